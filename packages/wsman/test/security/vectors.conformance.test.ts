import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ntlmAcceptor } from '../../src/acceptor.ts';
import { hashChannelBindings } from '../../src/security/channel-binding/gss-channel-bindings.ts';
import { ntlmInitiator } from '../../src/security/index.ts';
import { micOf, parseAuthenticate, withMic } from '../../src/security/ntlm/authenticate-message.ts';
import { parseChallenge } from '../../src/security/ntlm/challenge-message.ts';
import { parseClientResponse } from '../../src/security/ntlm/client-response.ts';
import { decodeFileTime } from '../../src/security/ntlm/file-time.ts';
import { hmacMd5 } from '../../src/security/ntlm/hmac-md5.ts';
import { md4 } from '../../src/security/ntlm/md4.ts';
import { MessageSecurity } from '../../src/security/ntlm/message-security.ts';
import { parseNegotiate } from '../../src/security/ntlm/negotiate-message.ts';
import { Rc4 } from '../../src/security/ntlm/rc4.ts';
import { clientBlob, lmV2Response, ntProof, responseKey } from '../../src/security/ntlm/response.ts';
import { directionKeys } from '../../src/security/ntlm/session-keys.ts';
import { findPair, flagsOf } from '../../src/security/ntlm/target-info.ts';
import { fromUtf16, utf16 } from '../../src/security/ntlm/text.ts';
import { parseNegToken } from '../../src/security/spnego/tokens.ts';

const FOLDER = join(
  process.env['CALEPIN_SAMPLES'] ?? join(import.meta.dirname, '../../../../../shared/samples'),
  'ntlm',
);
const file = (name: string): Buffer => readFileSync(join(FOLDER, name));
// biome-ignore lint/suspicious/noExplicitAny: vectors of many shapes
const vectors = (name: string): any => JSON.parse(file(name).toString('utf8'));
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex');

test('[MS-NLMP] 4.2.4, NTLMv2 with its sealed message', async () => {
  const v = vectors('ms-nlmp-4.2.4-ntlmv2.json');
  const account = { user: v.user, domain: v.userDomain, password: v.password };
  expect(hex(await md4(utf16(v.password)))).toBe(v.ntHash);
  const key = await responseKey(account);
  expect(hex(key)).toBe(v.ntowfv2);
  const blob = clientBlob(bytes(v.time), bytes(v.clientChallenge), bytes(v.targetInfo));
  expect(hex(blob)).toBe(v.temp);
  const proof = ntProof(key, bytes(v.serverChallenge), blob);
  expect(hex(proof)).toBe(v.ntProofStr);
  expect(hex(lmV2Response(key, bytes(v.serverChallenge), bytes(v.clientChallenge)))).toBe(v.lmv2Response);
  const base = hmacMd5(key, proof);
  expect(hex(base)).toBe(v.sessionBaseKey);
  expect(hex(new Rc4(base).apply(bytes(v.randomSessionKey)))).toBe(v.encryptedRandomSessionKey);
  const [client, server] = (['client', 'server'] as const).map((side) =>
    directionKeys(bytes(v.randomSessionKey), side),
  );
  expect(
    [client?.sealing, client?.signing, server?.sealing, server?.signing].map((one) =>
      hex(one ?? Buffer.alloc(0)),
    ),
  ).toEqual([v.clientSealKey, v.clientSignKey, v.serverSealKey_computedByUs, v.serverSignKey_computedByUs]);
  const sealed = new MessageSecurity(directionKeys(bytes(v.randomSessionKey), 'client')).seal(
    bytes(v.plaintextHex),
  );
  expect([hex(sealed.sealed), hex(sealed.signature)]).toEqual([v.sealed, v.signature]);
});

