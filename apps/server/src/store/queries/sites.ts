import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import { forgetSite } from '../accounts/write-accounts.ts';
import { removeTargetsOf } from '../collection/targets.ts';
import { changeLicenses } from '../dialect.ts';
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

export async function readSite(db: Kysely<Schema>, id: string): Promise<Site | null> {
  const row = await db.selectFrom('site').selectAll().where('id', '=', id).executeTakeFirst();
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
  await removeTargetsOf(tx, id);
  await forgetSite(tx, id);
  const observations = tx.selectFrom('observation').select('seq').where('site_id', '=', id);
  await tx.deleteFrom('confirmation').where('seq', 'in', observations).execute();
  const findings = tx.selectFrom('finding').select('id').where('site_id', '=', id);
  await tx.deleteFrom('finding_event').where('finding_id', 'in', findings).execute();
  await tx.deleteFrom('finding_period').where('finding_id', 'in', findings).execute();
  await tx.deleteFrom('finding').where('site_id', '=', id).execute();
  const lists = tx.selectFrom('list').select('id').where('site_id', '=', id);
  for (const { table } of Object.values(SCOPE_TABLES)) {
    const rows = sql`from ${sql.table(table)} where list_id in (${lists})`;
    const remove = async () => void (await sql`delete ${rows}`.execute(tx));
    if (table !== 'issued_license') await remove();
    else await changeLicenses(tx, { changed: await countOf(tx, rows), deleted: true }, remove);
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

async function countOf(tx: Kysely<Schema>, rows: RawBuilder<unknown>): Promise<number> {
  const { rows: counted } = await sql<{ found: number }>`select count(*) as found ${rows}`.execute(tx);
  return counted[0]?.found ?? 0;
}
