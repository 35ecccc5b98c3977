import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issuedLicenseStatus } from '@calepin/core';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Cursors } from '../../src/store/cursor.ts';
import { connect } from '../../src/store/dialect.ts';
import {
  type IssuedLicenseFilter,
  type IssuedLicenseRow,
  type IssuedLicenseSort,
  openRegister,
} from '../../src/store/index.ts';
import {
  countIssuedLicenses,
  issuedLicensePage,
} from '../../src/store/queries/issued-licenses/issued-licenses.ts';
import { covers, day, importAll, LICENSE, PACK, replay, type TestDocument } from './documents.ts';
import { everyPage } from './dump.ts';

const HOSTS = ['rdl01', 'rdl02', 'rdl03'];
const NAMES = [null, 'Amélie', 'AMÉLIE', 'amir', 'Zoé', 'poste-1', '\u{1F600}', 'POSTE-10', 'poste-2'];

/** A small generator of its own: the same rows at every run. */
function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Lists with equal values, unknown ones, several packs per license id, and rows that come and go. */
function documents(): TestDocument[] {
  const draw = drawer(7);
  return [1, 2, 3].flatMap((number) =>
    HOSTS.map((host) => ({
      at: day(number),
      name: `${host}-${number}`,
      batch: {
        keyPacks: [3, 4].map((keyPackId) => ({ ...PACK, host, keyPackId })),
        issuedLicenses: Array.from({ length: 60 }, () => ({
          ...LICENSE,
          host,
          licenseId: 1 + draw(25),
          keyPackId: [3, 4, 5, null][draw(4)] ?? null,
          user: NAMES[draw(draw(2) === 0 ? 1 : NAMES.length)] ?? null,
          computer: NAMES[draw(NAMES.length)] ?? null,
          hardwareId: draw(3) === 0 ? null : `0x${draw(3)}Ab`,
          licenseStatus: [2, 2, 4, 1, null, 17][draw(6)] ?? null,
          issueDate: draw(4) === 0 ? null : day(-draw(3)),
          expirationDate: draw(4) === 0 ? null : day(draw(3)),
        })),
      },
      coverage: [covers('key-packs', host), covers('issued-licenses', host)],
    })),
  );
}

let folder = '';
let packRef = '';
let serverId = '';
let all: Readonly<Record<'now' | 'before', readonly IssuedLicenseRow[]>> = { now: [], before: [] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calepin-paging-'));
  const register = await openRegister({ folder, mode: 'write', replay, clock: () => day(1000) });
  await importAll(register, documents());
  const packs = await register.keyPacks({});
  packRef = packs.find((pack) => pack.host === 'rdl02' && pack.facts.keyPackId === 4)?.id ?? '';
  serverId = (await register.licenseServers({})).find((server) => server.host === 'rdl03')?.id ?? '';
  const rows = (asOf: object) =>
    everyPage((page) => register.issuedLicenses({ ...asOf, ...page, sort: 'licenseId' }), 1000);
  all = { now: await rows({}), before: await rows({ asOf: day(2) }) };
  await register.close();
  return () => rm(folder, { recursive: true, force: true });
});

function open() {
  const connection = connect(join(folder, 'register.sqlite'), 'read');
  onTestFinished(() => connection.close());
  return connection.db;
}

const key = (text: string | null) => text?.normalize('NFC').toLowerCase() ?? null;

