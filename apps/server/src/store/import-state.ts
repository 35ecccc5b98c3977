import type { Instant } from '@calepin/core';
import type { Kysely, Selectable } from 'kysely';
import type { FoldingRoom } from './fold/refold.ts';
import { takeBack } from './fold/take-back.ts';
import { nextNumber } from './meta.ts';
import type { Schema } from './schema.ts';
import { RegisterError } from './storage-error.ts';

/** Failure of an import whose process died. */
const INTERRUPTED = 'interrupted';

/** @throws RegisterError `unknown-site` */
export async function begin(
  tx: Kysely<Schema>,
  {
    id,
    site,
    origin,
    at,
  }: { readonly id: string; readonly site: string; readonly origin: string; readonly at: Instant },
): Promise<string> {
  const known = await tx.selectFrom('site').select('id').where('id', '=', site).executeTakeFirst();
  if (known === undefined) throw new RegisterError('unknown-site', { id: site });
  await tx
    .insertInto('import')
    .values({
      id,
      seq: await nextNumber(tx, 'seq'),
      site_id: site,
      origin,
      state: 'running',
      started_at: at,
      ended_at: null,
      failure: null,
    })
    .execute();
  return id;
}

/**
 * Ends a running import. One that failed leaves nothing behind: what it had folded is taken back. One that was undone
 * while it ran stays so.
 * @throws RegisterError `unknown-import`, `import-not-running`
 */
export async function end(
  tx: Kysely<Schema>,
  room: FoldingRoom,
  { id, at, failure }: { readonly id: string; readonly at: Instant; readonly failure: string | null },
): Promise<void> {
  const { state } = await find(tx, id);
  if (state === 'undone') return;
  if (state !== 'running') throw new RegisterError('import-not-running', { id, state });
  if (failure !== null) await takeBack(tx, room, id);
  await close(tx, id, { state: failure === null ? 'done' : 'failed', ended_at: at, failure });
}

/** @throws RegisterError `unknown-import`, `import-already-undone` (also when it failed: there is nothing to undo) */
export async function undo(
  tx: Kysely<Schema>,
  room: FoldingRoom,
  { id, at }: { readonly id: string; readonly at: Instant },
): Promise<void> {
  const { state, ended_at } = await find(tx, id);
  if (state === 'undone' || (state === 'failed' && !(await holdsSomething(tx, id)))) {
    throw new RegisterError('import-already-undone', { id, state });
  }
  await takeBack(tx, room, id);
  await close(tx, id, { state: 'undone', ended_at: ended_at ?? at });
}

/** Imports that a process left running when it died. */
export async function interruptedImports(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db
    .selectFrom('import')
    .select('id')
    .where('state', '=', 'running')
    .orderBy('seq')
    .execute();
  return rows.map((row) => row.id);
}

/** Ends an import that a dead process left. */
export async function endInterrupted(
  tx: Kysely<Schema>,
  room: FoldingRoom,
  id: string,
  at: Instant,
): Promise<void> {
  await end(tx, room, { id, at, failure: INTERRUPTED });
}

/** The same, leaving what it folded: it cannot be taken back without an original that is missing. */
export async function giveUpInterrupted(tx: Kysely<Schema>, id: string, at: Instant): Promise<void> {
  await close(tx, id, { state: 'failed', ended_at: at, failure: INTERRUPTED });
}

async function find(tx: Kysely<Schema>, id: string): Promise<Selectable<Schema['import']>> {
  const found = await tx.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst();
  if (found === undefined) throw new RegisterError('unknown-import', { id });
  return found;
}

async function holdsSomething(tx: Kysely<Schema>, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('observation')
    .select('seq')
    .where('import_id', '=', id)
    .where('state', '!=', 'undone')
    .executeTakeFirst();
  return row !== undefined;
}

async function close(
  tx: Kysely<Schema>,
  id: string,
  state: Partial<Pick<Schema['import'], 'state' | 'ended_at' | 'failure'>>,
): Promise<void> {
  await tx.updateTable('import').set(state).where('id', '=', id).execute();
}
