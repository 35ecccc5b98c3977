import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOW } from '../../test/key-packs.ts';
import type { IssuedLicenseStatus } from '../domain/issued-license-status.ts';
import { type TalliedLicense, tallyIssuedLicenses } from './tally.ts';

const source = { observationId: 'o-1', observedAt: NOW, method: 'issued-license-csv' };

test('the example of the documentation', () => {
  const rows: TalliedLicense[] = [{ keyPackRef: 'pack-4', status: 'active', expires: null }];
  expect(tallyIssuedLicenses(rows, NOW, { source, complete: true })).toEqual([
    { keyPackRef: 'pack-4', byStatus: { active: 1 }, expired: 0, source, complete: true },
  ]);
});

test.each<[string, [string, IssuedLicenseStatus, number | null][], [string, object, number][]]>([
  ['no row, no tally', [], []],
  [
    'statuses apart, packs apart',
    [
      ['a', 'active', null],
      ['b', 'temporary', null],
      ['a', 'active', null],
      ['a', 'revoked', null],
    ],
    [
      ['a', { active: 2, revoked: 1 }, 0],
      ['b', { temporary: 1 }, 0],
    ],
  ],
  [
    'expired: before the instant, not at it',
    [
      ['a', 'active', NOW - 1],
      ['a', 'active', NOW],
      ['a', 'active', NOW + 1],
    ],
    [['a', { active: 3 }, 1]],
  ],
])('%s', (_, rows, expected) => {
  const licenses = rows.map(([keyPackRef, status, expires]) => ({ keyPackRef, status, expires }));
  const tallies = tallyIssuedLicenses(licenses, NOW, { source: null, complete: false });
  expect(tallies.map(({ keyPackRef, byStatus, expired }) => [keyPackRef, byStatus, expired])).toEqual(
    expected,
  );
});

test('it reads an iterable once, row by row, and loses none', () => {
  const row = fc.record({
    keyPackRef: fc.constantFrom('a', 'b', '__proto__'),
    status: fc.constantFrom<IssuedLicenseStatus>('active', 'temporary', 'unknown'),
    expires: fc.option(fc.integer()),
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const tallies = tallyIssuedLicenses(rows.values(), NOW, { source, complete: true });
      const counted = tallies.flatMap(({ byStatus }) => Object.values(byStatus));
      expect(counted.reduce((all, count) => all + count, 0)).toBe(rows.length);
      expect(tallies.length).toBe(new Set(rows.map(({ keyPackRef }) => keyPackRef)).size);
    }),
  );
});
