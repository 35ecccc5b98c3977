import { createHmac } from 'node:crypto';

/** HMAC-MD5 (RFC 2104) over parts in order. */
export function hmacMd5(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const hmac = createHmac('md5', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}
