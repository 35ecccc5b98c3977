import { type Kysely, sql } from 'kysely';
import { clustered, createAccountIndex } from '../dialect.ts';
import type { Schema } from '../schema.ts';

/** Live collection: credentials, targets, runs; documents read again unchanged; accounts deleted from the directory. */
export async function up(db: Kysely<Schema>): Promise<void> {
  await credentialsAndTargets(db);
  await runs(db);
  await clustered(
    db.schema
      .createTable('confirmation')
      .addColumn('seq', 'bigint', (c) => c.notNull().references('observation.seq'))
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('confirmation_key', ['seq', 'at']),
  ).execute();
  // How far the register reaches in time is asked for by every page.
  await db.schema.createIndex('confirmation_by_time').on('confirmation').column('at').execute();
  await db.schema
    .createIndex('observation_by_time')
    .on('observation')
    .columns(['state', 'observed_at'])
    .execute();
  await db.schema.alterTable('user_cal').addColumn('deleted', 'bigint').execute();
  await createAccountIndex(db);
}

async function credentialsAndTargets(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('credential')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('user', 'text')
    .addColumn('sealed', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('target')
    .addColumn('number', 'bigint', (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('address', 'text')
    .addColumn('transport', 'text', (c) => c.notNull())
    .addColumn('port', 'bigint')
    .addColumn('path', 'text')
    .addColumn('authentication', 'text', (c) => c.notNull())
    .addColumn('resource_style', 'text', (c) => c.notNull())
    .addColumn('credential_id', 'text', (c) => c.references('credential.id'))
    .addColumn('ca', 'text')
    .addColumn('allow_unencrypted', 'bigint', (c) => c.notNull())
    .addColumn('reads', 'text', (c) => c.notNull())
    .addColumn('interval_minutes', 'bigint', (c) => c.notNull())
    .addColumn('paused', 'bigint', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('active_since', 'bigint', (c) => c.notNull())
    .addColumn('next_run_at', 'bigint')
    .addColumn('failures', 'bigint', (c) => c.notNull())
    .addColumn('last_success_at', 'bigint')
    .addUniqueConstraint('target_by_name', ['site_id', 'kind', 'name_key'])
    .execute();
}

async function runs(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('run_plan')
    .addColumn('number', 'bigint', (c) => c.primaryKey())
    .addColumn('steps', 'text', (c) => c.notNull().unique())
    .execute();
  await db.schema
    .createTable('run')
    .addColumn('seq', 'bigint', (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('target', 'bigint', (c) => c.notNull().references('target.number'))
    .addColumn('trigger', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('plan', 'bigint', (c) => c.references('run_plan.number'))
    .addColumn('measures', 'text')
    .addColumn('problems', 'text')
    .addColumn('rows', 'bigint', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('import_id', 'text')
    .addColumn('unchanged', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('run_by_target').on('run').columns(['target', 'seq']).execute();
  await db.schema
    .createIndex('run_by_trouble')
    .on('run')
    .columns(['state', 'seq'])
    .where(sql<boolean>`state <> 'done'`)
    .execute();
}
