import { computePosition } from '@calepin/core';
import { describe, expect, test } from 'vitest';
import type { Register } from '../../src/store/index.ts';
import { day, importAll, licenses, packs } from './documents.ts';
import { openTestRegister } from './fixture.ts';

const DEVICE = { productType: 0, description: 'C50-6.02-D', typeAndModel: 'RDS Per Device CAL' };

async function trendOf(
  documents: Parameters<typeof importAll>[1],
  window: { from?: number; asOf?: number } = {},
) {
  const register = await openTestRegister();
  await importAll(register, documents);
  return seriesOf(register, window);
}

async function seriesOf(register: Register, { from = 0, asOf }: { from?: number; asOf?: number }) {
  const series = await register.trend({
    from: day(from),
    ...(asOf === undefined ? {} : { asOf: day(asOf) }),
  });
  return series.map((one) => [
    one.calType,
    one.productVersionId,
    one.points.map((point) => [(point.at - day(0)) / 86_400_000, point.installed, point.issued]),
  ]);
}

describe('the trend', () => {
  test('has a point where a figure changes, and none where it does not', async () => {
    const found = await trendOf([
      packs(day(1), 'rdl01', [{}]),
      packs(day(2), 'rdl01', [{}]),
      packs(day(3), 'rdl01', [{ issuedLicenses: 41 }]),
      packs(day(4), 'rdl01', [{ issuedLicenses: 41, typeAndModel: 'another label' }]),
      packs(day(5), 'rdl01', [{ issuedLicenses: 41, totalLicenses: 110 }]),
    ]);
    expect(found).toEqual([
      [
        'per-user',
        7,
        [
          [1, 100, 40],
          [3, 100, 41],
          [5, 110, 41],
        ],
      ],
    ]);
  });

  test('adds the packs of all servers, and is unknown where one of them is', async () => {
    const found = await trendOf([
      packs(day(1), 'rdl01', [{}]),
      packs(day(2), 'rdl02', [{ issuedLicenses: null }]),
      packs(day(3), 'rdl02', [{ issuedLicenses: 2 }]),
      packs(day(4), 'rdl01', []),
      packs(day(5), 'rdl02', []),
    ]);
    expect(found).toEqual([
      [
        'per-user',
        7,
        [
          [1, 100, 40],
          [2, 200, null],
          [3, 200, 42],
          [4, 100, 2],
          [5, null, null],
        ],
      ],
    ]);
  });

  test('keeps what does not count, and other types and versions, apart', async () => {
    const found = await trendOf([
      packs(day(1), 'rdl01', [
        {},
        { keyPackId: 4, ...DEVICE },
        { keyPackId: 5, productVersionId: 6, description: null },
        { keyPackId: 6, totalLicenses: -1 },
      ]),
    ]);
    expect(found).toEqual([
      ['per-user', 7, [[1, 100, 40]]],
      ['per-user', 6, [[1, 100, 40]]],
      ['per-device', 7, [[1, 100, 40]]],
    ]);
  });

  test('begins with what held at its beginning, and ends with its end', async () => {
    const documents = [
      packs(day(1), 'rdl01', [{}]),
      packs(day(5), 'rdl01', [{ totalLicenses: 5 }]),
      packs(day(9), 'rdl01', [{ totalLicenses: 9 }]),
    ];
    expect(await trendOf(documents, { from: 3, asOf: 7 })).toEqual([
      [
        'per-user',
        7,
        [
          [3, 100, 40],
          [5, 5, 40],
        ],
      ],
    ]);
    expect(await trendOf(documents, { from: 3, asOf: 4 })).toEqual([['per-user', 7, [[3, 100, 40]]]]);
  });

  test('counts the list where the number of issued licenses was not read', async () => {
    const bare = { ...DEVICE, issuedLicenses: null };
    const register = await openTestRegister();
    await importAll(register, [
      packs(day(1), 'rdl01', [bare]),
      licenses(day(2), 'rdl01', [{ licenseId: 1 }, { licenseId: 2 }, { licenseId: 3, licenseStatus: 4 }]),
      licenses(day(3), 'rdl01', [{ licenseId: 1 }]),
      licenses(day(4), 'rdl01', [{ licenseId: 9 }], { complete: false }),
    ]);
    expect(await seriesOf(register, {})).toEqual([
      [
        'per-device',
        7,
        [
          [1, 100, null],
          [2, 100, 2],
          [3, 100, 1],
          [4, 100, null],
        ],
      ],
    ]);
    // Each point is what the position said on that day.
    for (const number of [1, 2, 3, 4]) {
      const [row] = computePosition(await register.snapshot({ asOf: day(number) })).rows;
      const [series] = await register.trend({ from: day(0), asOf: day(number) });
      expect(series?.points.at(-1)?.issued).toBe(row?.issued);
    }
  });
});
