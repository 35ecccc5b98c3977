import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { changesOf } from './changes.ts';
import { partOf } from './coverage.ts';
import { mention } from './hosts.ts';
import type { Joining } from './joining.ts';
import { type FoldingRoom, refold } from './refold.ts';

/**
 * Takes the observations of an import back, within a transaction: the register becomes what it would be without them.
 * A document that another import holds as well stays, in that import's name.
 */
export async function takeBack(tx: Kysely<Schema>, room: FoldingRoom, importId: string): Promise<void> {
  const leaving = await tx
    .selectFrom('observation')
    .selectAll()
    .where('import_id', '=', importId)
    .where('state', '=', 'folded')
    .execute();
  await tx
    .updateTable('observation')
    .set({ state: 'undone' })
    .where('import_id', '=', importId)
    .where('state', '=', 'repeat')
    .execute();
  const joining: Joining[] = [];
  const leavingHosts = new Set<string>();
  for (const row of leaving) {
    const undone_changes = JSON.stringify(await changesOf(tx, row.seq));
    await tx
      .updateTable('observation')
      .set({ state: 'undone', undone_changes })
      .where('seq', '=', row.seq)
      .execute();
    const mentions = await tx.selectFrom('host_mention').selectAll().where('seq', '=', row.seq).execute();
    for (const m of mentions) leavingHosts.add(m.host_key);
    await tx.deleteFrom('host_mention').where('seq', '=', row.seq).execute();
    const heir = await tx
      .selectFrom('observation')
      .select(['seq', 'observed_at'])
      .where('site_id', '=', row.site_id)
      .where('sha256', '=', row.sha256)
      .where('observed_at', '=', row.observed_at)
      .where('default_host', '=', row.default_host)
      .where('format', '=', row.format)
      .where('encoding', '=', row.encoding)
      .where('reading', '=', row.reading)
      .where('state', '=', 'repeat')
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst();
    // Readings that confirmed the document go with it, or stay with the import that holds it as well.
    if (heir === undefined) {
      await tx.deleteFrom('confirmation').where('seq', '=', row.seq).execute();
      continue;
    }
    await tx.updateTable('confirmation').set({ seq: heir.seq }).where('seq', '=', row.seq).execute();
    await tx.updateTable('observation').set({ state: 'folded' }).where('seq', '=', heir.seq).execute();
    await mention(
      tx,
      row.site_id,
      heir.seq,
      mentions.map((m) => ({ part: m.host_key, host: m.host })),
    );
    const parts = await tx
      .selectFrom('coverage as c')
      .innerJoin('list as l', 'l.id', 'c.list_id')
      .selectAll('c')
      .select('l.scope')
      .where('c.seq', '=', row.seq)
      .execute();
    joining.push({ seq: heir.seq, at: heir.observed_at, parts: parts.map(partOf), staged: null });
  }
  const [first] = leaving;
  if (first === undefined) return;
  await refold(tx, room, {
    site: first.site_id,
    joining,
    leaving: leaving.map((row) => row.seq),
    leavingHosts: [...leavingHosts],
  });
}
