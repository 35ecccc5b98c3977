import { activation, type Instant, type LicenseServerFacts, type RegisteredServer } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import { siteList } from '../in-sites.ts';
import type { LicenseServerRecord, SiteChoice } from '../register.ts';
import type { Schema } from '../schema.ts';
import { holdsAt, readAt } from './instants.ts';
import { type ListReadings, listReadings, readSources, type Sources } from './readings.ts';

export interface LicenseServerFilter {
  readonly site?: SiteChoice | undefined;
  readonly serverId?: string | undefined;
}

/** License servers that something was known of at an instant, with their own facts. */
export async function registeredServers(
  db: Kysely<Schema>,
  at: Instant,
  request: {
    readonly filter: LicenseServerFilter;
    readonly lists: readonly ListReadings[];
    readonly sources: Sources;
  },
): Promise<(RegisteredServer & { readonly facts: LicenseServerFacts | null })[]> {
  const facts = await serverFacts(db, at, request.filter);
  let query = db.selectFrom('license_server').select(['id', 'site_id', 'host']);
  const { site, serverId } = request.filter;
  if (site !== undefined) query = query.where('site_id', 'in', siteList(site));
  if (serverId !== undefined) query = query.where('id', '=', serverId);
  // Known at the instant: some observation spoke of it by then, even one that could read nothing.
  const known = query.where(
    sql<boolean>`exists (select 1 from list l join coverage c on c.list_id = l.id
      where l.license_server_id = license_server.id and c.observed_at <= ${at})`,
  );
  const rows = await known.orderBy('host_key').orderBy('id').execute();
  const lists = Map.groupBy(request.lists, (list) => list.serverId);
  const { sources } = request;
  return rows.map((row) => {
    const own = lists.get(row.id) ?? [];
    const readings = (scope: string) => own.find((list) => list.scope === scope);
    const itsFacts = facts.get(row.id) ?? null;
    const state = activation(itsFacts?.activationStatus ?? null);
    return {
      id: row.id,
      site: row.site_id,
      host: row.host,
      activation: state,
      activationSource: state === null ? null : sources.of(readings('license-server')?.activation ?? null),
      lastSeen: sources.newest(...own.map((list) => list.newest)),
      keyPacksSeen: sources.of(readings('key-packs')?.newest ?? null),
      facts: itsFacts === null ? null : { ...itsFacts, host: row.host },
    };
  });
}

async function serverFacts(
  db: Kysely<Schema>,
  at: Instant,
  filter: LicenseServerFilter,
): Promise<Map<string, LicenseServerFacts>> {
  let query = db
    .selectFrom('license_server_version as v')
    .innerJoin('list as l', 'l.id', 'v.list_id')
    .selectAll('v')
    .select('l.license_server_id as server')
    .where(holdsAt('v', at));
  if (filter.site !== undefined) query = query.where('l.site_id', 'in', siteList(filter.site));
  if (filter.serverId !== undefined) query = query.where('l.license_server_id', '=', filter.serverId);
  const facts = new Map<string, LicenseServerFacts>();
  for (const row of await query.execute()) {
    if (row.server === null) continue;
    facts.set(row.server, {
      host: null,
      activationStatus: row.activation_status,
      licenseServerId: row.license_server_id,
      productId: row.product_id,
      serverRole: row.server_role,
      osVersion: row.os_version,
      // Written by `rowsOf`.
      details: row.details === null ? {} : (JSON.parse(row.details) as LicenseServerFacts['details']),
    });
  }
  return facts;
}

/** Every license server that was ever heard of. */
export function licenseServerNames(db: Kysely<Schema>): Promise<Pick<RegisteredServer, 'id' | 'host'>[]> {
  return db.selectFrom('license_server').select(['id', 'host']).execute();
}

/** License servers with their facts and the size of their lists. */
export async function licenseServerRecords(
  db: Kysely<Schema>,
  filter: LicenseServerFilter & { readonly asOf?: Instant | undefined },
): Promise<LicenseServerRecord[]> {
  const at = readAt(filter.asOf);
  const lists = await listReadings(db, at, filter);
  const sources = await readSources(
    db,
    at,
    lists.flatMap((list) => [list.newest, list.activation]),
  );
  const servers = await registeredServers(db, at, { filter, lists, sources });
  const byServer = Map.groupBy(lists, (list) => list.serverId);
  const alive = (server: string, scope: string) => {
    const list = byServer.get(server)?.find((one) => one.scope === scope);
    return list === undefined || list.newest === null ? null : list.alive;
  };
  return servers.map((server) => ({
    ...server,
    keyPackCount: alive(server.id, 'key-packs') ?? 0,
    issuedLicenseCount: alive(server.id, 'issued-licenses'),
  }));
}
