import { expect, test } from 'vitest';
import { parseBoolean, parseInteger, parseNumber } from './parse-scalar.ts';
import { parseAs } from './parse-value.ts';

test.each([
  ['0', 0n],
  ['18446744073709551615', 18446744073709551615n],
  ['-9223372036854775808', -9223372036854775808n],
  ['+7', 7n],
  [' 12\n', 12n],
  ['1.0', null],
  ['0x10', null],
  ['', null],
  ['12a', null],
  ['9'.repeat(41), null],
])('the whole number %o', (text, value) => {
  expect(parseInteger(text)).toBe(value);
});

test.each([
  ['4294967295', 4294967295],
  ['-1', -1],
  ['007', 7],
  ['1.5e3', 1500],
  ['.5', 0.5],
  ['9007199254740991', 9007199254740991],
  // Beyond 2^53 it would be another number.
  ['9007199254740992', null],
  ['18446744073709551615', null],
  ['1e999', null],
  ['NaN', null],
  ['Infinity', null],
  ['', null],
  [' ', null],
  ['1,5', null],
])('the number %o', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test.each([
  ['true', true],
  ['TRUE', true],
  [' False ', false],
  ['1', true],
  ['0', false],
  ['yes', null],
  ['', null],
])('the truth of %o', (text, value) => {
  expect(parseBoolean(text)).toBe(value);
});

test.each([
  ['string', '007', '007'],
  ['char16', '65', '65'],
  ['uint32', '4294967295', 4294967295],
  ['sint8', '-128', -128],
  ['real64', '0.1', 0.1],
  ['uint64', '18446744073709551615', 18446744073709551615n],
  ['sint64', '5', 5n],
  ['boolean', 'TRUE', true],
  // What is not of the type that was told stays what it is.
  ['uint32', 'many', 'many'],
  ['uint64', '1.5', '1.5'],
  ['boolean', 'perhaps', 'perhaps'],
  ['datetime', '2001-25-00', '2001-25-00'],
] as const)('%s of %o', (type, text, value) => {
  expect(parseAs(type, text)).toBe(value);
});
