import { SecurityError } from '../security-error.ts';
import { type AvPair, parseTargetInfo } from './target-info.ts';

/** NTLMv2_RESPONSE: the proof, and the blob that it was made over. Source: [MS-NLMP] 2.2.2.8 and 2.2.2.7. */
export interface ClientResponse {
  readonly proof: Uint8Array;
  readonly blob: Uint8Array;
  readonly fileTime: Uint8Array;
  readonly clientChallenge: Uint8Array;
  readonly targetInfo: readonly AvPair[];
}

const PROOF = 16;
const BLOB_HEAD = 28;
/** NTLM_RESPONSE of version 1: 24 bytes and nothing else. Source: [MS-NLMP] 2.2.2.6. */
const VERSION_1 = 24;

/** @throws SecurityError `token-malformed`; `security-too-weak` for NTLMv1; `account-refused` for nobody */
export function parseClientResponse(response: Uint8Array): ClientResponse {
  if (response.length === 0) throw new SecurityError('account-refused', 'nobody may not enter');
  if (response.length === VERSION_1) throw new SecurityError('security-too-weak', 'an NTLMv1 response');
  const blob = response.subarray(PROOF);
  if (blob.length < BLOB_HEAD + 4) throw new SecurityError('token-malformed', 'the NTLMv2 response is cut');
  if (blob[0] !== 1 || blob[1] !== 1) {
    throw new SecurityError('token-malformed', 'the version of the NTLMv2 response is not 1');
  }
  return {
    proof: response.subarray(0, PROOF),
    blob,
    fileTime: blob.subarray(8, 16),
    clientChallenge: blob.subarray(16, 24),
    targetInfo: parseTargetInfo(blob.subarray(BLOB_HEAD)),
  };
}
