import type { SealedMessage, SecurityStep } from './security-context.ts';

/** What signs the list of mechanisms. Each is called once at most, before anything is wrapped. */
export interface MechListIntegrity {
  /** Whether a `mechListMIC` belongs to it even when it was the preferred mechanism. */
  readonly isExpected: boolean;
  sign(list: Uint8Array): Uint8Array;
  /** @throws SecurityError `integrity-broken` */
  verify(mic: Uint8Array, list: Uint8Array): void;
}

/** An authentication mechanism as SPNEGO sees it. */
export interface Mechanism {
  readonly seals: boolean;
  step(token: Uint8Array | null): Promise<SecurityStep>;
  wrap(message: Uint8Array): SealedMessage;
  unwrap(signature: Uint8Array, sealed: Uint8Array): Uint8Array;
  /** `null` where it cannot sign. @throws SecurityError `not-authenticated` */
  mechListIntegrity(): MechListIntegrity | null;
}