/** The same question asked of a plain list. */
function expected(rows: readonly IssuedLicenseRow[], filter: IssuedLicenseFilter): string[] {
  const { sort = 'holder', descending = false, search, status } = filter;
  const values = {
    holder: (row: IssuedLicenseRow) => key(row.user ?? row.computer),
    computer: (row: IssuedLicenseRow) => key(row.computer),
    issued: (row: IssuedLicenseRow) => row.issued,
    expires: (row: IssuedLicenseRow) => row.expires,
    licenseId: () => 0,
  } satisfies Record<IssuedLicenseSort, (row: IssuedLicenseRow) => string | number | null>;
  const place = (row: IssuedLicenseRow) => {
    const [list = '', license = '', pack = ''] = row.id.split(':');
    return { value: values[sort](row), rest: [Number(license), Number(pack), Number(list)] };
  };
  const prefix = key(search ?? null);
  return rows
    .filter((row) => status === undefined || row.status === status)
    .filter((row) => filter.keyPackRef === undefined || row.keyPackRef === filter.keyPackRef)
    .filter((row) => filter.licenseServerId === undefined || row.host === 'rdl03')
    .filter(
      (row) =>
        prefix === null ||
        [row.user, row.computer, row.hardwareId].some((text) => key(text)?.startsWith(prefix)),
    )
    .map((row) => ({ id: row.id, ...place(row) }))
    .sort((a, b) => {
      if (a.value !== b.value && (a.value === null || b.value === null)) return a.value === null ? 1 : -1;
      const order =
        compare(a.value, b.value) ||
        a.rest.map((part, at) => part - (b.rest[at] ?? 0)).find((step) => step !== 0) ||
        0;
      return descending ? -order : order;
    })
    .map((row) => row.id);
}

function compare(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Number(a) - Number(b);
}

const SORTS: readonly IssuedLicenseSort[] = ['holder', 'computer', 'issued', 'expires', 'licenseId'];
const ORDERS = SORTS.flatMap((sort) => [false, true].map((descending) => ({ sort, descending })));
const FILTERS: Readonly<Record<string, () => IssuedLicenseFilter>> = {
  everything: () => ({}),
  'an active status': () => ({ status: 'active' }),
  'a rare status': () => ({ status: 'temporary' }),
  'unknown statuses': () => ({ status: 'unknown' }),
  'one key pack': () => ({ keyPackRef: packRef }),
  'one license server': () => ({ licenseServerId: serverId }),
  'a search in names': () => ({ search: 'Am' }),
  'a search in accented names': () => ({ search: 'AME\u0301' }),
  'a search in hardware': () => ({ search: '0x1' }),
  'a search that finds nothing': () => ({ search: 'zzz' }),
  'a search of a computer with a status': () => ({ search: 'poste', status: 'revoked' }),
  'all at once': () => ({ search: 'p', status: 'active', licenseServerId: serverId }),
};

describe.each(Object.entries(FILTERS))('%s', (_, filter) => {
  test.each(ORDERS)('by $sort, descending $descending, page by page', async (order) => {
    const db = open();
    const cursors = new Cursors(Buffer.from('secret'));
    for (const [when, asOf] of [
      ['now', {}],
      ['before', { asOf: day(2) }],
    ] as const) {
      const question = { ...filter(), ...order, ...asOf };
      const wanted = expected(all[when], question);
      // Walked, sorted, and whichever is the quicker.
      for (const worthSorting of [0, 30, 5000]) {
        const found = await everyPage(
          (page) => issuedLicensePage(db, cursors, { ...question, ...page }, worthSorting),
          5,
        );
        expect(found.map((row) => row.id)).toEqual(wanted);
      }
      expect(await countIssuedLicenses(db, question)).toBe(wanted.length);
    }
  });
});

test('what is asked finds something to page through', () => {
  expect(all.now.length).toBeGreaterThan(100);
  expect(all.before.length).toBeGreaterThan(100);
  expect(all.now.every((row) => row.status === issuedLicenseStatus(row.statusNumber))).toBe(true);
});

test('a cursor of another question, or one that was altered, is refused', async () => {
  const db = open();
  const cursors = new Cursors(Buffer.from('secret'));
  const { next } = await issuedLicensePage(db, cursors, { limit: 5 });
  for (const [request, cursor] of [
    [{ sort: 'computer' }, next],
    [{ search: 'a' }, next],
    [{}, `A${next}`],
    [{}, 'not a cursor'],
    [{}, ''],
  ] as const) {
    await expect(
      issuedLicensePage(db, cursors, { ...request, limit: 5, cursor: cursor ?? '' }),
    ).rejects.toMatchObject({ code: 'invalid-cursor' });
  }
  const other = new Cursors(Buffer.from('another register'));
  await expect(issuedLicensePage(db, other, { limit: 5, cursor: next ?? '' })).rejects.toMatchObject({
    code: 'invalid-cursor',
  });
});
