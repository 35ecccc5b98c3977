import { describe, expect, test } from 'vitest';
import { NOW, registered } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import { DAY } from '../domain/instant.ts';
import { computePosition } from './position.ts';
import type { Gap, PositionRow, RegisteredKeyPack } from './types.ts';

const asOf = NOW;
const rowsOf = (...keyPacks: RegisteredKeyPack[]): readonly PositionRow[] =>
  computePosition({ asOf, keyPacks, tallies: [] }).rows;
const pack = (keyPackId: number, facts: Partial<KeyPackFacts> = {}): RegisteredKeyPack =>
  registered({ keyPackId, ...facts });

test('the example of the documentation: 301 issued of 270', () => {
  const keyPack = pack(3, { totalLicenses: 270, issuedLicenses: 301, availableLicenses: 0 });
  expect(rowsOf(keyPack)).toEqual([
    {
      site: 'mairie',
      calType: 'per-user',
      productVersion: { id: 7, name: 'Windows Server 2022' },
      label: null,
      bought: null,
      installed: 270,
      issued: 301,
      available: 0,
      overIssued: 31,
      reclaimable: null,
      shortfall: null,
      atLeast: { installed: 270, issued: 301 },
      confidence: 'complete',
      gaps: [],
      keyPacks: ['RDLIC01/3'],
      licenseServers: ['RDLIC01'],
      sources: { installed: keyPack.installedSource, issued: keyPack.issuedSource },
    },
  ]);
});

describe('figures', () => {
  type Figures = [PositionRow['installed'], PositionRow['issued'], number | null, number | null];
  test.each<[string, RegisteredKeyPack[], Figures[]]>([
    ['no pack, no row', [], []],
    ['packs of one type and version add up', [pack(3), pack(4)], [[200, 80, 120, 0]]],
    [
      'Per User and Per Device never do',
      [pack(3), pack(4, { productType: 0 })],
      [
        [100, 40, 60, 0],
        [100, 40, 60, 0],
      ],
    ],
    [
      'nor do versions, 2008 and 2008 R2 included',
      [pack(3, { productVersionId: 3 }), pack(4, { productVersionId: 2 })],
      [
        [100, 40, 60, 0],
        [100, 40, 60, 0],
      ],
    ],
    [
      'nor do sites',
      [pack(3), registered({ keyPackId: 4 }, { site: 'région' })],
      [
        [100, 40, 60, 0],
        [100, 40, 60, 0],
      ],
    ],
    [
      'built-in, temporary and unlimited packs enter no sum',
      [
        pack(3),
        pack(4, { keyPackType: 6 }),
        pack(5, { keyPackType: 4 }),
        pack(6, { totalLicenses: -1, availableLicenses: -1 }),
        pack(7, { totalLicenses: 4_294_967_295, availableLicenses: 4_294_967_295 }),
      ],
      [[100, 40, 60, 0]],
    ],
    ['only uncounted packs make no row', [pack(4, { keyPackType: 6 })], []],
    [
      'the room of one pack covers the over-issue of another, and is no longer free',
      [pack(3, { totalLicenses: 270, issuedLicenses: 301, availableLicenses: 0 }), pack(4)],
      [[370, 341, 29, 0]],
    ],
    [
      'issued not read is unknown, never total − available',
      [pack(3, { issuedLicenses: null })],
      [[100, null, 60, null]],
    ],
    [
      'one pack whose issued was not read makes the sum unknown',
      [pack(3), pack(4, { issuedLicenses: null })],
      [[200, null, 120, null]],
    ],
    [
      'one pack whose total was not read',
      [pack(3), pack(4, { totalLicenses: null })],
      [[null, 80, 120, null]],
    ],
    [
      'a pack of 0 licences',
      [pack(3, { totalLicenses: 0, issuedLicenses: 5, availableLicenses: 0 })],
      [[0, 5, 0, 5]],
    ],
  ])('%s', (_, keyPacks, expected) => {
    const figures = rowsOf(...keyPacks).map((row) => [
      row.installed,
      row.issued,
      row.available,
      row.overIssued,
    ]);
    expect(figures).toEqual(expected);
  });

  test('what was read is not hidden by what was not', () => {
    const [row] = rowsOf(pack(3), pack(4, { issuedLicenses: null }), pack(5, { totalLicenses: null }));
    expect(row?.atLeast).toEqual({ installed: 200, issued: 80 });
  });
});

