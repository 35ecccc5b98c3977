import type { Kysely } from 'kysely';
import type { CollectionStore, Credential } from '../collection.ts';
import type { Schema } from '../schema.ts';
import { RegisterError } from '../storage-error.ts';

export async function readCredentials(db: Kysely<Schema>): Promise<Credential[]> {
  const rows = await db
    .selectFrom('credential as c')
    .leftJoin('target as t', 't.credential_id', 'c.id')
    .select(['c.id', 'c.name', 'c.kind', 'c.user', 'c.changed_at'])
    .select((eb) => eb.fn.count<number>('t.number').as('targets'))
    .groupBy('c.id')
    .orderBy('c.name')
    .orderBy('c.id')
    .execute();
  return rows.map(({ changed_at: changedAt, ...row }) => ({ ...row, changedAt }));
}

export async function sealedSecret(
  db: Kysely<Schema>,
  id: string,
): Promise<{ readonly user: string | null; readonly sealed: string } | null> {
  const row = await db
    .selectFrom('credential')
    .select(['user', 'sealed'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function saveCredential(
  tx: Kysely<Schema>,
  { id, name, kind, user, sealed: given, at }: Parameters<CollectionStore['saveCredential']>[0],
): Promise<void> {
  const sealed = given ?? (await sealedSecret(tx, id))?.sealed;
  if (sealed === undefined) throw new RegisterError('unknown-credential', { id });
  const values = { name, kind, user, sealed, changed_at: at };
  await tx
    .insertInto('credential')
    .values({ id, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute();
}

/** @returns `false` when a target still uses it; nothing is removed then. */
export async function removeCredential(tx: Kysely<Schema>, id: string): Promise<boolean> {
  const user = await tx
    .selectFrom('target')
    .select('number')
    .where('credential_id', '=', id)
    .executeTakeFirst();
  if (user !== undefined) return false;
  await tx.deleteFrom('credential').where('id', '=', id).execute();
  return true;
}