test('[MS-NLMP] 4.2.4, its messages, the one with the misprint included', () => {
  const v = vectors('ms-nlmp-4.2.4-ntlmv2.json');
  expect(hex(file('ms-nlmp-4.2.4-challenge-as-printed.bin'))).toBe(v.challengeMessage_asPrinted);
  for (const message of [v.challengeMessage_goNtlm, v.challengeMessage_asPrinted]) {
    const challenge = parseChallenge(bytes(message));
    expect(challenge.flags.toString(16)).toBe(v.flags);
    expect(hex(challenge.serverChallenge)).toBe(v.serverChallenge);
    expect(challenge.targetInfo.map(({ id, value }) => [id, fromUtf16(value)])).toEqual([
      [2, 'Domain'],
      [1, v.serverName],
    ]);
  }
  const authenticate = parseAuthenticate(bytes(v.authenticateMessage));
  expect(authenticate).toMatchObject({ user: v.user, domain: v.userDomain, workstation: v.workstation });
  expect(hex(parseClientResponse(authenticate.ntResponse).proof)).toBe(v.ntProofStr);
  expect(hex(authenticate.encryptedSessionKey)).toBe(v.encryptedRandomSessionKey);
});

test('[MS-NLMP] 4.2.3.4, 56-bit keys without key exchange, is refused: nothing so weak is spoken', async () => {
  const v = vectors('ms-nlmp-4.2.3.4-ess-seal.json');
  const client = await ntlmInitiator({
    user: 'User',
    domain: 'Domain',
    password: 'Password',
    wrapping: 'raw',
  });
  await client.step(null);
  const challenge = bytes(vectors('ms-nlmp-4.2.4-ntlmv2.json').challengeMessage_goNtlm);
  challenge.writeUInt32LE(v.flags, 20);
  await expect(client.step(challenge)).rejects.toMatchObject({ code: 'security-too-weak' });
});

describe('ntlm-auth, with MIC and channel binding', () => {
  const v = vectors('ntlm-auth-mic-cbt.json');
  const { withMic: own } = v;

  test('the hash of the binding', () => {
    const binding = Buffer.concat([Buffer.from('tls-server-end-point:'), bytes(v.tlsCertificateSha256)]);
    expect(hex(hashChannelBindings(binding))).toBe(v.channelBindingsMd5);
  });

  test('the last message, its proof, its key and its MIC', async () => {
    const authenticate = bytes(own.authenticate);
    const message = parseAuthenticate(authenticate);
    const response = parseClientResponse(message.ntResponse);
    const key = await responseKey(v);
    const { serverChallenge } = parseChallenge(bytes(own.challenge));
    expect(hex(ntProof(key, serverChallenge, response.blob))).toBe(own.ntProofStr);
    expect(flagsOf(response.targetInfo)).toBe(2);
    expect(hex(findPair(response.targetInfo, 10) ?? Buffer.alloc(0))).toBe(v.channelBindingsMd5);
    const sessionKey = new Rc4(hmacMd5(key, response.proof)).apply(message.encryptedSessionKey);
    expect(hex(sessionKey)).toBe(v.randomSessionKey);
    expect(hex(micOf(authenticate))).toBe(own.mic);
    expect(hex(hmacMd5(sessionKey, bytes(own.negotiate), bytes(own.challenge), withMic(authenticate)))).toBe(
      own.mic,
    );
  });

  test('wraps and signs in a row, and after the key stream begins again', () => {
    const security = new MessageSecurity(directionKeys(bytes(v.randomSessionKey), 'client'));
    const wrapped = security.seal(Buffer.from(own.wrapSeq0_plaintextAscii));
    expect(hex(Buffer.concat([wrapped.signature, wrapped.sealed]))).toBe(own.wrapSeq0);
    const hello = Buffer.from('Hello');
    expect(hex(security.sign(hello))).toBe(own.signSeq1_Hello);
    expect(hex(security.sign(hello))).toBe(own.signSeq2_Hello);
    security.restartStream();
    expect(hex(security.sign(hello))).toBe(own.signSeq3_Hello_afterRc4StateReset);
  });

  test('a challenge whose target name leaves it, and the answer to it', async () => {
    const { challenge, authenticate, ntProofStr } = v.withoutMic;
    const { serverChallenge, targetInfo } = parseChallenge(bytes(challenge));
    expect(targetInfo.length).toBeGreaterThan(0);
    const response = parseClientResponse(parseAuthenticate(bytes(authenticate)).ntResponse);
    expect(hex(ntProof(await responseKey(v), serverChallenge, response.blob))).toBe(ntProofStr);
  });
});

