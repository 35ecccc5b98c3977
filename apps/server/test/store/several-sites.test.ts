import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@calepin/core';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  openRegister,
  type Page,
  type PageRequest,
  type Register,
  type RegisterSnapshot,
  type SiteChoice,
} from '../../src/store/index.ts';
import {
  covers,
  day,
  importAll,
  licenses,
  packs,
  replay,
  SERVER,
  SESSION_HOST,
  type TestDocument,
  USER_CAL,
} from './documents.ts';
import { everyPage } from './dump.ts';
import { DENIED, runOnce, targetOf } from './targets.ts';

interface Choice {
  readonly site?: SiteChoice;
}

interface Row {
  readonly site: string;
  readonly row: unknown;
}

const NAMES = ['Mairie', 'Mairie annexe', 'Lycée'];
const HOSTS = ['rdl01', 'rdl02'];
const LASTING = day(2000);

let register: Register;
let a = '';
let b = '';
let c = '';
/** Of which site a key pack is. */
let sitesOfPacks: ReadonlyMap<string, string> = new Map();

/** What every site has, under the same names: packs that grow and go, licenses, CALs, session hosts. */
function documents(visit: number): TestDocument[] {
  const at = day(visit);
  const rows = [0, 1, 2].map((index) => ({
    licenseId: index + 1,
    computer: `POSTE-00${index}`,
    hardwareId: `0xABC-${index}`,
    expirationDate: LASTING,
  }));
  return [
    ...HOSTS.flatMap((host) => [
      {
        at,
        name: `${host}-${visit}`,
        batch: { licenseServers: [{ ...SERVER, host }] },
        coverage: [covers('license-server', host)],
      },
      packs(at, host, [
        { keyPackId: 3, totalLicenses: 10 * visit, productType: 0 },
        ...(visit === 1 ? [{ keyPackId: 4 }] : []),
      ]),
      licenses(at, host, rows),
    ]),
    {
      at,
      batch: {
        userCals: ['Amélie', 'Zoé', 'Éric'].map((user, index) => ({
          ...USER_CAL,
          user,
          disabled: index === 0,
          expirationDate: LASTING,
        })),
      },
      coverage: [covers('user-cals', null)],
    },
    {
      at,
      batch: { sessionHosts: [SESSION_HOST, { ...SESSION_HOST, host: 'rdsh02' }] },
      coverage: [covers('session-host', 'rdsh01'), covers('session-host', 'rdsh02')],
    },
  ];
}

function finding(site: string, name: string, severity: Finding['severity']): Finding {
  return {
    id: `low-availability:${site}:${name}`,
    rule: 'low-availability',
    severity,
    subject: {
      site,
      licenseServer: null,
      keyPackId: null,
      keyPackRef: null,
      calType: 'per-user',
      productVersionId: 7,
      label: name,
      targetId: null,
    },
    facts: {},
    since: day(0),
  };
}

/** One site's turn of a round: those of the three sites lie between each other in every order. */
async function fill(name: string, round: number): Promise<string> {
  const { site } = await importAll(register, documents(round), name);
  const found = [finding(site.id, 'low', 'warning'), finding(site.id, 'none left', 'critical')];
  await register.recordFindings(
    [...found, ...(round === 1 ? [finding(site.id, 'soon over', 'info')] : [])],
    site.id,
    day(round),
  );
  if (round === 1) {
    for (const host of [...HOSTS, 'rdsh01']) {
      await register.saveTarget({
        ...targetOf(site.id, host, { id: `${site.id}/${host}` }),
        nextRunAt: null,
      });
    }
  }
  for (const host of HOSTS) {
    const run = { id: `${site.id} ${host} ${round}`, startedAt: day(round) };
    const failed = host === 'rdl02' ? ({ state: 'failed', steps: [DENIED] } as const) : {};
    await runOnce(register, `${site.id}/${host}`, { ...run, ...failed });
  }
  return site.id;
}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-sites-'));
  register = await openRegister({ folder, mode: 'write', replay, clock: () => day(1000) });
  for (const round of [1, 2, 3]) {
    const ids = [];
    for (const name of NAMES) ids.push(await fill(name, round));
    [a = '', b = '', c = ''] = ids;
  }
  sitesOfPacks = new Map((await register.keyPacks({})).map((pack) => [pack.id, pack.site]));
  return async () => {
    await register.close();
    await rm(folder, { recursive: true, force: true });
  };
});

const own = <T extends { readonly site: string }>(rows: readonly T[]): Row[] =>
  rows.map((row) => ({ site: row.site, row }));

