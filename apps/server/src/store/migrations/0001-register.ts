import { type Kysely, sql } from 'kysely';
import { clustered, createLicenseIndexes } from '../dialect.ts';
import type { Schema } from '../schema.ts';

/** The first register: sites, imports, observations, temporal rows, findings. */
export async function up(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('site')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull().unique())
    .addColumn('example', 'bigint', (c) => c.notNull())
    .execute();
  await imports(db);
  await lists(db);
  await versions(db);
  await findings(db);
}

async function imports(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('import')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('seq', 'bigint', (c) => c.notNull().unique())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('failure', 'text')
    .execute();
  await db.schema.createIndex('import_by_site').on('import').columns(['site_id', 'seq']).execute();
  await db.schema
    .createTable('observation')
    .addColumn('seq', 'bigint', (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('import_id', 'text', (c) => c.notNull().references('import.id'))
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('encoding', 'text', (c) => c.notNull())
    .addColumn('delimiter', 'text')
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('observed_at', 'bigint', (c) => c.notNull())
    .addColumn('observed_at_source', 'text', (c) => c.notNull())
    .addColumn('default_host', 'text', (c) => c.notNull())
    .addColumn('reading', 'text', (c) => c.notNull())
    .addColumn('hosts', 'text', (c) => c.notNull())
    .addColumn('rejected', 'bigint', (c) => c.notNull())
    .addColumn('rejections', 'text', (c) => c.notNull())
    .addColumn('warnings', 'text', (c) => c.notNull())
    .addColumn('undone_changes', 'text')
    .execute();
  await db.schema
    .createIndex('observation_by_import')
    .on('observation')
    .columns(['import_id', 'seq'])
    .execute();
  await db.schema
    .createIndex('observation_by_bytes')
    .on('observation')
    .columns(['site_id', 'sha256', 'observed_at'])
    .execute();
}

async function lists(db: Kysely<Schema>): Promise<void> {
  await clustered(
    db.schema
      .createTable('host_mention')
      .addColumn('seq', 'bigint', (c) => c.notNull().references('observation.seq'))
      .addColumn('site_id', 'text', (c) => c.notNull())
      .addColumn('host_key', 'text', (c) => c.notNull())
      .addColumn('host', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('host_mention_key', ['site_id', 'host_key', 'seq']),
  ).execute();
  await db.schema.createIndex('host_mention_by_observation').on('host_mention').column('seq').execute();
  await db.schema
    .createTable('license_server')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('host_key', 'text', (c) => c.notNull())
    .addColumn('host', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('license_server_by_host')
    .on('license_server')
    .columns(['site_id', 'host_key'])
    .execute();
  await clustered(
    db.schema
      .createTable('host_alias')
      .addColumn('site_id', 'text', (c) => c.notNull())
      .addColumn('host_key', 'text', (c) => c.notNull())
      .addColumn('license_server_id', 'text', (c) => c.notNull().references('license_server.id'))
      .addPrimaryKeyConstraint('host_alias_key', ['site_id', 'host_key']),
  ).execute();
  await db.schema.createIndex('host_alias_by_server').on('host_alias').column('license_server_id').execute();
  await db.schema
    .createTable('list')
    .addColumn('id', 'bigint', (c) => c.primaryKey())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('host_key', 'text', (c) => c.notNull())
    .addColumn('license_server_id', 'text', (c) => c.references('license_server.id'))
    .execute();
  await db.schema.createIndex('list_by_host').on('list').columns(['site_id', 'scope', 'host_key']).execute();
  await db.schema.createIndex('list_by_server').on('list').columns(['license_server_id', 'scope']).execute();
  await clustered(
    db.schema
      .createTable('coverage')
      .addColumn('list_id', 'bigint', (c) => c.notNull().references('list.id'))
      .addColumn('observed_at', 'bigint', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull().references('observation.seq'))
      .addColumn('part', 'text', (c) => c.notNull())
      .addColumn('host', 'text', (c) => c.notNull())
      .addColumn('complete', 'bigint', (c) => c.notNull())
      .addColumn('fields', 'text', (c) => c.notNull())
      .addColumn('has_total', 'bigint', (c) => c.notNull())
      .addColumn('has_issued', 'bigint', (c) => c.notNull())
      .addColumn('has_activation', 'bigint', (c) => c.notNull())
      .addColumn('digest', 'text', (c) => c.notNull())
      .addColumn('row_count', 'bigint', (c) => c.notNull())
      .addColumn('alive', 'bigint', (c) => c.notNull())
      .addColumn('added', 'bigint', (c) => c.notNull())
      .addColumn('changed', 'bigint', (c) => c.notNull())
      .addColumn('gone', 'bigint', (c) => c.notNull())
      .addColumn('unchanged', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('coverage_key', ['list_id', 'observed_at', 'seq', 'part']),
  ).execute();
  await db.schema.createIndex('coverage_by_observation').on('coverage').column('seq').execute();
}

async function versions(db: Kysely<Schema>): Promise<void> {
  const versioned = (table: keyof Schema) =>
    db.schema
      .createTable(table)
      .addColumn('list_id', 'bigint', (c) => c.notNull().references('list.id'))
      .addColumn('valid_from', 'bigint', (c) => c.notNull())
      .addColumn('valid_to', 'bigint', (c) => c.notNull());
  await clustered(
    versioned('license_server_version')
      .addColumn('activation_status', 'bigint')
      .addColumn('license_server_id', 'text')
      .addColumn('product_id', 'text')
      .addColumn('server_role', 'bigint')
      .addColumn('os_version', 'text')
      .addColumn('details', 'text')
      .addPrimaryKeyConstraint('license_server_version_key', ['list_id', 'valid_from']),
  ).execute();
  await db.schema
    .createTable('key_pack')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('list_id', 'bigint', (c) => c.notNull().references('list.id'))
    .addColumn('number', 'bigint', (c) => c.notNull())
    .addColumn('discriminator', 'text', (c) => c.notNull())
    .addUniqueConstraint('key_pack_identity', ['list_id', 'number', 'discriminator'])
    .execute();
  await clustered(
    versioned('key_pack_version')
      .addColumn('number', 'bigint', (c) => c.notNull())
      .addColumn('discriminator', 'text', (c) => c.notNull())
      .addColumn('description', 'text')
      .addColumn('key_pack_type', 'bigint')
      .addColumn('product_type', 'bigint')
      .addColumn('product_version', 'text')
      .addColumn('product_version_id', 'bigint')
      .addColumn('total', 'bigint')
      .addColumn('issued', 'bigint')
      .addColumn('available', 'bigint')
      .addColumn('expiration_date', 'bigint')
      .addColumn('access_rights', 'bigint')
      .addColumn('type_and_model', 'text')
      .addColumn('previous_total', 'bigint')
      .addColumn('total_changed_at', 'bigint')
      .addColumn('total_seq', 'bigint')
      .addColumn('issued_seq', 'bigint')
      .addPrimaryKeyConstraint('key_pack_version_key', ['list_id', 'number', 'discriminator', 'valid_from']),
  ).execute();
  await db.schema
    .createIndex('key_pack_version_by_time')
    .on('key_pack_version')
    .columns(['list_id', 'valid_to'])
    .execute();
  await clustered(
    db.schema
      .createTable('key_pack_sighting')
      .addColumn('list_id', 'bigint', (c) => c.notNull().references('list.id'))
      .addColumn('number', 'bigint', (c) => c.notNull())
      .addColumn('discriminator', 'text', (c) => c.notNull())
      .addColumn('observed_at', 'bigint', (c) => c.notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('key_pack_sighting_key', [
        'list_id',
        'number',
        'discriminator',
        'observed_at',
        'seq',
      ]),
  ).execute();
  await clustered(
    versioned('issued_license')
      .addColumn('license_id', 'bigint', (c) => c.notNull())
      .addColumn('pack_number', 'bigint', (c) => c.notNull())
      .addColumn('user', 'text')
      .addColumn('user_key', 'text')
      .addColumn('computer', 'text')
      .addColumn('computer_key', 'text')
      .addColumn('hardware_id', 'text')
      .addColumn('status_number', 'bigint')
      .addColumn('issued_at', 'bigint')
      .addColumn('expires_at', 'bigint')
      .addPrimaryKeyConstraint('issued_license_key', ['list_id', 'license_id', 'pack_number', 'valid_from']),
  ).execute();
  await createLicenseIndexes(db);
  await clustered(
    versioned('user_cal')
      .addColumn('user_key', 'text', (c) => c.notNull())
      .addColumn('product', 'text', (c) => c.notNull())
      .addColumn('user', 'text', (c) => c.notNull())
      .addColumn('product_version_id', 'bigint')
      .addColumn('product_version', 'text')
      .addColumn('product_code', 'text')
      .addColumn('expires_at', 'bigint')
      .addColumn('managing_server', 'text')
      .addColumn('disabled', 'bigint')
      .addPrimaryKeyConstraint('user_cal_key', ['list_id', 'user_key', 'product', 'valid_from']),
  ).execute();
  await clustered(
    versioned('session_host_version')
      .addColumn('licensing_type', 'bigint')
      .addColumn('licensing_type_source', 'text')
      .addColumn('license_servers', 'text')
      .addColumn('license_servers_source', 'text')
      .addColumn('grace_period_days', 'bigint')
      .addColumn('os_version', 'text')
      .addColumn('details', 'text')
      .addPrimaryKeyConstraint('session_host_version_key', ['list_id', 'valid_from']),
  ).execute();
}

async function findings(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('finding')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('acknowledged_at', 'bigint')
    .addColumn('acknowledged_by', 'text')
    .addColumn('acknowledged_reason', 'text')
    .execute();
  await db.schema.createIndex('finding_by_site').on('finding').column('site_id').execute();
  await clustered(
    db.schema
      .createTable('finding_period')
      .addColumn('finding_id', 'text', (c) => c.notNull().references('finding.id'))
      .addColumn('opened_at', 'bigint', (c) => c.notNull())
      .addColumn('closed_at', 'bigint', (c) => c.notNull())
      .addColumn('severity', 'bigint', (c) => c.notNull())
      .addColumn('since', 'bigint', (c) => c.notNull())
      .addColumn('facts', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('finding_period_key', ['finding_id', 'opened_at']),
  ).execute();
  await db.schema
    .createIndex('finding_period_by_severity')
    .on('finding_period')
    .expression(sql`severity, opened_at desc, finding_id`)
    .execute();
  await db.schema
    .createTable('finding_event')
    .addColumn('seq', 'bigint', (c) => c.primaryKey())
    .addColumn('finding_id', 'text', (c) => c.notNull().references('finding.id'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('by', 'text')
    .addColumn('reason', 'text')
    .execute();
  await db.schema
    .createIndex('finding_event_by_finding')
    .on('finding_event')
    .columns(['finding_id', 'seq'])
    .execute();
}
