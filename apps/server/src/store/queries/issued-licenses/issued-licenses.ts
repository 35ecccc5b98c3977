import { type Instant, issuedLicenseStatus } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import type { Cursors } from '../../cursor.ts';
import { licensesThrough } from '../../dialect.ts';
import { NO_PACK } from '../../fold/scopes.ts';
import { sitesAsked } from '../../in-sites.ts';
import type { IssuedLicenseFilter, IssuedLicenseRow, Page, PageRequest } from '../../register.ts';
import type { Schema } from '../../schema.ts';
import { textKey } from '../../text-key.ts';
import { holdsAt, readAt } from '../instants.ts';
import { mergeLists, portionOf } from '../merge-lists.ts';
import { areFew, countableBranches, countBranches, FEW, rowsOf, searchBranches } from './candidates.ts';
import { all, type Narrowing, narrowed } from './conditions.ts';
import { listReader, type PlacedRow } from './list-reader.ts';
import { type KeyPackOf, keyPackNumber, keyPacksByNumber, type LicenseList, licenseLists } from './lists.ts';
import { comparePlaces, type Place } from './sorts.ts';

interface Selection {
  readonly at: Instant;
  readonly lists: readonly LicenseList[];
  readonly keyPackOf: KeyPackOf;
  readonly narrowing: Narrowing;
}

/** A page of issued licenses: found by key in the index of the sort order, whatever the size of the register. */
export async function issuedLicensePage(
  db: Kysely<Schema>,
  cursors: Cursors,
  request: IssuedLicenseFilter & PageRequest,
  worthSorting = FEW,
): Promise<Page<IssuedLicenseRow>> {
  const sort = request.sort ?? 'holder';
  const descending = request.descending ?? false;
  const { site, asOf, licenseServerId, keyPackRef, status, search } = request;
  const question = [
    'issued-licenses',
    sort,
    descending,
    { site: sitesAsked(site), asOf, licenseServerId, keyPackRef, status, search },
  ];
  const after = request.cursor === undefined ? null : place(cursors.open(question, request.cursor));
  const { at, lists, keyPackOf, narrowing } = await select(db, request);
  const few = Math.ceil(worthSorting / Math.max(1, lists.length));
  const readers = lists.map((list) => listReader(db, list, { at, sort, descending, narrowing, after, few }));
  const inOrder = (a: PlacedRow, b: PlacedRow) => comparePlaces(a.place, b.place, descending);
  const rows = await mergeLists(
    readers,
    inOrder,
    portionOf(request.limit, readers.length),
  )(request.limit + 1);
  const page = rows.slice(0, request.limit);
  const last = rows.length > request.limit ? page.at(-1)?.place : undefined;
  return {
    rows: page.map((row) => issuedLicense(row, keyPackOf)),
    next:
      last === undefined
        ? null
        : cursors.seal(question, [last.value, last.licenseId, last.packNumber, last.list]),
  };
}

/** How many rows match in all. */
export async function countIssuedLicenses(db: Kysely<Schema>, filter: IssuedLicenseFilter): Promise<number> {
  const { at, lists, narrowing } = await select(db, filter);
  let count = 0;
  for (const list of lists) count += await countList(db, { id: list.id, at }, narrowing);
  return count;
}

async function select(db: Kysely<Schema>, filter: IssuedLicenseFilter): Promise<Selection> {
  const at = readAt(filter.asOf);
  const prefix = filter.search === undefined || filter.search === '' ? undefined : textKey(filter.search);
  const narrowing = { status: filter.status, prefix };
  const every = await licenseLists(db, filter);
  const pack = filter.keyPackRef === undefined ? undefined : await keyPackNumber(db, filter.keyPackRef);
  const lists = pack === undefined ? every : every.filter((list) => list.serverId === pack?.serverId);
  const keyPackOf = await keyPacksByNumber(db, at, [...new Set(lists.map((list) => list.serverId))]);
  if (pack === undefined) return { at, lists, keyPackOf, narrowing };
  // Licenses whose number stands for several packs are shown with none of them.
  const ambiguous = pack === null || keyPackOf(pack.serverId, pack.number) !== filter.keyPackRef;
  return {
    at,
    lists: ambiguous ? [] : lists,
    keyPackOf,
    narrowing: { ...narrowing, packNumber: pack?.number },
  };
}

async function countList(
  db: Kysely<Schema>,
  list: { readonly id: number; readonly at: Instant },
  narrowing: Narrowing,
): Promise<number> {
  const counted = await countableBranches(db, list, narrowing);
  if (narrowing.prefix === undefined)
    return counted === null ? countAlive(db, list) : countBranches(db, counted);
  const conditions = [holdsAt('i', list.at), ...narrowed(narrowing)];
  for (const branches of [searchBranches(list.id, narrowing.prefix), counted]) {
    if (branches === null || !(await areFew(db, branches, FEW))) continue;
    return branches.length === 0 ? 0 : countBranches(db, [rowsOf(list.id, branches, conditions)]);
  }
  return countBranches(db, [
    sql`select 1 from ${licensesThrough('key')} where i.list_id = ${list.id} and ${all(conditions)}`,
  ]);
}

/** Every reading of the list has written down how many rows held after it. */
async function countAlive(
  db: Kysely<Schema>,
  list: { readonly id: number; readonly at: Instant },
): Promise<number> {
  const row = await db
    .selectFrom('coverage')
    .select('alive')
    .where('list_id', '=', list.id)
    .where('observed_at', '<=', list.at)
    .orderBy('observed_at', 'desc')
    .orderBy('seq', 'desc')
    .orderBy('part', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.alive ?? 0;
}

function place([value = null, licenseId, packNumber, list]: readonly (string | number | null)[]): Place {
  return { value, licenseId: Number(licenseId), packNumber: Number(packNumber), list: Number(list) };
}

function issuedLicense(row: PlacedRow, keyPackOf: KeyPackOf): IssuedLicenseRow {
  const { list } = row;
  const keyPackId = row.pack_number === NO_PACK ? null : row.pack_number;
  return {
    id: `${list.id}:${row.license_id}:${row.pack_number}`,
    site: list.site,
    host: list.host,
    licenseId: row.license_id,
    keyPackId,
    keyPackRef: keyPackId === null ? null : keyPackOf(list.serverId, keyPackId),
    user: row.user,
    computer: row.computer,
    hardwareId: row.hardware_id,
    status: issuedLicenseStatus(row.status_number),
    statusNumber: row.status_number,
    issued: row.issued_at,
    expires: row.expires_at,
  };
}