const ofPacks = <T extends { readonly keyPackRef: string }>(rows: readonly T[]): Row[] =>
  rows.map((row) => ({ site: sitesOfPacks.get(row.keyPackRef) ?? '', row }));

const snapshot =
  (part: (snapshot: RegisterSnapshot) => Row[]) =>
  async (choice: Choice): Promise<Row[]> =>
    part(await register.snapshot(choice));

const before = { asOf: day(1) };

/** What is answered at once. */
const WHOLE: Readonly<Record<string, (choice: Choice) => Promise<Row[]>>> = {
  'license servers': async (choice) => own(await register.licenseServers(choice)),
  'license servers of the past': async (choice) =>
    own(await register.licenseServers({ ...choice, ...before })),
  'key packs': async (choice) => own(await register.keyPacks(choice)),
  'key packs of the past': async (choice) => own(await register.keyPacks({ ...choice, ...before })),
  'session hosts': async (choice) => own(await register.sessionHosts(choice)),
  'session hosts of the past': async (choice) => own(await register.sessionHosts({ ...choice, ...before })),
  'the trend': async (choice) => own(await register.trend({ ...choice, from: day(0) })),
  targets: async (choice) => own(await register.targets(choice)),
  'servers of the snapshot': snapshot(({ servers }) => own(servers)),
  'key packs of the snapshot': snapshot(({ keyPacks }) => own(keyPacks)),
  'tallies of the snapshot': snapshot(({ tallies }) => ofPacks(tallies)),
  'packs of the snapshot that went': snapshot(({ disappeared }) =>
    disappeared.map((row) => ({ site: row.pack.site, row })),
  ),
  'former totals of the snapshot': snapshot(({ previousTotals }) => ofPacks(previousTotals)),
  'targets of the snapshot': snapshot(({ targets }) => own(targets)),
  'accounts of the snapshot': snapshot(({ accounts }) => own(accounts)),
};

type Paged = (choice: Choice, page: PageRequest) => Promise<Page<Row>>;

/** A question whose answer comes in pages. */
function paged<T>(
  ask: (request: Choice & PageRequest) => Promise<Page<T>>,
  siteOf: (row: T) => string,
): Paged {
  return async (choice, page) => {
    const { rows, next } = await ask({ ...choice, ...page });
    return { rows: rows.map((row) => ({ site: siteOf(row), row })), next };
  };
}

const itsSite = (row: { readonly site: string }) => row.site;
const siteOfTarget = (row: { readonly targetId: string }) => row.targetId.split('/')[0] ?? '';
const siteOfSubject = (row: { readonly subject: { readonly site: string } }) => row.subject.site;

const PAGED: Readonly<Record<string, Paged>> = {
  'issued licenses': paged((request) => register.issuedLicenses(request), itsSite),
  'issued licenses by id, descending': paged(
    (request) => register.issuedLicenses({ ...request, sort: 'licenseId', descending: true }),
    itsSite,
  ),
  'issued licenses that a search finds': paged(
    (request) => register.issuedLicenses({ ...request, search: 'poste', status: 'active' }),
    itsSite,
  ),
  'issued licenses of the past': paged(
    (request) => register.issuedLicenses({ ...request, ...before }),
    itsSite,
  ),
  'user CALs': paged((request) => register.userCals(request), itsSite),
  'user CALs of accounts in use': paged(
    (request) => register.userCals({ ...request, search: 'amé', account: 'disabled' }),
    itsSite,
  ),
  findings: paged((request) => register.findings(request), siteOfSubject),
  'findings that are closed': paged(
    (request) => register.findings({ ...request, state: 'closed' }),
    siteOfSubject,
  ),
  'findings of all states': paged(
    (request) => register.findings({ ...request, state: 'all' }),
    siteOfSubject,
  ),
  'findings of the past': paged((request) => register.findings({ ...request, ...before }), siteOfSubject),
  imports: paged((request) => register.imports(request), itsSite),
  'imports, unchanged ones too': paged(
    (request) => register.imports({ ...request, unchanged: true }),
    itsSite,
  ),
  runs: paged((request) => register.runs(request), siteOfTarget),
  'runs that failed': paged((request) => register.runs({ ...request, state: 'failed' }), siteOfTarget),
};

const QUESTIONS = [
  ...Object.entries(WHOLE),
  ...Object.entries(PAGED).map(
    ([name, ask]) =>
      [name, async (choice: Choice) => [...(await ask(choice, { limit: 1000 })).rows]] as const,
  ),
];

