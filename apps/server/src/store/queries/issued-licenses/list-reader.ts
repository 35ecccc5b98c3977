import type { Instant } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import { licensesThrough } from '../../dialect.ts';
import type { IssuedLicenseSort } from '../../register.ts';
import type { IssuedLicenseTable, Schema } from '../../schema.ts';
import { holdsAt } from '../instants.ts';
import { mergeLists, type NextRows } from '../merge-lists.ts';
import { areFew, type Branch, countableBranches, rowsOf, searchBranches } from './candidates.ts';
import {
  all,
  between,
  countable,
  found,
  type Narrowing,
  narrowed,
  type SearchIndex,
  type Where,
} from './conditions.ts';
import type { LicenseList } from './lists.ts';
import { rangesAfter } from './ranges.ts';
import { comparePlaces, type Place, SORTS, type SortValue } from './sorts.ts';

export interface PlacedRow extends IssuedLicenseTable {
  readonly place: Place;
  readonly list: LicenseList;
}

export interface Reading {
  readonly at: Instant;
  readonly sort: IssuedLicenseSort;
  readonly descending: boolean;
  readonly narrowing: Narrowing;
  /** Where the page before ended. */
  readonly after: Place | null;
  /** Up to how many candidates are read and sorted. */
  readonly few: number;
}

type Row = IssuedLicenseTable & { readonly value: SortValue };
type Rows = NextRows<PlacedRow>;

/** Where else a search looks, besides in what the list is sorted by. */
const ELSEWHERE: Readonly<Partial<Record<IssuedLicenseSort, readonly SearchIndex[]>>> = {
  holder: ['computer_of_user', 'hardware'],
  computer: ['user', 'hardware'],
};

const PORTION = 100;

/** The rows of one license server's list in order, a few at a time. */
export function listReader(db: Kysely<Schema>, list: LicenseList, reading: Reading): Rows {
  let rows: Rows | null = null;
  return async (count) => {
    rows ??= await quickest(db, list, reading);
    return rows(count);
  };
}

/**
 * A rare status or pack, or a search that finds little, is read whole and sorted. Else matches are dense enough to be
 * met by walking the list in its order; a search in what the list is sorted by is a stretch of that walk.
 */
async function quickest(db: Kysely<Schema>, list: LicenseList, reading: Reading): Promise<Rows> {
  const { narrowing, at, sort, descending } = reading;
  const { prefix } = narrowing;
  const counted = await countableBranches(db, { id: list.id, at }, narrowing);
  if (counted !== null && (await areFew(db, counted, reading.few))) {
    return gather(db, list, reading, counted, narrowed(narrowing));
  }
  if (prefix === undefined) return walk(db, list, reading, countable(narrowing));
  const elsewhere = ELSEWHERE[sort];
  const { key } = SORTS[sort];
  if (elsewhere === undefined || key === null) {
    return search(db, list, reading, {
      prefix,
      branches: searchBranches(list.id, prefix),
      conditions: narrowed(narrowing),
    });
  }
  const beyond = sql<boolean>`(${key} is null or not ${between(key, prefix)})`;
  const others = await search(db, list, reading, {
    prefix,
    branches: searchBranches(list.id, prefix, elsewhere),
    conditions: [...countable(narrowing), found(prefix), beyond],
  });
  const inOrder = (a: PlacedRow, b: PlacedRow) => comparePlaces(a.place, b.place, descending);
  return mergeLists([walk(db, list, reading, countable(narrowing), prefix), others], inOrder, PORTION);
}

async function search(
  db: Kysely<Schema>,
  list: LicenseList,
  reading: Reading,
  wanted: {
    readonly prefix: string;
    readonly branches: readonly Branch[];
    readonly conditions: readonly Where[];
  },
): Promise<Rows> {
  const { branches, conditions } = wanted;
  if (await areFew(db, branches, reading.few)) return gather(db, list, reading, branches, conditions);
  return walk(db, list, reading, conditions);
}

/** All rows that match, read and sorted. */
async function gather(
  db: Kysely<Schema>,
  list: LicenseList,
  { at, sort, after, descending }: Reading,
  branches: readonly Branch[],
  conditions: readonly Where[],
): Promise<Rows> {
  if (branches.length === 0) return async () => [];
  const value = SORTS[sort].key ?? undefined;
  const { rows } =
    await sql<Row>`${rowsOf(list.id, branches, [holdsAt('i', at), ...conditions], value)}`.execute(db);
  const left = rows
    .map((row) => placed(row, list))
    .filter((row) => after === null || comparePlaces(row.place, after, descending) > 0)
    .sort((a, b) => comparePlaces(a.place, b.place, descending));
  return async (count) => left.splice(0, count);
}

/** Rows in the order of an index, those that match; with a prefix, only the stretch whose sort value begins with it. */
function walk(
  db: Kysely<Schema>,
  list: LicenseList,
  reading: Reading,
  conditions: readonly Where[],
  prefix?: string,
): Rows {
  const { key, index } = SORTS[reading.sort];
  const direction = reading.descending ? sql`desc` : sql`asc`;
  const columns = [...(key === null ? [] : [key]), sql`i.license_id`, sql`i.pack_number`];
  const order = sql.join(columns.map((column) => sql`${column} ${direction}`));
  const read = async (range: readonly Where[], limit: number): Promise<PlacedRow[]> => {
    const { rows } = await sql<Row>`
      select i.*, ${key ?? sql`null`} as value from ${licensesThrough(index)}
      where i.list_id = ${list.id} and ${all([...range, holdsAt('i', reading.at), ...conditions])}
      order by ${order} limit ${limit}`.execute(db);
    return rows.map((row) => placed(row, list));
  };
  let { after } = reading;
  return async (count) => {
    const rows: PlacedRow[] = [];
    for (const range of rangesAfter(after, list.id, { ...reading, prefix })) {
      rows.push(...(await read(range, count - rows.length)));
      if (rows.length >= count) break;
    }
    after = rows.at(-1)?.place ?? after;
    return rows;
  };
}

function placed({ value, ...row }: Row, list: LicenseList): PlacedRow {
  return {
    ...row,
    list,
    place: { value, licenseId: row.license_id, packNumber: row.pack_number, list: list.id },
  };
}
