import type { CollectProblemCode, Instant, RegisteredTarget } from '@calepin/core';
import type { Kysely } from 'kysely';
import { siteList } from '../in-sites.ts';
import { OPENED_AT, readMeta } from '../meta.ts';
import type { SiteChoice } from '../register.ts';
import type { Schema } from '../schema.ts';

/** Targets as the rules look at them, those left out that were added after the instant. */
export async function registeredTargets(
  db: Kysely<Schema>,
  { site, asOf }: { readonly site?: SiteChoice | undefined; readonly asOf: Instant },
): Promise<RegisteredTarget[]> {
  const openedAt = Number((await readMeta(db, OPENED_AT)) ?? Number.MIN_SAFE_INTEGER);
  let query = db
    .selectFrom('target as t')
    .leftJoin('host_alias as a', (join) =>
      join
        .onRef('a.site_id', '=', 't.site_id')
        .onRef('a.host_key', '=', 't.name_key')
        .on('t.kind', '=', 'host'),
    )
    .selectAll('t')
    .select('a.license_server_id')
    .select((eb) =>
      eb
        .selectFrom('run as r')
        .select('r.problems')
        .whereRef('r.target', '=', 't.number')
        .where('r.state', '<>', 'running')
        .orderBy('r.seq', 'desc')
        .limit(1)
        .as('problems'),
    )
    .where('t.created_at', '<=', asOf);
  if (site !== undefined) query = query.where('t.site_id', 'in', siteList(site));
  const rows = await query.orderBy('t.number').execute();
  return rows.map((row) => {
    const told = Math.max(row.last_success_at ?? row.active_since, row.active_since);
    return {
      id: row.id,
      site: row.site_id,
      name: row.name,
      paused: row.paused === 1,
      intervalMinutes: row.interval_minutes,
      awaitedSince: row.failures > 0 ? told : Math.max(told, openedAt),
      lastSuccessAt: row.last_success_at,
      lastProblem: row.failures > 0 ? firstProblem(row.problems) : null,
      licenseServerId: row.license_server_id,
    };
  });
}

function firstProblem(problems: string | null): CollectProblemCode | null {
  // Written by `packSteps`.
  const told = JSON.parse(problems ?? '[]') as readonly (readonly [number, { code: CollectProblemCode }])[];
  return told[0]?.[1].code ?? null;
}