describe.each(QUESTIONS)('%s', (_, ask) => {
  test('of two sites are those of the one and of the other, in the order of all', async () => {
    const all = await ask({});
    const [ofA, ofB, ofC] = [await ask({ site: a }), await ask({ site: b }), await ask({ site: c })];
    for (const [rows, site] of [
      [ofA, a],
      [ofB, b],
      [ofC, c],
    ] as const) {
      expect(rows).not.toEqual([]);
      expect(rows).toEqual(all.filter((row) => row.site === site));
    }
    expect(all).toHaveLength(ofA.length + ofB.length + ofC.length);
    const both = all.filter((row) => row.site !== c);
    for (const site of [
      [a, b],
      [b, a],
      [a, b, a],
      [a, 'unknown', b],
    ]) {
      expect(await ask({ site })).toEqual(both);
    }
    expect(await ask({ site: [c, b, a] })).toEqual(all);
  });

  test('of a list of one site are those of the site', async () => {
    expect(await ask({ site: [b] })).toEqual(await ask({ site: b }));
  });

  test('of no site are none', async () => {
    expect(await ask({ site: [] })).toEqual([]);
    expect(await ask({ site: ['unknown'] })).toEqual([]);
    expect(await ask({ site: '' })).toEqual([]);
  });
});

describe.each(Object.entries(PAGED))('%s, page by page', (_, ask) => {
  test('come each once', async () => {
    const whole = (await ask({ site: [a, b] }, { limit: 1000 })).rows;
    for (const site of [
      [a, b],
      [b, a],
    ]) {
      expect(await everyPage((page) => ask({ site }, page), 2)).toEqual(whole);
    }
    expect(await everyPage((page) => ask({ site: [] }, page), 2)).toEqual([]);
  });

  test('go on from a cursor of the same sites only', async () => {
    const { rows, next } = await ask({ site: [a, b] }, { limit: 1 });
    const from = (site: Choice) => ask(site, { limit: 1000, cursor: next ?? '' });
    const rest = (await ask({ site: [a, b] }, { limit: 1000 })).rows.slice(1);
    expect(rows).toHaveLength(1);
    expect((await from({ site: [b, a] })).rows).toEqual(rest);
    for (const other of [
      {},
      { site: a },
      { site: [a] },
      { site: [a, c] },
      { site: [a, b, c] },
      { site: [] },
    ]) {
      await expect(from(other)).rejects.toMatchObject({ code: 'invalid-cursor' });
    }
  });
});

test('a cursor of one site goes on whether the site is in a list or not', async () => {
  const { next } = await register.issuedLicenses({ site: a, limit: 2 });
  const rest = { limit: 1000, cursor: next ?? '' };
  expect(await register.issuedLicenses({ site: [a], limit: 2 })).toMatchObject({ next });
  expect((await register.issuedLicenses({ site: [a], ...rest })).rows).toEqual(
    (await register.issuedLicenses({ site: a, ...rest })).rows,
  );
});

test('issued licenses are counted over the sites', async () => {
  const count = (choice: Choice) => register.issuedLicenseCount(choice);
  expect(await count({ site: [a, b] })).toBe((await count({ site: a })) + (await count({ site: b })));
  expect(await count({ site: [a, b, c] })).toBe(await count({}));
  expect(await count({ site: [b] })).toBe(6);
  expect(await count({ site: [] })).toBe(0);
});

test('what another site has is not shown by naming it', async () => {
  const [server] = await register.licenseServers({ site: c });
  const [pack] = await register.keyPacks({ site: c });
  const licenseServerId = server?.id ?? '';
  const keyPackRef = pack?.id ?? '';
  const targetId = `${c}/rdl01`;
  const found = async (choice: Choice) => [
    (await register.keyPacks({ ...choice, licenseServerId })).length,
    (await register.issuedLicenses({ ...choice, licenseServerId, limit: 10 })).rows.length,
    (await register.issuedLicenses({ ...choice, keyPackRef, limit: 10 })).rows.length,
    await register.issuedLicenseCount({ ...choice, licenseServerId }),
    await register.issuedLicenseCount({ ...choice, keyPackRef }),
    (await register.runs({ ...choice, targetId, limit: 10 })).rows.length,
  ];
  expect(await found({ site: [a, c] })).toEqual([2, 3, 3, 3, 3, 3]);
  expect(await found({ site: [a, b] })).toEqual([0, 0, 0, 0, 0, 0]);
  expect(await found({ site: [] })).toEqual([0, 0, 0, 0, 0, 0]);
});
