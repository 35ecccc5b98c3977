import { expect, test } from 'vitest';
import { hmacMd5 } from './hmac-md5.ts';
import { md4 } from './md4.ts';
import { MessageSecurity } from './message-security.ts';
import { Rc4 } from './rc4.ts';
import { clientBlob, lmV2Response, ntProof, responseKey } from './response.ts';
import { directionKeys } from './session-keys.ts';
import { upperCase, utf16 } from './text.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Buffer => Buffer.from(text, 'hex');

// The example of [MS-NLMP] 4.2.1 and 4.2.4: User, Password, Domain.
const CHALLENGE = bytes('0123456789abcdef');
const CLIENT_CHALLENGE = bytes('aaaaaaaaaaaaaaaa');
const SESSION_KEY = bytes('55'.repeat(16));
const TARGET_INFO = bytes('02000c0044006f006d00610069006e0001000c0053006500720076006500720000000000');
const KEY = bytes('0c868a403bfd7a93a3001ef22ef02e3f');

test('NTOWFv2, 4.2.4.1.1', async () => {
  expect(hex(await md4(utf16('Password')))).toBe('a4f49c406510bdcab6824ee7c30fd852');
  expect(hex(await responseKey({ user: 'User', domain: 'Domain', password: 'Password' }))).toBe(hex(KEY));
});

test('the blob, the proof and the session key, 4.2.4.1.3 to 4.2.4.2.3', () => {
  const blob = clientBlob(new Uint8Array(8), CLIENT_CHALLENGE, TARGET_INFO);
  expect(hex(blob)).toBe(
    `01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000${hex(TARGET_INFO)}00000000`,
  );
  const proof = ntProof(KEY, CHALLENGE, blob);
  expect(hex(proof)).toBe('68cd0ab851e51c96aabc927bebef6a1c');
  const base = hmacMd5(KEY, proof);
  expect(hex(base)).toBe('8de40ccadbc14a82f15cb0ad0de95ca3');
  expect(hex(new Rc4(base).apply(SESSION_KEY))).toBe('c5dad2544fc9799094ce1ce90bc9d03e');
});

test('LMv2, 4.2.4.2.1', () => {
  expect(hex(lmV2Response(KEY, CHALLENGE, CLIENT_CHALLENGE))).toBe(
    '86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa',
  );
});

test('keys of the direction and GSS_WrapEx, 4.2.4.4', () => {
  const keys = directionKeys(SESSION_KEY, 'client');
  expect([hex(keys.sealing), hex(keys.signing)]).toEqual([
    '59f600973cc4960a25480a7c196e4c58',
    '4788dc861b4782f35d43fd98fe1a2d39',
  ]);
  const { sealed, signature } = new MessageSecurity(keys).seal(utf16('Plaintext'));
  expect(hex(sealed)).toBe('54e50165bf1936dc996020c1811b0f06fb5f');
  expect(hex(signature)).toBe('010000007fb38ec5c55d497600000000');
});

test('upper case is that of Windows, unit by unit', () => {
  expect(upperCase('straße é ŉ 𐐨')).toBe('STRAßE É ŉ 𐐨');
});
