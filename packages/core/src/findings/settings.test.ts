import { expect, test } from 'vitest';
import { NOW, registered } from '../../test/key-packs.ts';
import { computePosition } from '../position/position.ts';
import type { PositionRow } from '../position/types.ts';
import { DEFAULT_SETTINGS, lowLevel, thresholdFor } from './settings.ts';
import type { FindingSettings, Threshold } from './types.ts';

/** Where the row of these cases stands: site `mairie`, Per Device, 2022. */
const [row] = computePosition({ asOf: NOW, keyPacks: [registered({ productType: 0 })], tallies: [] }).rows;

const at = (value: number, where: Partial<Omit<Threshold, 'level'>> = {}): Threshold => ({
  site: null,
  calType: null,
  productVersionId: null,
  level: { unit: 'licenses', value },
  ...where,
});
const chosen = (thresholds: Threshold[]): Threshold['level'] | null => {
  const settings: FindingSettings = { ...DEFAULT_SETTINGS, thresholds };
  return thresholdFor(row as PositionRow, settings)?.level ?? null; // the case above makes one row
};

test('10 % by default', () => {
  expect(chosen([...DEFAULT_SETTINGS.thresholds])).toEqual({ unit: 'percent', value: 10 });
});

test('the example of the documentation: 10 % everywhere, 5 licences for Per Device', () => {
  const thresholds = [...DEFAULT_SETTINGS.thresholds, at(5, { calType: 'per-device' })];
  expect(chosen(thresholds)).toEqual({ unit: 'licenses', value: 5 });
});

test.each<[string, Threshold[], number | null]>([
  ['none', [], null],
  [
    'only those of other rows',
    [at(1, { site: 'région' }), at(2, { calType: 'per-user' }), at(3, { productVersionId: 6 })],
    null,
  ],
  ['one of two parts matches, the other does not', [at(1, { site: 'mairie', calType: 'per-user' })], null],
  [
    'the more precise one, wherever it stands',
    [at(3, { site: 'mairie', calType: 'per-device' }), at(1), at(2, { site: 'mairie' })],
    3,
  ],
  [
    'all three parts',
    [
      at(1, { site: 'mairie', calType: 'per-device' }),
      at(2, { site: 'mairie', calType: 'per-device', productVersionId: 7 }),
    ],
    2,
  ],
  ['of two as precise, the later', [at(1, { site: 'mairie' }), at(2, { productVersionId: 7 })], 2],
])('%s', (_, thresholds, level) => {
  expect(chosen(thresholds)?.value ?? null).toBe(level);
});

test.each<[string, number, 'percent' | 'licenses', number, number]>([
  ['10 % of 270', 270, 'percent', 10, 27],
  ['10 % of 9 is rounded down', 9, 'percent', 10, 0],
  ['12.5 % of 100', 100, 'percent', 12.5, 12],
  ['33.3 % of 1,000 loses nothing to binary fractions', 1000, 'percent', 33.3, 333],
  ['100 %', 270, 'percent', 100, 270],
  ['20 licences, whatever is installed', 5, 'licenses', 20, 20],
])('%s', (_, installed, unit, value, level) => {
  expect(lowLevel(installed, { ...at(0), level: { unit, value } })).toBe(level);
});
