import { expect, test } from 'vitest';
import { codingFor } from './compression.ts';

test.each([
  [undefined, null],
  ['', null],
  ['identity', null],
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.000, gzip; q=0', null],
  ['br;q=0.001', 'br'],
])('%j takes %j', (header, coding) => {
  expect(codingFor(header)).toBe(coding);
});
