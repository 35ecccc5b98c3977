import { expect, test } from 'vitest';
import { isUnlimitedCount, licenseCount } from './license-count.ts';

test.each<[string, number | null, number | null, boolean]>([
  ['nothing read', null, null, false],
  ['none', 0, 0, false],
  ['some', 270, 270, false],
  ['the largest number that can be a quantity', 4_294_967_294, 4_294_967_294, false],
  ['the largest uint32 means no limit', 4_294_967_295, null, true],
  ['the same number read as signed', -1, null, true],
  ['another negative number is no quantity', -2, null, false],
  ['a number beyond uint32', 4_294_967_296, null, false],
  ['a fraction', 1.5, null, false],
  ['not a number', Number.NaN, null, false],
  ['infinity', Number.POSITIVE_INFINITY, null, false],
])('%s', (_, count, licenses, unlimited) => {
  expect([licenseCount(count), isUnlimitedCount(count)]).toEqual([licenses, unlimited]);
});
