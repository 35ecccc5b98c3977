import { expect, test } from 'vitest';
import { ImportWay } from './import-way.ts';

const counts = { licenseServers: 0, issuedLicenses: 0, userCals: 0, sessionHosts: 0, rejected: 7 };
const later = { counts: { ...counts, keyPacks: 9 }, observedAt: '2026-02-01T00:00:00Z' };
const older = { counts: { ...counts, keyPacks: 29 }, observedAt: '2026-01-01T00:00:00Z' };

/** Only their number counts. */
const done = (count: number): never[] => Array.from({ length: count }) as never[];

test('the oldest document comes first, and each is read, then folded', () => {
  const way = new ImportWay([later, older]);
  const at = (finished: number, phase: 'reading' | 'folding', rows: number): number =>
    way.shareOf({ observations: done(finished), notImported: [], progress: { phase, rows } });
  expect(at(0, 'reading', 0)).toBe(0);
  expect(at(0, 'reading', 20)).toBe(0.25);
  expect(at(0, 'folding', 0)).toBe(0.375);
  expect(at(1, 'reading', 0)).toBe(0.75);
  expect(at(1, 'folding', 10)).toBe(1);
});

test('never goes back, never beyond the end', () => {
  const way = new ImportWay([older]);
  const at = (rows: number): number =>
    way.shareOf({ observations: [], notImported: [], progress: { phase: 'folding', rows } });
  expect(at(1_000_000)).toBe(1);
  expect(at(3)).toBe(1);
});
