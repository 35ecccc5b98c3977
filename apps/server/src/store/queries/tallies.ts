import {
  type Instant,
  type IssuedLicenseStatus,
  issuedLicenseStatus,
  type LicenseTally,
} from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import { licensesThrough } from '../dialect.ts';
import type { Schema } from '../schema.ts';
import { holdsAtByTime } from './instants.ts';
import type { ListReadings, Sources } from './readings.ts';

interface TallyRequest {
  /** Rows that hold at this instant … */
  readonly at: Instant;
  /** … of which those are expired whose expiry is before this one. */
  readonly now: Instant;
  /** The key packs that are there, by license server. */
  readonly packs: readonly { readonly ref: string; readonly serverId: string; readonly number: number }[];
  readonly lists: readonly ListReadings[];
  readonly sources: Sources;
}

/**
 * Issued licenses counted by key pack and status, through a covering index. A pack whose license server's list was read
 * has a tally even when it is empty; licenses of a pack that is not known, or whose number is not unique, have none.
 */
export async function tallies(db: Kysely<Schema>, request: TallyRequest): Promise<LicenseTally[]> {
  const result: LicenseTally[] = [];
  const packsOf = Map.groupBy(request.packs, (pack) => pack.serverId);
  for (const list of request.lists) {
    if (list.scope !== 'issued-licenses' || list.newest === null) continue;
    const packs = packsOf.get(list.serverId ?? '') ?? [];
    const counts = list.alive === 0 ? new Map<number, PackCount>() : await countsOf(db, list.listId, request);
    for (const pack of packs) {
      if (packs.some((other) => other !== pack && other.number === pack.number)) continue;
      const count = counts.get(pack.number);
      result.push({
        keyPackRef: pack.ref,
        byStatus: count?.byStatus ?? {},
        expired: count?.expired ?? 0,
        source: request.sources.of(list.newest),
        complete: list.newestComplete,
      });
    }
  }
  return result;
}

interface PackCount {
  readonly byStatus: Partial<Record<IssuedLicenseStatus, number>>;
  expired: number;
}

async function countsOf(
  db: Kysely<Schema>,
  listId: number,
  { at, now }: { readonly at: Instant; readonly now: Instant },
): Promise<Map<number, PackCount>> {
  const branches = holdsAtByTime('i', at).map(
    (holds) => sql`
      select pack_number as pack, status_number as status, count(*) as licenses,
        count(case when expires_at < ${now} then 1 end) as expired
      from ${licensesThrough('status')} where list_id = ${listId} and ${holds} group by status_number, pack_number`,
  );
  const { rows } = await sql<{ pack: number; status: number | null; licenses: number; expired: number }>`
    ${sql.join(branches, sql` union all `)}`.execute(db);
  const counts = new Map<number, PackCount>();
  for (const row of rows) {
    const count = counts.get(row.pack) ?? { byStatus: {}, expired: 0 };
    const status = issuedLicenseStatus(row.status);
    count.byStatus[status] = (count.byStatus[status] ?? 0) + row.licenses;
    count.expired += row.expired;
    counts.set(row.pack, count);
  }
  return counts;
}
