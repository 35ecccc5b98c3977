import { expect, test } from 'vitest';
import { Rc4 } from './rc4.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

// RFC 6229, 2: key streams at offsets.
test.each([
  ['0102030405', 0, 'b2396305f03dc027ccc3524a0a1118a8'],
  ['0102030405060708090a0b0c0d0e0f10', 0, '9ac7cc9a609d1ef7b2932899cde41b97'],
  ['0102030405060708090a0b0c0d0e0f10', 16, '5248c4959014126a6e8a84f11d1a9e1c'],
  ['0102030405060708090a0b0c0d0e0f10', 240, '065902e4b620f6cc36c8589f66432f2b'],
  ['0102030405060708090a0b0c0d0e0f10', 4096, 'a36a4c301ae8ac13610ccbc12256cacc'],
])('the stream of key %s at %i', (key, offset, expected) => {
  const stream = new Rc4(Buffer.from(key, 'hex')).apply(new Uint8Array(offset + 16));
  expect(hex(stream.subarray(offset))).toBe(expected);
});

test('runs on from message to message', () => {
  const key = Buffer.from('a key');
  const whole = new Rc4(key).apply(new Uint8Array(1000));
  const cut = new Rc4(key);
  const pieces = [1, 7, 256, 736].map((length) => cut.apply(new Uint8Array(length)));
  expect(hex(Buffer.concat(pieces))).toBe(hex(whole));
});
