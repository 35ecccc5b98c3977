import { md4 as hash } from 'hash-wasm';

/** MD4 (RFC 1320), which OpenSSL 3 has only in its legacy provider. */
export async function md4(data: Uint8Array): Promise<Uint8Array> {
  return Buffer.from(await hash(data), 'hex');
}
