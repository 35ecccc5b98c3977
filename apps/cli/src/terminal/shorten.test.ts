import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from './display-width.ts';
import { pad, shortenMiddle } from './shorten.ts';

test.each([
  ['RDLIC01', 7, 'RDLIC01'],
  ['srv-licences-01.lab.example', 16, 'srv-lice…example'],
  ['abcdef', 5, 'ab…ef'],
  ['abcdef', 1, 'a'],
  ['abcdef', 2, 'a…'],
  ['東京都港区', 6, '東…区'],
  ['e\u0301e\u0301e\u0301e\u0301', 3, 'e\u0301…e\u0301'],
  ['abc', 0, ''],
])('%s in %i columns is %s', (text, width, shortened) => {
  expect(shortenMiddle(text, width)).toBe(shortened);
});

test('an ASCII terminal gets three full stops', () => {
  expect(shortenMiddle('srv-licences-01', 9, '...')).toBe('srv...-01');
});

test('never wider than asked, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 20 }), (text, width) => {
      expect(displayWidth(shortenMiddle(text, width))).toBeLessThanOrEqual(width);
    }),
  );
});

test('padding counts columns, not characters', () => {
  expect(pad('東', 4)).toBe('東  ');
  expect(pad('12', 4, 'right')).toBe('  12');
});