describe('gaps', () => {
  test.each<[string, RegisteredKeyPack[], Gap[]]>([
    ['none when all was read', [pack(3)], []],
    [
      'issued not read, with what the other packs add up to',
      [pack(3), pack(4, { issuedLicenses: null })],
      [{ code: 'issued-not-read', facts: { count: 1, packs: 2, known: 40 } }],
    ],
    [
      'total not read',
      [pack(3, { totalLicenses: null })],
      [{ code: 'total-not-read', facts: { count: 1, packs: 1, known: 0 } }],
    ],
    ['type not read', [pack(3, { productType: null })], [{ code: 'type-not-read', facts: { packs: 1 } }]],
    [
      'version not read',
      [pack(3, { productVersionId: null })],
      [{ code: 'version-not-read', facts: { packs: 1 } }],
    ],
    ['a version that nobody knows was read', [pack(3, { productVersionId: 99 })], []],
    [
      'kind not read of one pack in two',
      [pack(3), pack(4, { keyPackType: null })],
      [{ code: 'kind-not-read', facts: { count: 1, packs: 2 } }],
    ],
    [
      'the product code contradicts the columns',
      [pack(3, { description: 'A02-6.02-S' })],
      [{ code: 'sources-disagree', facts: { count: 1, packs: 1 } }],
    ],
  ])('%s', (_, keyPacks, gaps) => {
    const [row] = rowsOf(...keyPacks);
    expect(row?.gaps).toEqual(gaps);
    expect(row?.confidence).toBe(gaps.length === 0 ? 'complete' : 'partial');
  });

  const seen = (days: number) => ({ observationId: 'o', observedAt: NOW - days * DAY, method: 'cim-json' });
  test.each<[string, number, number, number | null]>([
    ['fresh', 1, 1, null],
    ['just within', 7, 7, null],
    ['the totals are old', 8, 1, 8],
    ['the issued figures are old', 1, 30, 30],
  ])('age: %s', (_, totals, issued, days) => {
    const keyPack = registered({}, { installedSource: seen(totals), issuedSource: seen(issued) });
    const [row] = computePosition({
      asOf,
      keyPacks: [keyPack],
      tallies: [],
      settings: { staleAfterDays: 7 },
    }).rows;
    expect(row?.gaps).toEqual(
      days === null ? [] : [{ code: 'data-stale', facts: { observedAt: NOW - days * DAY } }],
    );
  });

  test('without settings nothing is stale', () => {
    expect(
      rowsOf(registered({}, { installedSource: seen(4000), issuedSource: seen(4000) }))[0]?.gaps,
    ).toEqual([]);
  });
});

describe('packs of unknown type', () => {
  const bare = (
    keyPackId: number,
    label: string | null,
    version = 'Windows Server 2022',
  ): RegisteredKeyPack =>
    pack(keyPackId, {
      typeAndModel: label,
      productVersion: version,
      productType: null,
      keyPackType: null,
      productVersionId: null,
      issuedLicenses: null,
    });

  test('are kept apart by their text, which the row shows', () => {
    const rows = rowsOf(
      bare(3, 'RDS Per User CAL'),
      bare(4, 'RDS Per Device CAL'),
      bare(5, 'RDS Per User CAL'),
      bare(6, null),
      bare(7, 'RDS Per User CAL', 'Windows Server 2019'),
    );
    expect(rows.map((row) => [row.calType, row.label, row.productVersion.name, row.installed])).toEqual([
      ['unknown', 'RDS Per User CAL', 'Windows Server 2019', 100],
      ['unknown', null, 'Windows Server 2022', 100],
      ['unknown', 'RDS Per Device CAL', 'Windows Server 2022', 100],
      ['unknown', 'RDS Per User CAL', 'Windows Server 2022', 200],
    ]);
  });

  test('never join those whose type was read', () => {
    expect(rowsOf(bare(3, 'RDS Per User CAL'), pack(4)).map((row) => [row.calType, row.installed])).toEqual([
      ['per-user', 100],
      ['unknown', 100],
    ]);
  });
});

test('rows come by site, then Per User before Per Device, then the newest version first', () => {
  const rows = rowsOf(
    registered({ keyPackId: 1, productType: 0 }, { site: 'b' }),
    registered({ keyPackId: 2, productVersionId: 5 }, { site: 'b' }),
    registered({ keyPackId: 3, productVersionId: 8 }, { site: 'b' }),
    registered({ keyPackId: 4 }, { site: 'a' }),
  );
  expect(rows.map((row) => [row.site, row.calType, row.productVersion.id])).toEqual([
    ['a', 'per-user', 7],
    ['b', 'per-user', 8],
    ['b', 'per-user', 5],
    ['b', 'per-device', 7],
  ]);
});

test('a figure is as old as its oldest part, and the servers are named once', () => {
  const at = (observedAt: number) => ({ observationId: 'o', observedAt, method: 'cim-json' });
  const [row] = rowsOf(
    registered({ keyPackId: 3 }, { installedSource: at(300), issuedSource: at(200) }),
    registered({ keyPackId: 4 }, { installedSource: at(100), issuedSource: at(400) }),
    registered({ keyPackId: 5 }, { installedSource: at(500), issuedSource: at(600), host: 'RDLIC02' }),
  );
  expect([row?.sources.installed?.observedAt, row?.sources.issued?.observedAt]).toEqual([100, 200]);
  expect(row?.licenseServers).toEqual(['RDLIC01', 'RDLIC02']);
});
