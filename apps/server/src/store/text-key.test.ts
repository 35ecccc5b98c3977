import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCodePoints, prefixEnd, textKey } from './text-key.ts';

test('case and the composition of accents do not matter', () => {
  expect(textKey('AME\u0301LIE')).toBe(textKey('amélie'));
});

test('texts are ordered as their bytes in UTF-8 are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(
        Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))),
      );
    }),
  );
  // Code units would order these the other way.
  expect(compareCodePoints('\u{1F600}', '\uFF5E')).toBeGreaterThan(0);
});

test('what begins with a prefix lies between it and its end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (prefix, rest) => {
      expect(compareCodePoints(prefix + rest, prefix)).toBeGreaterThanOrEqual(0);
      expect(compareCodePoints(prefix + rest, prefixEnd(prefix))).toBeLessThan(0);
    }),
  );
});
