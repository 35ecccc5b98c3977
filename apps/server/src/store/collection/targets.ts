import type { Instant, Scope } from '@calepin/core';
import type { Kysely, Selectable } from 'kysely';
import type { Target, TargetRecord } from '../collection.ts';
import { hostKey } from '../host-name.ts';
import { siteList } from '../in-sites.ts';
import { nextNumber } from '../meta.ts';
import type { SiteChoice } from '../register.ts';
import type { Schema } from '../schema.ts';
import { RegisterError } from '../storage-error.ts';
import { lastRuns } from './runs.ts';
import type { TargetTable } from './tables.ts';

/** Targets with how they have been going, by name. */
export async function readTargets(
  db: Kysely<Schema>,
  filter: { readonly site?: SiteChoice; readonly id?: string },
): Promise<TargetRecord[]> {
  let query = db.selectFrom('target').selectAll();
  if (filter.site !== undefined) query = query.where('site_id', 'in', siteList(filter.site));
  if (filter.id !== undefined) query = query.where('id', '=', filter.id);
  const rows = await query.orderBy('name_key').orderBy('number').execute();
  const last = await lastRuns(db, filter);
  return rows.map((row) => ({
    ...targetOf(row),
    nextRunAt: row.next_run_at,
    activeSince: row.active_since,
    failures: row.failures,
    lastSuccessAt: row.last_success_at,
    lastRun: last.get(row.number) ?? null,
  }));
}

function targetOf(row: Selectable<TargetTable>): Target {
  return {
    id: row.id,
    site: row.site_id,
    kind: row.kind,
    name: row.name,
    address: row.address,
    transport: row.transport,
    port: row.port,
    path: row.path,
    authentication: row.authentication,
    resourceStyle: row.resource_style,
    credentialId: row.credential_id,
    ca: row.ca,
    allowUnencrypted: row.allow_unencrypted === 1,
    // Written by `saveTarget`.
    reads: JSON.parse(row.reads) as Scope[],
    intervalMinutes: row.interval_minutes,
    paused: row.paused === 1,
    origin: row.origin,
    createdAt: row.created_at,
  };
}

export async function findTarget(db: Kysely<Schema>, id: string): Promise<Target | null> {
  const row = await db.selectFrom('target').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : targetOf(row);
}

export type SavedTarget = Target & { readonly nextRunAt: Instant | null };

/** @throws RegisterError `duplicate-target`, `unknown-site`, `unknown-credential` */
export async function saveTarget(tx: Kysely<Schema>, target: SavedTarget, at: Instant): Promise<void> {
  const { id, site, kind, name, credentialId } = target;
  const name_key = hostKey(name);
  const known = await tx.selectFrom('site').select('id').where('id', '=', site).executeTakeFirst();
  if (known === undefined) throw new RegisterError('unknown-site', { id: site });
  if (credentialId !== null) await requireCredential(tx, credentialId);
  const twin = await tx
    .selectFrom('target')
    .select('id')
    .where('site_id', '=', site)
    .where('kind', '=', kind)
    .where('name_key', '=', name_key)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (twin !== undefined) throw new RegisterError('duplicate-target', { id: twin.id, name });
  const values = {
    site_id: site,
    kind,
    name: name.trim(),
    name_key,
    address: target.address,
    transport: target.transport,
    port: target.port,
    path: target.path,
    authentication: target.authentication,
    resource_style: target.resourceStyle,
    credential_id: credentialId,
    ca: target.ca,
    allow_unencrypted: target.allowUnencrypted ? 1 : 0,
    reads: JSON.stringify(target.reads),
    interval_minutes: target.intervalMinutes,
    paused: target.paused ? 1 : 0,
    origin: target.origin,
    created_at: target.createdAt,
    next_run_at: target.nextRunAt,
  } as const;
  const before = await tx
    .selectFrom('target')
    .select(['number', 'paused'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (before !== undefined) {
    const resumed = before.paused === 1 && !target.paused;
    await tx
      .updateTable('target')
      .set({ ...values, ...(resumed ? { active_since: at } : {}) })
      .where('number', '=', before.number)
      .execute();
    return;
  }
  const number = await nextNumber(tx, 'target');
  await tx
    .insertInto('target')
    .values({ number, id, ...values, active_since: target.createdAt, failures: 0, last_success_at: null })
    .execute();
}

/** @returns the identifiers of those that were refused as `duplicate-target`. */
export async function saveTargets(
  tx: Kysely<Schema>,
  targets: readonly SavedTarget[],
  save: (tx: Kysely<Schema>, target: SavedTarget) => Promise<void>,
): Promise<string[]> {
  const refused: string[] = [];
  for (const target of targets) {
    try {
      await save(tx, target);
    } catch (error) {
      // Refused before anything of it was written.
      if (!(error instanceof RegisterError) || error.code !== 'duplicate-target') throw error;
      refused.push(target.id);
    }
  }
  return refused;
}

async function requireCredential(tx: Kysely<Schema>, id: string): Promise<void> {
  const found = await tx.selectFrom('credential').select('id').where('id', '=', id).executeTakeFirst();
  if (found === undefined) throw new RegisterError('unknown-credential', { id });
}

export async function removeTarget(tx: Kysely<Schema>, id: string): Promise<void> {
  const target = tx.selectFrom('target').select('number').where('id', '=', id);
  await tx.deleteFrom('run').where('target', 'in', target).execute();
  await tx.deleteFrom('target').where('id', '=', id).execute();
}

/** Removes the targets of a site with their runs. */
export async function removeTargetsOf(tx: Kysely<Schema>, site: string): Promise<void> {
  const targets = tx.selectFrom('target').select('number').where('site_id', '=', site);
  await tx.deleteFrom('run').where('target', 'in', targets).execute();
  await tx.deleteFrom('target').where('site_id', '=', site).execute();
}

export async function setNextRun(tx: Kysely<Schema>, id: string, at: Instant | null): Promise<void> {
  await tx.updateTable('target').set({ next_run_at: at }).where('id', '=', id).execute();
}
