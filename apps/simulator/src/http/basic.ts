import { timingSafeEqual } from 'node:crypto';
import { type Account, findAccount } from './account.ts';

/** Checks an `Authorization: Basic` header (RFC 7617). `null` when it is not one or does not fit. */
export function basicAccount(header: string, accounts: readonly Account[]): Account | null {
  const match = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header);
  if (match?.[1] === undefined) return null;
  const text = Buffer.from(match[1], 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  const given = text.slice(0, colon);
  const slash = given.indexOf('\\');
  const account = findAccount(accounts, given.slice(0, Math.max(0, slash)), given.slice(slash + 1));
  const password = Buffer.from(text.slice(colon + 1));
  if (account === undefined) return null;
  const expected = Buffer.from(account.password);
  return password.length === expected.length && timingSafeEqual(password, expected) ? account : null;
}
