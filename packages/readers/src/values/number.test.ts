import { expect, test } from 'vitest';
import { isCount, parseInteger } from './number.ts';

test.each([
  ['270', 270],
  ['0', 0],
  ['-1', -1],
  ['−1', -1],
  ['4294967295', 4_294_967_295],
  [' 12 ', 12],
  ['1,050', 1050],
  ['1.050', 1050],
  ['1 050', 1050],
  ['1\u00a0050', 1050],
  ['1\u202f050', 1050],
  ["1'050", 1050],
  ['1’050', 1050],
  ['4.294.967.295', 4_294_967_295],
  ['1,050.00', 1050],
  ['1.050,00', 1050],
  ['1\u00a0050,00', 1050],
  ['50.0', 50],
  ['50,00', 50],
  ['007', 7],
  ['12345678901234567890', 12_345_678_901_234_567_000],
])('%j is %d', (text, value) => {
  expect(parseInteger(text)).toBe(value);
});

test.each([
  '',
  ' ',
  'deux',
  '12,5',
  '12.5',
  '1,05',
  '1,0500',
  '1.050,000',
  '1 05',
  '0x10',
  '1e3',
  '--1',
  '+',
  'NaN',
  '1.050.00',
  '9'.repeat(40),
])('%j is no whole number', (text) => {
  expect(parseInteger(text)).toBeNaN();
});

test.each([
  [-1, true],
  [-2, false],
  [0, true],
  [4_294_967_295, true],
  [4_294_967_296, false],
])('%d as a count: %s', (value, expected) => {
  expect(isCount(value)).toBe(expected);
});
