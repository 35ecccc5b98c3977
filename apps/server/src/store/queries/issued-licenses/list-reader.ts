import type { Instant } from '@calepin/core';
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { IssuedLicenseSort } from '../../register.ts';
import type { IssuedLicenseTable, Schema } from '../../schema.ts';
import { holdsAt } from '../instants.ts';
import type { NextRows } from '../merge-lists.ts';
import { fewCandidates } from './candidates.ts';
import { all, type Narrowing, narrowed } from './conditions.ts';
import type { LicenseList } from './lists.ts';
import { comparePlaces, type Place, SORT_KEYS, type SortValue } from './sort-keys.ts';

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

type Where = RawBuilder<SqlBool>;
type Row = IssuedLicenseTable & { readonly value: SortValue };

/** The rows of one license server's list in order, a few at a time. */
export function listReader(db: Kysely<Schema>, list: LicenseList, reading: Reading): NextRows<PlacedRow> {
  let after = reading.after;
  let gathered: PlacedRow[] | null | undefined;
  return async (count) => {
    if (gathered === undefined) gathered = await gather(db, list, reading);
    if (gathered !== null) return gathered.splice(0, count);
    const rows: PlacedRow[] = [];
    for (const range of rangesAfter(after, list.id, reading)) {
      rows.push(...(await readRange(db, list, reading, { range, limit: count - rows.length })));
      if (rows.length >= count) break;
    }
    after = rows.at(-1)?.place ?? after;
    return rows;
  };
}

/** All rows that match, sorted, when few may; `null` when the list must be walked. */
async function gather(db: Kysely<Schema>, list: LicenseList, reading: Reading): Promise<PlacedRow[] | null> {
  const { at, narrowing, after, descending } = reading;
  const candidates = await fewCandidates(db, { id: list.id, at }, narrowing, reading.few);
  if (candidates === null) return null;
  const { rows } = await sql<Row>`
    select i.*, ${SORT_KEYS[reading.sort] ?? sql`null`} as value from ${candidates.keys} k cross join issued_license i
    where i.list_id = ${list.id} and i.license_id = k.license_id and i.pack_number = k.pack_number
      and i.valid_from = k.valid_from and ${all([holdsAt('i', at), ...narrowed(narrowing)])}`.execute(db);
  return rows
    .map((row) => placed(row, list))
    .filter((row) => after === null || comparePlaces(row.place, after, descending) > 0)
    .sort((a, b) => comparePlaces(a.place, b.place, descending));
}

async function readRange(
  db: Kysely<Schema>,
  list: LicenseList,
  reading: Reading,
  { range, limit }: { readonly range: readonly Where[]; readonly limit: number },
): Promise<PlacedRow[]> {
  const key = SORT_KEYS[reading.sort];
  const direction = reading.descending ? sql`desc` : sql`asc`;
  const order = [...(key === null ? [] : [key]), sql`i.license_id`, sql`i.pack_number`].map(
    (column) => sql`${column} ${direction}`,
  );
  const { rows } = await sql<Row>`
    select i.*, ${key ?? sql`null`} as value from issued_license i
    where i.list_id = ${list.id} and ${all([...range, holdsAt('i', reading.at), ...narrowed(reading.narrowing)])}
    order by ${sql.join(order)} limit ${limit}`.execute(db);
  return rows.map((row) => placed(row, list));
}

function placed({ value, ...row }: Row, list: LicenseList): PlacedRow {
  return {
    ...row,
    list,
    place: { value, licenseId: row.license_id, packNumber: row.pack_number, list: list.id },
  };
}

/**
 * What follows a place, as ranges of one index in their order: written as one condition, the index would be read from
 * the first row with the same value. Rows without a value follow all others.
 */
function rangesAfter(after: Place | null, list: number, { sort, descending }: Reading): Where[][] {
  const key = SORT_KEYS[sort];
  const beyond = descending ? sql`<` : sql`>`;
  const past = (left: RawBuilder<unknown>, right: SortValue) => sql<SqlBool>`${left} ${beyond} ${right}`;
  const without: Where[][] = key === null ? [] : [[sql<SqlBool>`${key} is null`]];
  if (after === null) return key === null ? [[]] : [[sql<SqlBool>`${key} is not null`], ...without];
  // A list on the far side of the cursor's own still has its row with the very same key to show.
  const farther = descending ? list < after.list : list > after.list;
  const inclusive = farther ? (descending ? sql`<=` : sql`>=`) : beyond;
  const here: Where[][] = [
    [
      sql<SqlBool>`i.license_id = ${after.licenseId}`,
      sql<SqlBool>`i.pack_number ${inclusive} ${after.packNumber}`,
    ],
    [past(sql`i.license_id`, after.licenseId)],
  ];
  if (key === null) return here;
  const same = after.value === null ? sql<SqlBool>`${key} is null` : sql<SqlBool>`${key} = ${after.value}`;
  const alike = here.map((range) => [same, ...range]);
  return after.value === null ? alike : [...alike, [past(key, after.value)], ...without];
}
