import type { Instant } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import { OPEN, type Schema } from '../../schema.ts';

/** How many issued licenses a list showed of one pack from an instant on; `null` while the list was not read whole. */
export interface Listed {
  readonly from: Instant;
  readonly count: number | null;
}

/** `Win32_TSIssuedLicense.LicenseStatus` of a revoked license, which is no longer issued. */
const REVOKED = 4;

/**
 * The size of a license server's list over time, by key pack: what stands for `IssuedLicenses` where it was not read.
 * Reads the whole list, once.
 */
export async function listedOverTime(
  db: Kysely<Schema>,
  listId: number,
): Promise<(number: number) => readonly Listed[]> {
  const { rows } = await sql<{ number: number; at: Instant; change: number }>`
    select number, at, sum(change) as change from (
      select pack_number as number, valid_from as at, count(*) as change from issued_license
      where list_id = ${listId} and status_number is distinct from ${REVOKED} group by 1, 2
      union all
      select pack_number, valid_to, -count(*) from issued_license
      where list_id = ${listId} and status_number is distinct from ${REVOKED} and valid_to < ${OPEN} group by 1, 2) changes
    group by number, at order by at`.execute(db);
  const readings = await db
    .selectFrom('coverage')
    .select(['observed_at', 'complete'])
    .where('list_id', '=', listId)
    .where((eb) => eb.or([eb('complete', '=', 1), eb('row_count', '>', 0)]))
    .orderBy('observed_at')
    .orderBy('seq')
    .execute();
  const changes = Map.groupBy(rows, (row) => row.number);
  return (number) => merged(changes.get(number) ?? [], readings);
}

/** Every change of the list is made by a reading, so the readings are all the instants that there are. */
function merged(
  changes: readonly { readonly at: Instant; readonly change: number }[],
  readings: readonly { readonly observed_at: Instant; readonly complete: 0 | 1 }[],
): Listed[] {
  const listed: Listed[] = [];
  let count = 0;
  let next = 0;
  for (const [index, { observed_at: from, complete }] of readings.entries()) {
    // Of several at one instant, the last tells.
    if (readings[index + 1]?.observed_at === from) continue;
    for (let change = changes[next]; change !== undefined && change.at <= from; change = changes[next]) {
      count += change.change;
      next += 1;
    }
    const now = complete === 1 ? count : null;
    if (listed.at(-1)?.count !== now || listed.length === 0) listed.push({ from, count: now });
  }
  return listed;
}
