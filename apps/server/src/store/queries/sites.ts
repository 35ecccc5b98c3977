import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import { SCOPE_TABLES } from '../fold/scopes.ts';
import type { Site } from '../register.ts';
import type { Schema } from '../schema.ts';
import { RegisterError } from '../storage-error.ts';
import { textKey } from '../text-key.ts';
import { readSettings, writeSettings } from './settings.ts';

const site = ({ id, name, example }: Selectable<Schema['site']>): Site => ({
  id,
  name,
  example: example === 1,
});

export async function readSites(db: Kysely<Schema>): Promise<Site[]> {
  return (await db.selectFrom('site').selectAll().orderBy('name_key').execute()).map(site);
}

export async function findSite(db: Kysely<Schema>, name: string): Promise<Site | null> {
  const row = await db
    .selectFrom('site')
    .selectAll()
    .where('name_key', '=', nameKey(name))
    .executeTakeFirst();
  return row === undefined ? null : site(row);
}

export async function addSite(tx: Kysely<Schema>, { id, name, example }: Site): Promise<void> {
  await tx
    .insertInto('site')
    .values({ id, name: name.trim(), name_key: nameKey(name), example: example ? 1 : 0 })
    .execute();
}

const nameKey = (name: string): string => textKey(name.trim());

/** Removes a site with all that it holds. @throws RegisterError `unknown-site` */
export async function deleteSite(tx: Kysely<Schema>, id: string): Promise<void> {
  const found = await tx.selectFrom('site').select('id').where('id', '=', id).executeTakeFirst();
  if (found === undefined) throw new RegisterError('unknown-site', { id });
  const findings = tx.selectFrom('finding').select('id').where('site_id', '=', id);
  await tx.deleteFrom('finding_event').where('finding_id', 'in', findings).execute();
  await tx.deleteFrom('finding_period').where('finding_id', 'in', findings).execute();
  await tx.deleteFrom('finding').where('site_id', '=', id).execute();
  const lists = tx.selectFrom('list').select('id').where('site_id', '=', id);
  for (const { table } of Object.values(SCOPE_TABLES)) {
    await sql`delete from ${sql.table(table)} where list_id in (${lists})`.execute(tx);
  }
  await tx.deleteFrom('key_pack_sighting').where('list_id', 'in', lists).execute();
  await tx.deleteFrom('key_pack').where('list_id', 'in', lists).execute();
  await tx.deleteFrom('coverage').where('list_id', 'in', lists).execute();
  for (const table of [
    'list',
    'host_alias',
    'license_server',
    'host_mention',
    'observation',
    'import',
  ] as const) {
    await tx.deleteFrom(table).where('site_id', '=', id).execute();
  }
  const settings = await readSettings(tx);
  const thresholds = settings.thresholds.filter((threshold) => threshold.site !== id);
  if (thresholds.length < settings.thresholds.length) await writeSettings(tx, { ...settings, thresholds });
  await tx.deleteFrom('site').where('id', '=', id).execute();
}
