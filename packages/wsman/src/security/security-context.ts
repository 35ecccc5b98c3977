/** What one step of an authentication gives. */
export interface SecurityStep {
  /** To be sent; `null` when there is nothing to say. */
  readonly token: Uint8Array | null;
  /** Whether this side has all it needs. A token that still arrives is given to `step` and checked. */
  readonly done: boolean;
}

/** A message and the signature that travels beside it. */
export interface SealedMessage {
  readonly signature: Uint8Array;
  readonly sealed: Uint8Array;
}

/** One side of an authenticated connection: tokens until done, then messages sealed in order. */
export interface SecurityContext {
  /** The HTTP authentication scheme under which its tokens travel (RFC 4559). */
  readonly scheme: 'Negotiate';
  /** Whether `wrap` and `unwrap` work once it is done. */
  readonly seals: boolean;
  /**
   * Takes the other side's token (`null` for the first step of the side that begins) and gives the next.
   * @throws SecurityError
   */
  step(token: Uint8Array | null): Promise<SecurityStep>;
  /**
   * Seals a message. Messages must arrive in the order in which they were sealed.
   * @throws SecurityError `not-authenticated`, `sealing-unavailable`
   */
  wrap(message: Uint8Array): SealedMessage;
  /**
   * Opens a message in the order in which it was sealed.
   * @throws SecurityError `seal-broken`; the context is of no use after it
   */
  unwrap(signature: Uint8Array, sealed: Uint8Array): Uint8Array;
}
