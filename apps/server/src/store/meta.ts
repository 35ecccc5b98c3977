import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What changes: figures and what else pages show, how fresh readings are, targets and their runs. */
type Revision = 'revision' | 'reading-revision' | 'collection-revision';

/** The next number of a named sequence; never given twice, even after an undo. */
export async function nextNumber(
  db: Kysely<Schema>,
  name: 'seq' | 'list' | 'event' | 'target' | 'run' | 'run-plan' | Revision,
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

/** When the register was last opened for writing: what was due before could not be done. */
export const OPENED_AT = 'opened-at';

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

/** Runs a write in one transaction and advances a revision, so that every page knows that something changed. */
export function write<T>(
  db: Kysely<Schema>,
  work: (tx: Kysely<Schema>) => Promise<T>,
  what: Revision = 'revision',
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const result = await work(tx);
    await nextNumber(tx, what);
    return result;
  });
}

/** Of the figures: readings that confirm them, and runs, leave it as it is. */
export async function figuresRevision(db: Kysely<Schema>): Promise<string> {
  return (await readMeta(db, 'next-revision')) ?? '0';
}

/** Of everything. */
export async function revision(db: Kysely<Schema>): Promise<string> {
  const names: readonly Revision[] = ['revision', 'reading-revision', 'collection-revision'];
  const numbers: string[] = [];
  for (const name of names) numbers.push((await readMeta(db, `next-${name}`)) ?? '0');
  return numbers.join('.');
}