test('pyspnego: a handshake with a Windows domain', async () => {
  const v = vectors('pyspnego-expected.json');
  const challenge = parseChallenge(file('pyspnego-ntlm_challenge.bin'));
  expect(challenge.flags).toBe(v.challengeFlags);
  expect(hex(challenge.serverChallenge)).toBe(v.serverChallenge);
  expect(
    challenge.targetInfo.map(({ id, value }) => [
      id,
      id === 7 ? new Date(decodeFileTime(value)).toISOString().slice(0, 23) : fromUtf16(value),
    ]),
  ).toEqual(v.targetInfo.map(([id, text]: [number, string]) => [id, id === 7 ? text.slice(0, 23) : text]));
  expect(parseNegotiate(file('pyspnego-ntlm_negotiate.bin')).flags).toBeGreaterThan(0);
  const message = parseAuthenticate(file('pyspnego-ntlm_authenticate.bin'));
  expect(message).toMatchObject({ user: v.user, domain: v.domain, workstation: v.workstation });
  const key = await responseKey(v);
  const response = parseClientResponse(message.ntResponse);
  expect(hex(ntProof(key, challenge.serverChallenge, response.blob))).toBe(v.ntProofStr);
  const base = hmacMd5(key, response.proof);
  expect(hex(base)).toBe(v.sessionBaseKey);
  expect(hex(new Rc4(base).apply(message.encryptedSessionKey))).toBe(v.exportedSessionKey);
  expect(flagsOf(response.targetInfo)).toBe(0);
  expect(parseAuthenticate(file('pyspnego-ntlm_authenticate_no_sign_seal.bin')).user).not.toBe('');
});

test('pyspnego: the tokens of SPNEGO', () => {
  const init = parseNegToken(file('pyspnego-initial_context_token_neg_token_init2.bin'));
  expect(init).toMatchObject({ kind: 'init', hint: 'not_defined_in_RFC4178@please_ignore' });
  const response = parseNegToken(file('pyspnego-neg_token_resp.bin'));
  expect(response).toMatchObject({ kind: 'response' });
});

test('go-ntlm: a message of a product, with a DNS name as the domain', async () => {
  const v = vectors('go-ntlm-reuters-expected.json');
  const captured = file('go-ntlm-reuters-authenticate.bin');
  expect(captured.toString('base64')).toBe(file('go-ntlm-reuters-authenticate.b64').toString('utf8').trim());
  const message = parseAuthenticate(captured);
  expect(message).toMatchObject({ user: v.user, domain: v.domain, workstation: v.workstation });
  const response = parseClientResponse(message.ntResponse);
  // The figure has more digits than a number of JSON keeps.
  expect(file('go-ntlm-reuters-expected.json').toString()).toContain(
    `"filetime": ${Buffer.from(response.fileTime).readBigUInt64LE()}`,
  );
  expect(hex(ntProof(await responseKey(v), bytes(v.serverChallenge), response.blob))).toBe(v.ntProofStr);
});

test('Davenport: the example of the older description, and first messages with names', async () => {
  const v = vectors('davenport-go-ntlmssp.json');
  const key = await responseKey({ user: v.user, domain: v.target, password: v.password });
  expect(hex(key)).toBe(v.ntowfv2);
  expect(decodeFileTime(bytes(v.filetime))).toBe(v.unixTime * 1000);
  const blob = clientBlob(bytes(v.filetime), bytes(v.clientChallenge), bytes(v.targetInfo));
  expect(hex(ntProof(key, bytes(v.serverChallenge), blob))).toBe(v.ntProofStr);
  expect(hex(lmV2Response(key, bytes(v.serverChallenge), bytes(v.clientChallenge)))).toBe(v.lmv2Response);
  for (const message of Object.values<string>(v.negotiateMessages)) {
    expect(parseNegotiate(bytes(message)).flags).toBeGreaterThan(0);
    // It offers no sealing: refused.
    await expect(
      (await ntlmAcceptor({ account: () => null, names: { computer: 'X', domain: 'Y' } })).step(
        bytes(message),
      ),
    ).rejects.toMatchObject({ code: 'security-too-weak' });
  }
});
