import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyKeyPacks, anyTallies } from '../../test/arbitraries.ts';
import { NOW } from '../../test/key-packs.ts';
import { listedLicenses } from './listed-licenses.ts';
import { computePosition } from './position.ts';
import type { RegisteredKeyPack } from './types.ts';

const register = anyKeyPacks().chain((keyPacks) =>
  anyTallies(keyPacks).map((tallies) => ({ asOf: NOW, keyPacks, tallies })),
);

const sum = (figures: readonly (number | null)[]): number | null =>
  figures.reduce<number | null>((all, figure) => (all === null || figure === null ? null : all + figure), 0);

test('every counted pack is in exactly one row, with packs of its own site, type and version', () => {
  fc.assert(
    fc.property(register, (input) => {
      const { rows } = computePosition(input);
      const counted = input.keyPacks.filter(({ pack }) => pack.counted);
      expect(rows.flatMap((row) => row.keyPacks).sort()).toEqual(counted.map(({ id }) => id).sort());
      for (const row of rows) {
        for (const { pack, site, licenseServerId } of packsOf(row.keyPacks, counted)) {
          expect([site, pack.calType, pack.productVersion]).toEqual([
            row.site,
            row.calType,
            row.productVersion,
          ]);
          if (row.calType === 'unknown') expect(pack.label).toBe(row.label);
          expect(row.licenseServers).toContain(licenseServerId);
        }
      }
    }),
  );
});

test('figures are the naive sums over counted packs, or unknown when one part is', () => {
  fc.assert(
    fc.property(register, (input) => {
      const tallies = new Map(input.tallies.map((tally) => [tally.keyPackRef, tally]));
      for (const row of computePosition(input).rows) {
        const packs = packsOf(row.keyPacks, input.keyPacks);
        expect(row.installed).toBe(sum(packs.map(({ pack }) => pack.total)));
        const issued = packs.map(
          ({ id, pack }) => pack.issued ?? listedLicenses(pack, tallies.get(id))?.count ?? null,
        );
        expect(row.issued).toBe(sum(issued));
        expect(row.atLeast.issued).toBe(sum(issued.map((figure) => figure ?? 0)));
      }
    }),
  );
});

test('no figure is negative, a gap explains every figure that is missing, and only then is a row partial', () => {
  fc.assert(
    fc.property(register, (input) => {
      for (const row of computePosition(input).rows) {
        const codes = row.gaps.map(({ code }) => code);
        for (const figure of [row.installed, row.issued, row.available, row.overIssued]) {
          if (figure !== null) expect(figure).toBeGreaterThanOrEqual(0);
        }
        expect(codes.includes('total-not-read')).toBe(row.installed === null);
        expect(codes.includes('issued-not-read')).toBe(row.issued === null);
        expect(row.confidence).toBe(codes.length === 0 ? 'complete' : 'partial');
        if (row.available !== null && row.installed !== null && row.issued !== null) {
          expect(row.available + row.issued).toBeLessThanOrEqual(Math.max(row.installed, row.issued));
        }
      }
    }),
  );
});

test('the order in which packs come changes no figure', () => {
  const shuffled = register.chain((input) =>
    fc
      .shuffledSubarray(input.keyPacks, { minLength: input.keyPacks.length })
      .map((keyPacks) => ({ input, other: { ...input, keyPacks } })),
  );
  const figures = ({ rows }: ReturnType<typeof computePosition>): unknown[] =>
    rows.map(({ keyPacks, licenseServers, sources, ...row }) => ({
      ...row,
      keyPacks: [...keyPacks].sort(),
      licenseServers: [...licenseServers].sort(),
      ages: [sources.installed?.observedAt, sources.issued?.observedAt],
    }));
  fc.assert(
    fc.property(shuffled, ({ input, other }) => {
      expect(figures(computePosition(other))).toEqual(figures(computePosition(input)));
    }),
  );
});

function packsOf(ids: readonly string[], keyPacks: readonly RegisteredKeyPack[]): RegisteredKeyPack[] {
  return keyPacks.filter(({ id }) => ids.includes(id));
}
