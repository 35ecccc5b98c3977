import { toIso } from '@calepin/core';
import { expect, test } from 'vitest';
import { instantOfName, observedAt } from './observed-at.ts';

test.each([
  ['CAL_Inventory_20260114_0730.csv', '2026-01-14T06:30:00Z'],
  ['exports/CAL_Inventory_20260714_0730.csv', '2026-07-14T05:30:00Z'],
  ['packs-20260114-073015.csv', '2026-01-14T06:30:15Z'],
  ['packs_2026-01-14_07-30.csv', '2026-01-14T06:30:00Z'],
  ['packs_2026-01-14T07-30-15.json', '2026-01-14T06:30:15Z'],
  ['packs_20261314_0730.csv', null],
  ['packs_20260114_2530.csv', null],
  ['facture-120260114_07301.csv', null],
  ['20260114_0730/packs.csv', null],
  ['packs.csv', null],
])('%s', (name, expected) => {
  expect(toIso(instantOfName(name, 'Europe/Paris'))).toBe(expected);
});

test('content goes before the name, the name before the date of the file', () => {
  const name = 'CAL_Inventory_20260114_0730.csv';
  expect(observedAt(1, name, 2, 'UTC')).toEqual({ at: 1, source: 'content' });
  expect(observedAt(null, name, 2, 'UTC').source).toBe('file-name');
  expect(observedAt(null, 'packs.csv', 2, 'UTC')).toEqual({ at: 2, source: 'file-date' });
  expect(observedAt(null, 'packs.csv', null, 'UTC')).toEqual({ at: null, source: null });
});
