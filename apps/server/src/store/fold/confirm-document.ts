import { DAY, type Instant } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import { write } from '../meta.ts';
import type { DocumentIdentity, FoldResult } from '../register.ts';
import type { Schema } from '../schema.ts';
import { allUnchanged, changesOf } from './changes.ts';
import { sameBytes } from './fold-document.ts';

/** For how long every confirmation is kept; beyond, the last one of each day. */
const KEPT_FOR = 3 * DAY;

/**
 * Notes that the document of a folded observation was read again, when nothing else was read of its lists since.
 * @returns `null` when it has to be folded.
 */
export async function confirmDocument(
  db: Kysely<Schema>,
  request: DocumentIdentity,
): Promise<FoldResult | null> {
  const at = request.observedAt;
  const latest = await sameBytes(db, request)
    .where('observed_at', '<=', at)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('import')
          .select('import.id')
          .whereRef('import.id', '=', 'observation.import_id')
          .where('import.state', '=', 'done'),
      ),
    )
    .orderBy('observed_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (latest === undefined || (await isOvertaken(db, latest.seq, at))) return null;
  if (latest.observed_at < at) await write(db, (tx) => confirm(tx, latest.seq, at), 'reading-revision');
  const changes = allUnchanged(await changesOf(db, latest.seq));
  return { observationId: latest.id, folded: false, changes, rejected: latest.rejected };
}

/** Whether another observation read one of its lists since, by the instant. */
async function isOvertaken(db: Kysely<Schema>, seq: number, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    select 1 from coverage c join coverage o on o.list_id = c.list_id
      and o.observed_at >= c.observed_at and o.observed_at <= ${at} and o.seq <> c.seq
      and (o.observed_at > c.observed_at or o.seq > c.seq)
    where c.seq = ${seq} limit 1`.execute(db);
  return rows.length > 0;
}

async function confirm(tx: Kysely<Schema>, seq: number, at: Instant): Promise<void> {
  const before = await tx
    .selectFrom('confirmation')
    .select('at')
    .where('seq', '=', seq)
    .where('at', '<', at)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  await tx
    .insertInto('confirmation')
    .values({ seq, at })
    .onConflict((c) => c.doNothing())
    .execute();
  // Once a day is often enough.
  if (before !== undefined && Math.floor(before.at / DAY) < Math.floor(at / DAY)) await thin(tx, seq, at);
}

async function thin(tx: Kysely<Schema>, seq: number, now: Instant): Promise<void> {
  await tx
    .deleteFrom('confirmation')
    .where('seq', '=', seq)
    .where('at', '<', now - KEPT_FOR)
    .where(
      sql<boolean>`exists (select 1 from confirmation later where later.seq = confirmation.seq
        and later.at > confirmation.at and later.at < confirmation.at - confirmation.at % ${DAY} + ${DAY})`,
    )
    .execute();
}
