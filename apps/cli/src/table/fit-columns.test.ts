import { expect, test } from 'vitest';
import { type ColumnNeed, fitColumns } from './fit-columns.ts';

const fixed = (width: number, importance = 0): ColumnNeed => ({ width, least: width, importance });
const flexible = (width: number, least: number, importance = 0): ColumnNeed => ({ width, least, importance });

test.each<[string, ColumnNeed[], number, number[], number[]]>([
  ['all fits', [fixed(10), fixed(10)], 22, [10, 10], []],
  ['a pipe has no limit', [fixed(500), fixed(500, 3)], Number.POSITIVE_INFINITY, [500, 500], []],
  ['long texts give way first', [flexible(30, 8), fixed(10, 5)], 32, [20, 10], []],
  ['the widest gives most', [flexible(30, 8), flexible(12, 8)], 26, [12, 12], []],
  ['then the least important goes', [flexible(30, 20), fixed(10, 1), fixed(10, 2)], 34, [22, 10], [2]],
  ['equally important: the last goes', [fixed(10, 1), fixed(10, 1)], 12, [10], [1]],
  ['what room appears is used again', [flexible(30, 8), fixed(40, 1)], 30, [30], [1]],
  ['what is never left out may be too wide', [fixed(40), fixed(10, 1)], 30, [40], [1]],
  ['nothing to fit', [], 30, [], []],
])('%s', (_sentence, needs, width, widths, dropped) => {
  const fit = fitColumns(needs, width, 2);
  expect(fit.kept.map((column) => column.width)).toEqual(widths);
  expect(fit.dropped).toEqual(dropped);
});
