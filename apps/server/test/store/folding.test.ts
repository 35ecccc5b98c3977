import { describe, expect, test } from 'vitest';
import type { ChangeCounts } from '../../src/store/index.ts';
import {
  covers,
  day,
  importAll,
  LICENSE,
  licenses,
  PACK,
  packs,
  requestOf,
  SERVER,
  SESSION_HOST,
  type TestDocument,
  USER_CAL,
} from './documents.ts';
import { dump, histories } from './dump.ts';
import { openTestRegister } from './fixture.ts';

const changes = (counts: ChangeCounts['keyPacks']) => [
  counts.added,
  counts.changed,
  counts.gone,
  counts.unchanged,
];

/** One document after the other about the same list; what each changes, and what is there at the end. */
const CASES: readonly {
  readonly name: string;
  readonly documents: readonly TestDocument[];
  /** Added, changed, gone, unchanged by each document. */
  readonly changes: readonly (readonly number[])[];
  /** Number and total of the packs that are there. */
  readonly present: readonly (readonly [number, number | null])[];
}[] = [
  {
    name: 'a first reading adds everything',
    documents: [packs(day(1), 'rdl01', [{ keyPackId: 3 }, { keyPackId: 4 }])],
    changes: [[2, 0, 0, 0]],
    present: [
      [3, 100],
      [4, 100],
    ],
  },
  {
    name: 'the same again changes nothing',
    documents: [packs(day(1), 'rdl01', [{}]), packs(day(2), 'rdl01', [{}])],
    changes: [
      [1, 0, 0, 0],
      [0, 0, 0, 1],
    ],
    present: [[3, 100]],
  },
  {
    name: 'another figure is a change',
    documents: [packs(day(1), 'rdl01', [{}]), packs(day(2), 'rdl01', [{ totalLicenses: 120 }])],
    changes: [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
    ],
    present: [[3, 120]],
  },
  {
    name: 'what a complete reading lacks is gone',
    documents: [
      packs(day(1), 'rdl01', [{ keyPackId: 3 }, { keyPackId: 4 }]),
      packs(day(2), 'rdl01', [{ keyPackId: 4 }]),
    ],
    changes: [
      [2, 0, 0, 0],
      [0, 0, 1, 1],
    ],
    present: [[4, 100]],
  },
  {
    name: 'what an incomplete reading lacks is not gone',
    documents: [
      packs(day(1), 'rdl01', [{ keyPackId: 3 }, { keyPackId: 4 }]),
      packs(day(2), 'rdl01', [{ keyPackId: 4, totalLicenses: 9 }], { complete: false }),
    ],
    changes: [
      [2, 0, 0, 0],
      [0, 1, 0, 0],
    ],
    present: [
      [3, 100],
      [4, 9],
    ],
  },
  {
    name: 'an empty complete reading takes all away',
    documents: [packs(day(1), 'rdl01', [{}]), packs(day(2), 'rdl01', [])],
    changes: [
      [1, 0, 0, 0],
      [0, 0, 1, 0],
    ],
    present: [],
  },
  {
    name: 'what was gone comes back as the same pack',
    documents: [packs(day(1), 'rdl01', [{}]), packs(day(2), 'rdl01', []), packs(day(3), 'rdl01', [{}])],
    changes: [
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [1, 0, 0, 0],
    ],
    present: [[3, 100]],
  },
  {
    name: 'a value that was not read keeps the last one known',
    documents: [packs(day(1), 'rdl01', [{}]), packs(day(2), 'rdl01', [{ totalLicenses: null }])],
    changes: [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
    ],
    present: [[3, 100]],
  },
  {
    name: 'two documents of one instant: the later one counts',
    documents: [
      packs(day(1), 'rdl01', [{}]),
      packs(day(2), 'rdl01', [{ totalLicenses: 7 }]),
      packs(day(2), 'rdl01', [{ totalLicenses: 8 }]),
    ],
    changes: [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 1, 0, 0],
    ],
    present: [[3, 8]],
  },
  {
    name: 'a row that comes twice counts once',
    documents: [packs(day(1), 'rdl01', [{}, {}])],
    changes: [[1, 0, 0, 0]],
    present: [[3, 100]],
  },
  {
    name: 'two packs that share a number are two packs',
    documents: [
      packs(day(1), 'rdl01', [
        { description: 'C50-6.02-S' },
        { description: 'A02-6.02-S', totalLicenses: 50 },
      ]),
    ],
    changes: [[2, 0, 0, 0]],
    present: [
      [3, 50],
      [3, 100],
    ],
  },
];

