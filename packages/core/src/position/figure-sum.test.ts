import { expect, test } from 'vitest';
import { FigureSum } from './figure-sum.ts';

const at = (observedAt: number) => ({ observationId: `o-${observedAt}`, observedAt, method: 'keypack-csv' });

test.each<[string, [number | null, number][], object]>([
  ['without any part nothing is known', [], { value: null, known: 0, missing: 0, oldest: null }],
  ['one part', [[5, 10]], { value: 5, known: 5, missing: 0, oldest: at(10) }],
  [
    'several parts are as old as the oldest',
    [
      [5, 30],
      [7, 10],
      [0, 20],
    ],
    { value: 12, known: 12, missing: 0, oldest: at(10) },
  ],
  [
    'one part not read makes the whole unknown, and keeps what the others add up to',
    [
      [5, 30],
      [null, 10],
      [7, 20],
    ],
    { value: null, known: 12, missing: 1, oldest: at(20) },
  ],
  ['no part read', [[null, 10]], { value: null, known: 0, missing: 1, oldest: null }],
  ['zero is a figure', [[0, 10]], { value: 0, known: 0, missing: 0, oldest: at(10) }],
])('%s', (_, parts, expected) => {
  const sum = new FigureSum();
  for (const [value, observedAt] of parts) sum.add(value, at(observedAt));
  const { value, known, missing, oldest } = sum;
  expect({ value, known, missing, oldest }).toEqual(expected);
});
