import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** The next number of a named sequence; never given twice, even after an undo. */
export async function nextNumber(
  db: Kysely<Schema>,
  name: 'seq' | 'list' | 'event' | 'target' | 'run' | 'run-plan' | 'revision' | 'collection-revision',
): Promise<number> {
  const row = await db
    .selectFrom('meta')
    .select('value')
    .where('name', '=', `next-${name}`)
    .executeTakeFirst();
  const number = Number(row?.value ?? 0) + 1;
  await writeMeta(db, `next-${name}`, String(number));
  return number;
}

export async function readMeta(db: Kysely<Schema>, name: string): Promise<string | null> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

export async function writeMeta(db: Kysely<Schema>, name: string, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ name, value })
    .onConflict((c) => c.column('name').doUpdateSet({ value }))
    .execute();
}

/** The register's own secret: signs cursors, made at the first opening. */
export async function cursorKey(db: Kysely<Schema>): Promise<Buffer> {
  const known = await readMeta(db, 'cursor-key');
  if (known !== null) return Buffer.from(known, 'hex');
  return db.transaction().execute(async (tx) => {
    const meanwhile = await readMeta(tx, 'cursor-key');
    if (meanwhile !== null) return Buffer.from(meanwhile, 'hex');
    const key = randomBytes(32);
    await writeMeta(tx, 'cursor-key', key.toString('hex'));
    return key;
  });
}

/** Runs a write in one transaction and advances the revision, so that every page knows that something changed. */
export function write<T>(db: Kysely<Schema>, work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const result = await work(tx);
    await nextNumber(tx, 'revision');
    return result;
  });
}

/** The same for targets, credentials and runs, which change at every moment without changing a figure. */
export function writeCollection<T>(db: Kysely<Schema>, work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const result = await work(tx);
    await nextNumber(tx, 'collection-revision');
    return result;
  });
}

export async function revision(db: Kysely<Schema>): Promise<string> {
  return (await readMeta(db, 'next-revision')) ?? '0';
}

export async function collectionRevision(db: Kysely<Schema>): Promise<string> {
  return (await readMeta(db, 'next-collection-revision')) ?? '0';
}
