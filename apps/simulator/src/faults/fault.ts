/**
 * What goes wrong at a host, on demand. One at a time; each says where it strikes.
 *
 * Connection: `refuse` (nothing listens), `hang` (no answer, or no greeting of TLS either), `slow`, `cut` (the connection is
 * reset), `half-close` (the server closes its half in the middle of an answer), `half-envelope` (HTTP is whole, XML is not),
 * `corrupt` (bytes changed: not XML, or a broken seal), `endless`, `huge-item`.
 * HTTP: `overloaded` (503), `redirect`, `web-page` (something else listens), `not-found` (no WS-Management here).
 * Account: `wrong-password`, `password-expired`, `password-must-change`, `account-disabled`, `account-locked`,
 * `account-expired`, `account-restricted`, `clock-skew`, `not-authorized`, `sign-in-again` (the connection forgets who it is).
 * WS-Management: `unrelated-answer`, `entities`, `deny-class`, `no-class`, `no-namespace`, `method-fails`, `quota`, `timed-out`,
 * `empty-pulls`, `lie`.
 */
export type Fault =
  | { readonly kind: 'refuse' | 'half-close' | 'overloaded' | 'redirect' | 'web-page' | 'not-found' }
  | { readonly kind: 'wrong-password' | 'not-authorized' | AccountFault }
  | { readonly kind: 'unrelated-answer' | 'entities' | 'quota' | 'empty-pulls' | 'no-namespace' }
  | { readonly kind: 'hang'; readonly at?: 'connection' | 'answer' }
  /** `pieceBytes` every `delayMs` milliseconds; 1,024 and 200 unless told. */
  | { readonly kind: 'slow'; readonly delayMs?: number; readonly pieceBytes?: number }
  /** After so many bytes of the answer's body; before any when absent. */
  | { readonly kind: 'cut'; readonly afterBytes?: number }
  | { readonly kind: 'half-envelope' | 'corrupt'; readonly class?: ClassNames }
  /** One envelope without an end, or an enumeration without an end. */
  | { readonly kind: 'endless'; readonly by?: 'envelope' | 'pulls' }
  /** One property of so many bytes; 500 million unless told. */
  | { readonly kind: 'huge-item'; readonly bytes?: number }
  /** So many milliseconds ahead; an hour unless told. */
  | { readonly kind: 'clock-skew'; readonly byMs?: number }
  /** Each connection is asked to sign in again after so many requests; 3 unless told. */
  | { readonly kind: 'sign-in-again'; readonly afterRequests?: number }
  /** Without `class`: every class. */
  | { readonly kind: 'deny-class' | 'no-class'; readonly class?: ClassNames }
  /** The method answers with this return value; WBEM_E_FAILED unless told. */
  | { readonly kind: 'method-fails'; readonly method?: string; readonly returnValue?: number }
  /** So many pulls in a row time out before one answers; 1 unless told. */
  | { readonly kind: 'timed-out'; readonly times?: number }
  /**
   * `name`: the host says that it is another one. `counts`: packs say that more is issued than exists. `list`: the list of
   * issued licences ends early and says that it is whole. `product-id`: it claims the identifiers of another server.
   */
  | { readonly kind: 'lie'; readonly about?: 'name' | 'counts' | 'list' | 'product-id' };

export type FaultKind = Fault['kind'];

/** One class, several, in any case of letters. */
export type ClassNames = string | readonly string[];

/** Why Windows refuses an account that it knows, by the system error that it has for it. */
export type AccountFault =
  | 'password-expired'
  | 'password-must-change'
  | 'account-disabled'
  | 'account-locked'
  | 'account-expired'
  | 'account-restricted';

/** Whether a fault that may name classes strikes this one. */
export function strikes(names: ClassNames | undefined, className: string): boolean {
  if (names === undefined) return true;
  const wanted = className.toLowerCase();
  return typeof names === 'string'
    ? names.toLowerCase() === wanted
    : names.some((name) => name.toLowerCase() === wanted);
}