describe('folding', () => {
  test.each(CASES)('$name', async ({ documents, changes: expected, present }) => {
    const register = await openTestRegister();
    const { results } = await importAll(register, documents);
    expect(results.map((result) => changes(result.changes.keyPacks))).toEqual(expected);
    const found = (await register.snapshot({})).keyPacks.map(({ pack }) => [pack.keyPackId, pack.total]);
    expect(found).toEqual(present);
  });

  test('a late observation takes its place in time', async () => {
    const register = await openTestRegister();
    await importAll(register, [packs(day(3), 'rdl01', [{ totalLicenses: 300 }])]);
    await importAll(register, [packs(day(1), 'rdl01', [{ totalLicenses: 100 }, { keyPackId: 4 }])]);
    const at = async (asOf: number) =>
      (await register.snapshot({ asOf })).keyPacks.map(({ pack }) => [pack.keyPackId, pack.total]);
    expect(await at(day(0))).toEqual([]);
    expect(await at(day(1))).toEqual([
      [3, 100],
      [4, 100],
    ]);
    expect(await at(day(2))).toEqual([
      [3, 100],
      [4, 100],
    ]);
    expect(await at(day(3))).toEqual([[3, 300]]);
    expect((await register.snapshot({})).disappeared.map((one) => one.missingSince)).toEqual([day(3)]);
    expect(await histories(register)).toEqual([
      [
        'rdl01',
        3,
        [
          { from: day(1), to: day(3), total: 100, issued: 40, available: 60 },
          { from: day(3), to: null, total: 300, issued: 40, available: 60 },
        ],
      ],
      ['rdl01', 4, [{ from: day(1), to: day(3), total: 100, issued: 40, available: 60 }]],
    ]);
  });

  test('a figure keeps its age when a later reading does not carry it', async () => {
    const register = await openTestRegister();
    await importAll(register, [
      packs(day(1), 'rdl01', [{}]),
      packs(day(2), 'rdl01', [{ issuedLicenses: null }], { fields: ['totalLicenses'] }),
      packs(day(3), 'rdl01', [{ totalLicenses: null, issuedLicenses: 41 }]),
    ]);
    const ages = async (asOf: number) => {
      const [pack] = (await register.snapshot({ asOf })).keyPacks;
      return [
        pack?.pack.total,
        pack?.installedSource.observedAt,
        pack?.pack.issued,
        pack?.issuedSource?.observedAt,
      ];
    };
    expect(await ages(day(1))).toEqual([100, day(1), 40, day(1)]);
    expect(await ages(day(2))).toEqual([100, day(2), 40, day(1)]);
    expect(await ages(day(3))).toEqual([100, day(2), 41, day(3)]);
  });

  test('a pack that is gone keeps the source of its last figures', async () => {
    const register = await openTestRegister();
    await importAll(register, [
      packs(day(1), 'rdl01', [{}]),
      packs(day(2), 'rdl01', [{}]),
      packs(day(3), 'rdl01', []),
    ]);
    const [gone] = (await register.snapshot({})).disappeared;
    expect(gone?.missingSince).toBe(day(3));
    expect(gone?.pack.installedSource.observedAt).toBe(day(2));
    const [record] = await register.keyPacks({});
    expect([record?.missingSince, record?.facts.totalLicenses]).toEqual([day(3), 100]);
  });

  test('a changed total is remembered with the one before', async () => {
    const register = await openTestRegister();
    await importAll(register, [
      packs(day(1), 'rdl01', [{}]),
      packs(day(2), 'rdl01', [{ totalLicenses: 80 }]),
      packs(day(3), 'rdl01', [{ totalLicenses: 80, issuedLicenses: 1 }]),
    ]);
    const { previousTotals } = await register.snapshot({});
    expect(previousTotals.map(({ total, changedAt }) => [total, changedAt])).toEqual([[100, day(2)]]);
  });

  test('the very same document again is not folded, and is undone with the import that brought it', async () => {
    const register = await openTestRegister();
    const document = packs(day(1), 'rdl01', [{}]);
    const first = await importAll(register, [document]);
    const second = await importAll(register, [document]);
    expect(second.results[0]).toMatchObject({
      folded: false,
      observationId: first.results[0]?.observationId,
    });
    const before = await dump(register);
    await register.undoImport(first.record.id);
    expect(await dump(register)).toEqual(before);
    await register.undoImport(second.record.id);
    expect((await register.snapshot({})).keyPacks).toEqual([]);
  });

  test('a preview tells what folding then does', async () => {
    const register = await openTestRegister();
    await importAll(register, [packs(day(1), 'rdl01', [{ keyPackId: 3 }, { keyPackId: 4 }])]);
    const next = packs(day(2), 'RDL01.lab.example', [{ keyPackId: 3, totalLicenses: 5 }, { keyPackId: 9 }]);
    const [site] = await register.sites();
    const before = await register.revision();
    const preview = await register.preview(await requestOf(register, '', site?.id ?? '', next));
    expect(await register.revision()).toBe(before);
    const { results, record } = await importAll(register, [next]);
    expect(preview).toEqual({ changes: results[0]?.changes, alreadyImported: null });
    expect(changes(preview.changes.keyPacks)).toEqual([1, 1, 1, 0]);
    const again = await register.preview(await requestOf(register, '', site?.id ?? '', next));
    expect(again.alreadyImported).toBe(record.id);
  });

  test('a document without an end leaves nothing', async () => {
    const register = await openTestRegister();
    const site = await register.ensureSite('Mairie');
    const id = await register.beginImport({ site: site.id, origin: 'file' });
    const request = await requestOf(register, id, site.id, packs(day(1), 'rdl01', [{}]));
    const cut = {
      ...request,
      events: async function* () {
        for await (const event of request.events()) if (event.kind !== 'end') yield event;
      },
    };
    await expect(register.fold(cut)).rejects.toMatchObject({ code: 'document-incomplete' });
    expect((await register.snapshot({})).keyPacks).toEqual([]);
    expect(await register.fold(request)).toMatchObject({ folded: true });
  });
});

