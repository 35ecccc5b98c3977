import type { Instant } from '@calepin/core';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { OPEN, type Schema } from '../../schema.ts';
import { holdsAtByTime, LATEST } from '../instants.ts';
import { all, between, countable, type Narrowing, SEARCHED } from './conditions.ts';

/** Rows that may match, read through the index that leads to them rather than through the one that sorts. */
export interface Candidates {
  /** Keys of the rows: `license_id`, `pack_number`, `valid_from`. */
  readonly keys: RawBuilder<unknown>;
}

/** Reading this many rows and sorting them costs about as much as finding a page of denser ones in their order. */
export const FEW = 5_000;

/**
 * The candidates when a filter leaves few of them; `null` when none does: then matches are dense enough to be found by
 * walking the list in its order.
 */
export async function fewCandidates(
  db: Kysely<Schema>,
  list: { readonly id: number; readonly at: Instant },
  narrowing: Narrowing,
  few: number,
): Promise<Candidates | null> {
  for (const branches of [searchBranches(list.id, narrowing), await countableBranches(db, list, narrowing)]) {
    if (branches.length === 0) continue;
    const { rows } = await sql<{ found: number }>`
      select count(*) as found from (select * from (${sql.join(branches, sql` union all `)}) every limit ${few + 1}) some`.execute(
      db,
    );
    if ((rows[0]?.found ?? 0) <= few) return { keys: sql`(${sql.join(branches, sql` union `)})` };
  }
  return null;
}

const KEYS = sql`i.license_id, i.pack_number, i.valid_from`;

function searchBranches(list: number, { prefix }: Narrowing): RawBuilder<unknown>[] {
  if (prefix === undefined) return [];
  return Object.values(SEARCHED).map(
    (key) => sql`select ${KEYS} from issued_license i where i.list_id = ${list} and ${between(key, prefix)}`,
  );
}

/**
 * Rows of a status or a pack. Their index begins with the status: for a pack alone, each status that occurs is a branch.
 */
async function countableBranches(
  db: Kysely<Schema>,
  list: { readonly id: number; readonly at: Instant },
  narrowing: Narrowing,
): Promise<RawBuilder<unknown>[]> {
  const conditions = countable(narrowing);
  if (conditions.length === 0) return [];
  const rows = sql`select ${KEYS} from issued_license i where i.list_id = ${list.id} and ${holdsAtByTime('i', list.at)}`;
  if (narrowing.status !== undefined || list.at !== LATEST) return [sql`${rows} and ${all(conditions)}`];
  const statuses = (await statusesOf(db, list.id)).map(
    (status) => sql`${rows} and i.status_number = ${status}`,
  );
  return [...statuses, sql`${rows} and i.status_number is null`].map(
    (branch) => sql`${branch} and ${all(conditions)}`,
  );
}

/** The statuses that occur among the rows that hold now, each found by one seek. */
async function statusesOf(db: Kysely<Schema>, list: number): Promise<number[]> {
  const next = sql`select min(i.status_number) from issued_license i where i.list_id = ${list} and i.valid_to = ${OPEN}`;
  const { rows } = await sql<{ status: number }>`
    with recursive present(status) as (
      select (${next} and i.status_number is not null)
      union all select (${next} and i.status_number > present.status) from present where present.status is not null)
    select status from present where status is not null`.execute(db);
  return rows.map((row) => row.status);
}

/** How many rows of a list match status and pack, through a covering index. */
export async function countCountable(
  db: Kysely<Schema>,
  list: { readonly id: number; readonly at: Instant },
  narrowing: Narrowing,
): Promise<number> {
  const branches = await countableBranches(db, list, narrowing);
  const { rows } = await sql<{ found: number }>`
    select count(*) as found from (${sql.join(branches, sql` union all `)}) every`.execute(db);
  return rows[0]?.found ?? 0;
}
