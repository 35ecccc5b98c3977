import type { Kysely } from 'kysely';
import { appendOnly } from '../dialect.ts';
import type { Schema } from '../schema.ts';

/** The audit chain. */
export async function up(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('audit_event')
    .addColumn('seq', 'bigint', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    // Events outlive the site that they speak of.
    .addColumn('site_id', 'text')
    .addColumn('line', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('audit_event_by_site').on('audit_event').columns(['site_id', 'seq']).execute();
  await db.schema.createIndex('audit_event_by_act').on('audit_event').columns(['act', 'seq']).execute();
  await db.schema.createIndex('audit_event_by_time').on('audit_event').columns(['at', 'seq']).execute();
  await appendOnly(db, 'audit_event');
}
