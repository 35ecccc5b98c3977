import { type Kysely, sql } from 'kysely';
import { type Staging, stageTable } from '../dialect.ts';
import { canonicalHosts, firstLabel } from '../host-name.ts';
import type { ChangeCounts, FoldRequest } from '../register.ts';
import type { Schema } from '../schema.ts';
import { differs, type RowChanges, sameKeys } from './apply-part.ts';
import { type PartChanges, sumChanges } from './changes.ts';
import { sameBytesAndInstant } from './fold-document.ts';
import { isLicenseServerList } from './lists.ts';
import { SCOPE_TABLES } from './scopes.ts';
import { type StagedPart, stageDocument } from './stage-document.ts';

/** What folding a document would change, as of its instant. Writes nothing but temporary rows of its own connection. */
export async function previewDocument(
  db: Kysely<Schema>,
  staging: Staging,
  request: FoldRequest,
): Promise<{ changes: ChangeCounts; alreadyImported: string | null }> {
  const repeated = await sameBytesAndInstant(db, request);
  const { parts } = await stageDocument(db, staging, {
    events: request.events,
    defaultHost: request.defaultHost,
    onRows: (rows) => request.onProgress?.({ phase: 'reading', rows }),
  });
  const servers = await knownServers(db, request.site, parts);
  const changes: PartChanges[] = [];
  for (const part of parts) {
    const ofServer = isLicenseServerList(part.scope, part.part);
    const server = ofServer ? (servers.get(part.part) ?? null) : null;
    const list = ofServer && server === null ? null : await listOf(db, request.site, part, server);
    changes.push({
      ...(await compareWith(db, part, list, request.observedAt)),
      scope: part.scope,
      server: ofServer ? (server ?? part.part) : null,
      newServer: ofServer && (server === null || !(await seenBefore(db, server, request.observedAt))),
    });
  }
  return { changes: sumChanges(changes), alreadyImported: repeated?.import_id ?? null };
}

/** The license server that each name would be, once the document's own names are counted in. */
async function knownServers(
  db: Kysely<Schema>,
  site: string,
  parts: readonly StagedPart[],
): Promise<ReadonlyMap<string, string>> {
  const aliases = await db
    .selectFrom('host_alias')
    .select(['host_key', 'license_server_id'])
    .where('site_id', '=', site)
    .execute();
  const labels = new Set(parts.map((part) => firstLabel(part.part)));
  const known = aliases.filter((row) => labels.has(firstLabel(row.host_key)));
  const canonical = canonicalHosts([...known.map((row) => row.host_key), ...parts.map((part) => part.part)]);
  const servers = new Map(known.map((row) => [row.host_key, row.license_server_id]));
  const byName = new Map(
    known.map((row) => [canonical.get(row.host_key) ?? row.host_key, row.license_server_id]),
  );
  for (const part of parts) {
    const server = byName.get(canonical.get(part.part) ?? part.part);
    if (server !== undefined && !servers.has(part.part)) servers.set(part.part, server);
  }
  return servers;
}

async function listOf(
  db: Kysely<Schema>,
  site: string,
  part: StagedPart,
  server: string | null,
): Promise<number | null> {
  const lists = db
    .selectFrom('list')
    .select('id')
    .where('site_id', '=', site)
    .where('scope', '=', part.scope);
  const row = await (server === null
    ? lists.where('host_key', '=', part.part).where('license_server_id', 'is', null)
    : lists.where('license_server_id', '=', server)
  ).executeTakeFirst();
  return row?.id ?? null;
}

async function seenBefore(db: Kysely<Schema>, server: string, at: number): Promise<boolean> {
  const row = await db
    .selectFrom('coverage as c')
    .innerJoin('list as l', 'l.id', 'c.list_id')
    .select('c.seq')
    .where('l.license_server_id', '=', server)
    .where('c.observed_at', '<=', at)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function compareWith(
  db: Kysely<Schema>,
  part: StagedPart,
  list: number | null,
  at: number,
): Promise<RowChanges> {
  if (list === null) return { added: part.rowCount, changed: 0, gone: 0, unchanged: 0 };
  const table = SCOPE_TABLES[part.scope];
  const before = await db
    .selectFrom('coverage')
    .select('alive')
    .where('list_id', '=', list)
    .where('observed_at', '<=', at)
    .orderBy('observed_at', 'desc')
    .orderBy('seq', 'desc')
    .orderBy('part', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { rows } = await sql<{ added: number | null; changed: number | null }>`
    select sum(case when o.list_id is null then 1 else 0 end) as added,
      sum(case when o.list_id is not null and (${differs(table, 's', 'o')}) then 1 else 0 end) as changed
    from ${stageTable(table)} s
    left join ${sql.table(table.table)} o
      on o.list_id = ${list} and o.valid_from <= ${at} and +o.valid_to > ${at} and ${sameKeys(table, 's', 'o')}
    where s.slot = ${part.slot}`.execute(db);
  const added = rows[0]?.added ?? 0;
  const changed = rows[0]?.changed ?? 0;
  const gone = part.complete ? Math.max(0, (before?.alive ?? 0) - (part.rowCount - added)) : 0;
  return { added, changed, gone, unchanged: part.rowCount - added - changed };
}
