import type { SessionHostFacts } from '@calepin/core';
import type { Kysely } from 'kysely';
import { siteList } from '../in-sites.ts';
import type { SessionHostRecord, SiteFilter } from '../register.ts';
import type { Schema } from '../schema.ts';
import { holdsAt, readAt } from './instants.ts';
import { listReadings, readSources } from './readings.ts';

/** Session hosts with their settings, by name. */
export async function readSessionHosts(db: Kysely<Schema>, filter: SiteFilter): Promise<SessionHostRecord[]> {
  const at = readAt(filter.asOf);
  let query = db
    .selectFrom('session_host_version as v')
    .innerJoin('list as l', 'l.id', 'v.list_id')
    .selectAll('v')
    .select(['l.site_id', 'l.host_key'])
    .select((eb) =>
      eb
        .selectFrom('coverage as c')
        .select('c.host')
        .whereRef('c.list_id', '=', 'v.list_id')
        .where('c.observed_at', '<=', at)
        .orderBy('c.observed_at', 'desc')
        .orderBy('c.seq', 'desc')
        .limit(1)
        .as('host'),
    )
    .where(holdsAt('v', at));
  if (filter.site !== undefined) query = query.where('l.site_id', 'in', siteList(filter.site));
  const rows = await query.orderBy('l.host_key').orderBy('l.id').execute();
  const lists = await listReadings(db, at, { site: filter.site, scope: 'session-host' });
  const newest = new Map(lists.map((list) => [list.listId, list.newest]));
  const sources = await readSources(db, at, newest.values());
  return rows.map((row) => ({
    id: String(row.list_id),
    site: row.site_id,
    host: row.host ?? row.host_key,
    lastSeen: sources.of(newest.get(row.list_id) ?? null),
    licensingType: row.licensing_type,
    licensingTypeSource: row.licensing_type_source,
    // Both written by `rowsOf`.
    licenseServers: row.license_servers === null ? null : (JSON.parse(row.license_servers) as string[]),
    licenseServersSource: row.license_servers_source,
    gracePeriodDays: row.grace_period_days,
    osVersion: row.os_version,
    details: row.details === null ? {} : (JSON.parse(row.details) as SessionHostFacts['details']),
  }));
}
