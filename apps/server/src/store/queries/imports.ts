import type { Instant } from '@calepin/core';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Cursors } from '../cursor.ts';
import { allUnchanged, changesOf, NO_CHANGES } from '../fold/changes.ts';
import { siteList, sitesAsked } from '../in-sites.ts';
import type {
  ChangeCounts,
  ImportRecord,
  ObservationRecord,
  Page,
  PageRequest,
  SiteChoice,
} from '../register.ts';
import type { Schema } from '../schema.ts';

type ObservationRow = Selectable<Schema['observation']>;

/** Imports, the latest first. */
export async function importPage(
  db: Kysely<Schema>,
  cursors: Cursors,
  request: { readonly site?: SiteChoice; readonly unchanged?: boolean } & PageRequest,
): Promise<Page<ImportRecord>> {
  const question = ['imports', sitesAsked(request.site) ?? null, request.unchanged ?? false];
  let query = db
    .selectFrom('import')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(request.limit + 1);
  if (request.site !== undefined) query = query.where('site_id', 'in', siteList(request.site));
  if (request.unchanged !== true) query = query.where(isNews);
  if (request.cursor !== undefined) {
    const [seq] = cursors.open(question, request.cursor);
    query = query.where('seq', '<', Number(seq));
  }
  const rows = await query.execute();
  const page = rows.slice(0, request.limit);
  const last = rows.length > request.limit ? page.at(-1) : undefined;
  const records: ImportRecord[] = [];
  for (const row of page) records.push(await recordOf(db, row));
  return { rows: records, next: last === undefined ? null : cursors.seal(question, [last.seq]) };
}

/** Anything but a collection that found all as it was: there may be hundreds of those between two that matter. */
const isNews = sql<boolean>`(import.origin <> 'collect' or import.state <> 'done' or exists (
  select 1 from observation o join coverage c on c.seq = o.seq
  where o.import_id = import.id and c.added + c.changed + c.gone > 0))`;

export async function findImport(db: Kysely<Schema>, id: string): Promise<ImportRecord | null> {
  const row = await db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : recordOf(db, row);
}

async function recordOf(db: Kysely<Schema>, row: Selectable<Schema['import']>): Promise<ImportRecord> {
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .where('import_id', '=', row.id)
    .orderBy('seq')
    .execute();
  const observations: ObservationRecord[] = [];
  for (const observation of rows) observations.push(await observationRecord(db, observation));
  return {
    id: row.id,
    site: row.site_id,
    state: row.state,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    origin: row.origin,
    observations,
    failure: row.failure,
  };
}

export async function observationRecord(db: Kysely<Schema>, row: ObservationRow): Promise<ObservationRecord> {
  return {
    id: row.id,
    importId: row.import_id,
    name: row.name,
    format: row.format,
    encoding: row.encoding,
    sha256: row.sha256,
    bytes: row.bytes,
    observedAt: row.observed_at,
    observedAtSource: row.observed_at_source,
    confirmedAt: await confirmedAt(db, row.seq),
    delimiter: row.delimiter,
    defaultHost: row.default_host,
    reading: row.reading,
    // All three written by `insertObservation`.
    hosts: JSON.parse(row.hosts) as string[],
    changes: await changesOfRow(db, row),
    rejected: row.rejected,
    rejections: JSON.parse(row.rejections) as ObservationRecord['rejections'],
    warnings: JSON.parse(row.warnings) as ObservationRecord['warnings'],
  };
}

async function confirmedAt(db: Kysely<Schema>, seq: number): Promise<Instant | null> {
  const { last } = await db
    .selectFrom('confirmation')
    .select((eb) => eb.fn.max('at').as('last'))
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  return last;
}

async function changesOfRow(db: Kysely<Schema>, row: ObservationRow): Promise<ChangeCounts> {
  switch (row.state) {
    case 'folded':
      return changesOf(db, row.seq);
    case 'undone':
      // Written by `takeBack`.
      return row.undone_changes === null ? NO_CHANGES : (JSON.parse(row.undone_changes) as ChangeCounts);
    case 'repeat': {
      const twin = await db
        .selectFrom('observation')
        .select('seq')
        .where('site_id', '=', row.site_id)
        .where('sha256', '=', row.sha256)
        .where('observed_at', '=', row.observed_at)
        .where('default_host', '=', row.default_host)
        .where('format', '=', row.format)
        .where('encoding', '=', row.encoding)
        .where('reading', '=', row.reading)
        .where('state', '=', 'folded')
        .executeTakeFirst();
      return twin === undefined ? NO_CHANGES : allUnchanged(await changesOf(db, twin.seq));
    }
  }
}

/** The instants of the oldest and the newest observation. */
export async function observedBetween(
  db: Kysely<Schema>,
  { site }: { readonly site?: SiteChoice } = {},
): Promise<{ readonly oldest: Instant; readonly newest: Instant } | null> {
  const at = (which: 'asc' | 'desc') => {
    const query = db.selectFrom('observation').select('observed_at').where('state', '=', 'folded');
    const theirs = site === undefined ? query : query.where('site_id', 'in', siteList(site));
    return theirs.orderBy('observed_at', which).limit(1).executeTakeFirst();
  };
  const [oldest, newest] = [await at('asc'), await at('desc')];
  const confirmations = db.selectFrom('confirmation as c').select('c.at');
  const confirmed = await (site === undefined
    ? confirmations
    : confirmations.innerJoin('observation as o', 'o.seq', 'c.seq').where('o.site_id', 'in', siteList(site))
  )
    .orderBy('c.at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (oldest === undefined || newest === undefined) return null;
  return {
    oldest: oldest.observed_at,
    newest: Math.max(newest.observed_at, confirmed?.at ?? newest.observed_at),
  };
}

/** Enough for every file that a site exports under a name of its own. */
const HOSTS_REMEMBERED = 500;

/** Under which name of a license server the latest documents of a site were folded, the newest first. */
export async function defaultHosts(
  db: Kysely<Schema>,
  site: string,
): Promise<Pick<ObservationRecord, 'name' | 'defaultHost'>[]> {
  return db
    .selectFrom('observation')
    .select(['name', 'default_host as defaultHost'])
    .where('site_id', '=', site)
    .where('state', '<>', 'undone')
    .orderBy('seq', 'desc')
    .limit(HOSTS_REMEMBERED)
    .execute();
}
