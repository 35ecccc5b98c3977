import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits: nobody guesses one, so that a plain hash of it is enough (NIST SP 800-63B, section 3.1.2.2). */
const BYTES = 32;

/** What a token is for; it stands at its beginning, so that whoever finds one knows what to revoke. */
export type TokenKind = 'sign-in' | 'link' | 'api' | 'console';

const PREFIXES: Readonly<Record<TokenKind, string>> = {
  'sign-in': 'cals_',
  link: 'call_',
  api: 'calt_',
  console: 'calc_',
};

/** A new secret token. It is given once; the register keeps its hash. */
export function newToken(kind: TokenKind): string {
  return PREFIXES[kind] + randomBytes(BYTES).toString('base64url');
}

/** What the register knows a token by: SHA-256 in hexadecimal digits. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function isTokenOf(kind: TokenKind, token: string): boolean {
  return token.startsWith(PREFIXES[kind]);
}

/** Whether two tokens are one. The time that it takes tells nothing of either. */
export function sameToken(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(tokenHash(one)), Buffer.from(tokenHash(other)));
}
