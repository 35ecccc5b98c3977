import type { Instant, Scope } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import { changeLicenses } from '../dialect.ts';
import { OPEN, type Schema } from '../schema.ts';
import { type CoverageRow, partOf } from './coverage.ts';
import { SCOPE_TABLES } from './scopes.ts';
import type { Part } from './stage-document.ts';

/** Parts of observations, by the number of the observation. */
export type PartsBySeq = Map<number, Part[]>;

/** What a list was told at an instant and after, by observation. */
export async function partsFrom(
  tx: Kysely<Schema>,
  listId: number,
  from: Instant,
  into: PartsBySeq,
): Promise<void> {
  const rows: (CoverageRow & { scope: Scope })[] = await tx
    .selectFrom('coverage as c')
    .innerJoin('list as l', 'l.id', 'c.list_id')
    .selectAll('c')
    .select('l.scope')
    .where('c.list_id', '=', listId)
    .where('c.observed_at', '>=', from)
    .execute();
  for (const row of rows) into.set(row.seq, [...(into.get(row.seq) ?? []), partOf(row)]);
}

/**
 * Takes a list back to just before an instant: what opened at it or after is gone, what closed at it or after is open.
 * Exact, because a row's own values never change once written.
 */
export async function rewind(tx: Kysely<Schema>, listId: number, from: Instant): Promise<void> {
  const list = await tx.selectFrom('list').select('scope').where('id', '=', listId).executeTakeFirstOrThrow();
  const { table } = SCOPE_TABLES[list.scope];
  const opened = sql`from ${sql.table(table)} where list_id = ${listId} and valid_from >= ${from}`;
  const remove = async () => void (await sql`delete ${opened}`.execute(tx));
  if (table === 'issued_license') {
    const { rows } = await sql<{ found: number }>`select count(*) as found ${opened}`.execute(tx);
    await changeLicenses(tx, { changed: rows[0]?.found ?? 0, deleted: true }, remove);
  } else await remove();
  await sql`
    update ${sql.table(table)} set valid_to = ${OPEN}
    where list_id = ${listId} and valid_to >= ${from} and valid_to < ${OPEN}`.execute(tx);
  if (list.scope === 'key-packs') {
    await tx
      .deleteFrom('key_pack_sighting')
      .where('list_id', '=', listId)
      .where('observed_at', '>=', from)
      .execute();
  }
  await tx.deleteFrom('coverage').where('list_id', '=', listId).where('observed_at', '>=', from).execute();
}

/** Forgets lists, key packs and license servers that nothing speaks of any more. */
export async function forgetUnused(tx: Kysely<Schema>, listIds: readonly number[]): Promise<void> {
  for (const id of listIds) {
    await sql`
      delete from key_pack where list_id = ${id} and not exists (
        select 1 from key_pack_version v
        where v.list_id = key_pack.list_id and v.number = key_pack.number and v.discriminator = key_pack.discriminator)`.execute(
      tx,
    );
  }
  await sql`delete from list where not exists (select 1 from coverage c where c.list_id = list.id)`.execute(
    tx,
  );
  await sql`
    delete from license_server where not exists (select 1 from list l where l.license_server_id = license_server.id)
      and not exists (select 1 from host_alias a where a.license_server_id = license_server.id)`.execute(tx);
}
