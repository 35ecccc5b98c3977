import { type Instant, issuedLicenseStatus } from '@calepin/core';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { licensesThrough } from '../../dialect.ts';
import { OPEN, type Schema } from '../../schema.ts';
import { holdsAtByTime } from '../instants.ts';
import {
  all,
  between,
  countable,
  type Narrowing,
  SEARCH,
  SEARCHED,
  type SearchIndex,
  statusIs,
  type Where,
} from './conditions.ts';

/** Keys of rows that may match, through an index that leads to them rather than through the one that sorts. */
export type Branch = RawBuilder<unknown>;

/** Reading this many rows and sorting them costs about as much as finding a page of denser ones in their order. */
export const FEW = 5_000;

const KEYS = sql`i.license_id, i.pack_number, i.valid_from`;

/** Rows of any time that a search finds, by one index each. */
export function searchBranches(
  list: number,
  prefix: string,
  indexes: readonly SearchIndex[] = SEARCH,
): Branch[] {
  return indexes.map(
    (index) => sql`
      select ${KEYS} from ${licensesThrough(index)} where i.list_id = ${list} and ${between(SEARCHED[index], prefix)}
        ${index === 'computer_of_user' ? sql`and i.user_key is not null` : sql``}`,
  );
}

/**
 * Rows of a status or a pack that hold; `null` when neither is asked for. Their index begins with the status, so that
 * each status that occurs and is asked for is a branch.
 */
export async function countableBranches(
  db: Kysely<Schema>,
  list: { readonly id: number; readonly at: Instant },
  narrowing: Narrowing,
): Promise<Branch[] | null> {
  if (countable(narrowing).length === 0) return null;
  const rows = (conditions: readonly Where[]) =>
    sql`select ${KEYS} from ${licensesThrough('status')} where i.list_id = ${list.id} and ${all(conditions)}`;
  const { status, packNumber } = narrowing;
  const pack = countable({ packNumber });
  const [open, ...closed] = holdsAtByTime('i', list.at);
  const statuses = (await statusesOf(db, list.id)).filter(
    (number) => status === undefined || issuedLicenseStatus(number) === status,
  );
  return [
    ...statuses.map((number) =>
      rows([
        ...(open === undefined ? [] : [open]),
        sql`i.status_number is not distinct from ${number}`,
        ...pack,
      ]),
    ),
    // What was closed since the instant lies together.
    ...closed.map((holds) => rows([holds, ...(status === undefined ? [] : [statusIs(status)]), ...pack])),
  ];
}

/** The statuses that occur among the rows that hold now, each found by one seek. */
async function statusesOf(db: Kysely<Schema>, list: number): Promise<(number | null)[]> {
  const open = sql`from ${licensesThrough('status')} where i.list_id = ${list} and i.valid_to = ${OPEN}`;
  const { rows } = await sql<{ status: number | null }>`
    with recursive present(status) as (
      select (select min(i.status_number) ${open} and i.status_number is not null)
      union all
      select (select min(i.status_number) ${open} and i.status_number > present.status)
      from present where present.status is not null)
    select status from present where status is not null`.execute(db);
  return [null, ...rows.map((row) => row.status)];
}

/** Whether so few rows may match that reading and sorting them is the quickest. */
export async function areFew(db: Kysely<Schema>, branches: readonly Branch[], few: number): Promise<boolean> {
  if (branches.length === 0) return true;
  const some = sql`select 1 from (${sql.join(branches, sql` union all `)}) every limit ${few + 1}`;
  return (await countBranches(db, [some])) <= few;
}

export async function countBranches(db: Kysely<Schema>, branches: readonly Branch[]): Promise<number> {
  if (branches.length === 0) return 0;
  const { rows } = await sql<{ found: number }>`
    select count(*) as found from (${sql.join(branches, sql` union all `)}) every`.execute(db);
  return rows[0]?.found ?? 0;
}

/** The rows behind the keys that also meet the conditions. */
export function rowsOf(
  list: number,
  branches: readonly Branch[],
  conditions: readonly Where[],
  value: RawBuilder<unknown> = sql`null`,
): RawBuilder<unknown> {
  return sql`
    select i.*, ${value} as value from (${sql.join(branches, sql` union `)}) k cross join ${licensesThrough('key')}
    where i.list_id = ${list} and i.license_id = k.license_id and i.pack_number = k.pack_number
      and i.valid_from = k.valid_from and ${all(conditions)}`;
}
