import { type Kysely, sql } from 'kysely';
import { up as register } from './migrations/0001-register.ts';
import { up as collection } from './migrations/0002-collection.ts';
import { up as audit } from './migrations/0003-audit.ts';
import { up as accounts } from './migrations/0004-accounts.ts';
import type { Schema } from './schema.ts';
import { StorageError } from './storage-error.ts';

/** The migrations in order; a number is never reused and a released migration never changes. */
const MIGRATIONS: readonly { readonly number: number; readonly up: (db: Kysely<Schema>) => Promise<void> }[] =
  [
    { number: 1, up: register },
    { number: 2, up: collection },
    { number: 3, up: audit },
    { number: 4, up: accounts },
  ];

/** The schema that this version of Calepin writes. */
export const SCHEMA_NUMBER = MIGRATIONS.length;

/**
 * Brings the register to the present schema, one transaction per migration. Throws a `StorageError` `newer-schema`,
 * having written nothing, when a later version of Calepin wrote it.
 */
export async function migrate(db: Kysely<Schema>, folder: string): Promise<void> {
  const found = await schemaNumber(db);
  if (found > SCHEMA_NUMBER) {
    throw new StorageError('newer-schema', { folder, found, known: SCHEMA_NUMBER });
  }
  for (const migration of MIGRATIONS.filter((m) => m.number > found)) {
    await db.transaction().execute(async (tx) => {
      // Another thread may have migrated between the look and the lock.
      if ((await schemaNumber(tx)) >= migration.number) return;
      if (migration.number === 1) {
        await tx.schema
          .createTable('meta')
          .addColumn('name', 'text', (c) => c.primaryKey())
          .addColumn('value', 'text', (c) => c.notNull())
          .execute();
      }
      await migration.up(tx);
      const value = String(migration.number);
      await tx
        .insertInto('meta')
        .values({ name: 'schema', value })
        .onConflict((c) => c.column('name').doUpdateSet({ value }))
        .execute();
    });
  }
}

/**
 * Makes sure that this version of Calepin can read the register.
 * @throws StorageError `newer-schema`, or `failed` when it was never opened for writing by this version.
 */
export async function requireSchema(db: Kysely<Schema>, folder: string): Promise<void> {
  const found = await schemaNumber(db);
  if (found === SCHEMA_NUMBER) return;
  throw new StorageError(found > SCHEMA_NUMBER ? 'newer-schema' : 'failed', {
    folder,
    found,
    known: SCHEMA_NUMBER,
  });
}

async function schemaNumber(db: Kysely<Schema>): Promise<number> {
  const tables = await db.introspection.getTables();
  if (!tables.some((table) => table.name === 'meta')) return 0;
  const { rows } = await sql<{ value: string }>`select value from meta where name = 'schema'`.execute(db);
  return Number(rows[0]?.value ?? 0);
}
