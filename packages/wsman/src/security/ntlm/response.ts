import { hmacMd5 } from './hmac-md5.ts';
import { md4 } from './md4.ts';
import { upperCase, utf16 } from './text.ts';

/** Who asks. */
export interface Account {
  readonly user: string;
  readonly domain: string;
  readonly password: string;
}

/** NTOWFv2: the key that the password stands for. The domain keeps its case. Source: [MS-NLMP] 3.3.2. */
export async function responseKey(account: Account): Promise<Uint8Array> {
  return hmacMd5(await md4(utf16(account.password)), utf16(upperCase(account.user) + account.domain));
}

/** What the client adds to the challenge: `temp` of [MS-NLMP] 3.3.2, the NTLMv2_CLIENT_CHALLENGE of 2.2.2.7. */
export function clientBlob(
  fileTime: Uint8Array,
  clientChallenge: Uint8Array,
  targetInfo: Uint8Array,
): Uint8Array {
  const head = Buffer.alloc(28);
  // RespType and HiRespType; the rest is reserved.
  head[0] = 1;
  head[1] = 1;
  head.set(fileTime, 8);
  head.set(clientChallenge, 16);
  return Buffer.concat([head, targetInfo, Buffer.alloc(4)]);
}

/** NTProofStr: HMAC-MD5 over the server's challenge and the blob. */
export function ntProof(key: Uint8Array, serverChallenge: Uint8Array, blob: Uint8Array): Uint8Array {
  return hmacMd5(key, serverChallenge, blob);
}

/** LMv2, for servers without a timestamp. Source: [MS-NLMP] 3.3.2. */
export function lmV2Response(
  key: Uint8Array,
  serverChallenge: Uint8Array,
  clientChallenge: Uint8Array,
): Uint8Array {
  return Buffer.concat([hmacMd5(key, serverChallenge, clientChallenge), clientChallenge]);
}
