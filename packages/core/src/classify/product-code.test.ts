import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ProductCode, parseProductCode } from './product-code.ts';

type Case = [string, string, ProductCode['calType'], readonly number[], ProductCode['suffix']];

test.each<Case>([
  ['Per Device 2000, the built-in pool', 'A02-5.00-EX', 'per-device', [0], 'built-in'],
  ['Per Device 2003', 'A02-5.02-S', 'per-device', [1], 'standard'],
  ['2008 and 2008 R2 share one code', 'A02-6.00-S', 'per-device', [2, 3], 'standard'],
  ['Per User 2012', 'C50-6.02-S', 'per-user', [4], 'standard'],
  ['Per Device 2016', 'A02-10.00-S', 'per-device', [5], 'standard'],
  ['Per User 2019', 'C50-10.01-S', 'per-user', [6], 'standard'],
  ['a VDI suite', 'A02-10.01-VDIS', 'per-device', [6], 'vdi'],
  ['minor version without its zero', 'A02-5.2-S', 'per-device', [1], 'standard'],
  ['spaces around and small letters', '  c50-6.02-s ', 'per-user', [4], 'standard'],
  ['a version that was never seen stands for no id', 'C50-10.02-S', 'per-user', [], 'standard'],
  ['10.10 is not 10.1', 'C50-10.10-S', 'per-user', [], 'standard'],
  ['a family that was never seen', 'B77-6.02-S', 'unknown', [4], 'standard'],
  ['a suffix that was never seen', 'C50-6.02-ZZ', 'per-user', [4], 'unknown'],
])('%s', (_, text, calType, productVersionIds, suffix) => {
  expect(parseProductCode(text)).toEqual({
    text: text.trim().toUpperCase(),
    calType,
    productVersionIds,
    suffix,
  });
});

test.each<[string, string | null]>([
  ['nothing read', null],
  ['empty', ''],
  ['a sentence', 'RDS Per User CAL'],
  ['a code inside a sentence', 'Pack C50-6.02-S'],
  ['no suffix', 'C50-6.02'],
  ['no minor version', 'C50-6-S'],
  ['a name that objects have by themselves', 'constructor'],
])('not a product code: %s', (_, text) => {
  expect(parseProductCode(text)).toBeNull();
});

test('any text is either a code or none, never an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const code = parseProductCode(text);
      return code === null || text.trim().toUpperCase() === code.text;
    }),
  );
});
