/** What each failure of the security layer means, in English. The keys are stable. */
const MEANINGS = {
  'token-malformed': 'A token of the authentication cannot be read',
  'token-unexpected': 'A token of the authentication comes at the wrong moment',
  'mechanism-refused': 'The other side does not accept the mechanism that was offered',
  'security-too-weak':
    'The other side does not offer NTLMv2 with extended session security, 128-bit keys, key exchange, signing and sealing',
  'account-refused': 'The account or its password is not accepted',
  'integrity-broken': 'The tokens of the authentication were changed on their way',
  'channel-binding-wrong': 'The authentication was made for another TLS connection',
  'clock-skew': 'The clocks of both sides differ too much',
  'not-authenticated': 'The authentication is not complete',
  'seal-broken': 'A sealed message was changed, repeated or lost on its way',
  'message-malformed': 'A sealed message cannot be read',
  'message-too-large': 'A sealed message is larger than allowed',
  'sealing-unavailable': 'This mechanism does not seal messages here',
  'certificate-malformed': 'The certificate of the server cannot be read',
  'kerberos-unavailable': 'The optional package `kerberos` is not installed or does not load',
  'kerberos-failed': 'Kerberos refuses',
} as const;

export type SecurityErrorCode = keyof typeof MEANINGS;

/** Everything that this folder throws on purpose. `detail` says which rule was broken; it never holds a secret. */
export class SecurityError extends Error {
  readonly code: SecurityErrorCode;
  readonly detail: string;

  constructor(code: SecurityErrorCode, detail: string, cause?: unknown) {
    super(`${MEANINGS[code]}: ${detail}`, cause === undefined ? undefined : { cause });
    this.name = 'SecurityError';
    this.code = code;
    this.detail = detail;
  }
}