describe('the names of license servers', () => {
  const hosts = async (documents: readonly TestDocument[]) => {
    const register = await openTestRegister();
    await importAll(register, documents);
    return (await register.licenseServers({})).map((server) => [server.host, server.keyPackCount]);
  };
  const one = (at: number, host: string, keyPackId = 3) => packs(day(at), host, [{ keyPackId }]);

  test.each([
    [
      'a short name is the full one',
      [one(1, 'rdl01'), one(2, 'RDL01.lab.example')],
      [['RDL01.lab.example', 1]],
    ],
    [
      'in whatever order they come',
      [one(1, 'rdl01.lab.example'), one(2, 'RDL01')],
      [['rdl01.lab.example', 1]],
    ],
    [
      'case and a last dot do not matter',
      [one(1, 'RDL01.lab.example.'), one(2, 'rdl01.LAB.example')],
      [['rdl01.LAB.example', 1]],
    ],
    [
      'a short name stays apart when two full ones begin with it',
      [one(1, 'rdl01.a.example'), one(2, 'rdl01.b.example'), one(3, 'rdl01')],
      [
        ['rdl01', 1],
        ['rdl01.a.example', 1],
        ['rdl01.b.example', 1],
      ],
    ],
    [
      'an address is no short name',
      [one(1, '10.0.0.1'), one(2, '10')],
      [
        ['10', 1],
        ['10.0.0.1', 1],
      ],
    ],
  ] as const)('%s', async (_, documents, expected) => {
    expect(await hosts(documents)).toEqual(expected);
  });

  test('a second full name parts the short one again', async () => {
    const register = await openTestRegister();
    await importAll(register, [one(1, 'rdl01', 3), one(2, 'rdl01.a.example', 4)]);
    expect(await register.licenseServers({})).toHaveLength(1);
    const { record } = await importAll(register, [one(3, 'rdl01.b.example', 5)]);
    expect((await register.licenseServers({})).map((s) => s.host)).toEqual([
      'rdl01',
      'rdl01.a.example',
      'rdl01.b.example',
    ]);
    await register.undoImport(record.id);
    expect((await register.licenseServers({})).map((s) => s.host)).toEqual(['rdl01.a.example']);
  });
});

test('all lists of one document go to their places', async () => {
  const register = await openTestRegister();
  await importAll(register, [
    {
      at: day(1),
      batch: {
        licenseServers: [SERVER],
        keyPacks: [PACK],
        issuedLicenses: [LICENSE],
        userCals: [USER_CAL],
        sessionHosts: [SESSION_HOST],
      },
      coverage: [
        covers('license-server', 'rdl01'),
        covers('key-packs', 'rdl01'),
        covers('issued-licenses', 'rdl01'),
        covers('user-cals', null),
        covers('session-host', 'rdsh01'),
      ],
    },
  ]);
  expect(await dump(register)).toMatchObject({
    servers: [{ host: 'rdl01', activation: 'activated', keyPackCount: 1, issuedLicenseCount: 1 }],
    licenses: [{ licenseId: 1, computer: 'POSTE-001', status: 'active', pack: 'rdl01 3' }],
    tallies: [{ byStatus: { active: 1 }, complete: true }],
    userCals: [{ user: 'LAB\\Amélie', host: null }],
    sessionHosts: [{ host: 'rdsh01', licenseServers: ['rdl01'] }],
  });
});

test('licenses without a key pack number have none', async () => {
  const register = await openTestRegister();
  await importAll(register, [
    licenses(day(1), 'rdl01', [{ keyPackId: null }, { licenseId: 2, keyPackId: 99 }]),
  ]);
  const { rows } = await register.issuedLicenses({ limit: 5, sort: 'licenseId' });
  expect(rows.map((row) => [row.keyPackId, row.keyPackRef])).toEqual([
    [null, null],
    [99, null],
  ]);
});

test.each([
  ['in their order', [1, 2, 3]],
  ['the newest first', [3, 1, 2]],
  ['the newest in the middle', [1, 3, 2]],
])('a license server is called as the newest reading spelt it: %s', async (_, days) => {
  const names = new Map([
    [1, 'RDL01.Lab.Test'],
    [2, 'rdl01.lab.test'],
    [3, 'RDL01.lab.test'],
  ]);
  const register = await openTestRegister();
  for (const number of days) await importAll(register, [packs(day(number), names.get(number) ?? '', [{}])]);
  // A short name does not say how the full one is spelt.
  await importAll(register, [packs(day(4), 'Rdl01', [{}])]);
  expect((await register.licenseServers({})).map(({ host }) => host)).toEqual(['RDL01.lab.test']);
});
