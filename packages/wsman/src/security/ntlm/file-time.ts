/** From 1601-01-01 to 1970-01-01, in units of 100 ns. */
const EPOCH = 116_444_736_000_000_000n;

/** A FILETIME of eight bytes, little-endian, from milliseconds since 1970. Source: [MS-DTYP] 2.3.3. */
export function encodeFileTime(milliseconds: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(Math.trunc(milliseconds)) * 10_000n + EPOCH);
  return bytes;
}

/** Milliseconds since 1970 of a FILETIME of eight bytes. */
export function decodeFileTime(bytes: Uint8Array): number {
  return Number((Buffer.from(bytes).readBigUInt64LE(0) - EPOCH) / 10_000n);
}
