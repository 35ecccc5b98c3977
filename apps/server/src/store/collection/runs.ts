import { DAY, type Instant } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import type { CollectionStore, RunFilter, RunRecord } from '../collection.ts';
import type { Cursors } from '../cursor.ts';
import { siteList, sitesAsked } from '../in-sites.ts';
import { nextNumber } from '../meta.ts';
import type { Page, SiteChoice } from '../register.ts';
import type { Schema } from '../schema.ts';
import { RegisterError } from '../storage-error.ts';
import { packSteps, unpackSteps } from './run-log.ts';

/** Runs of a target that are kept whatever they told. */
const KEPT = 200;
/** For how long runs are kept that told something, and how many runs there are at most. */
const NEWS_KEPT_FOR = 30 * DAY;
const KEPT_AT_MOST = 1000;

function runRows(db: Kysely<Schema>) {
  return db
    .selectFrom('run as r')
    .innerJoin('target as t', 't.number', 'r.target')
    .leftJoin('run_plan as p', 'p.number', 'r.plan')
    .selectAll('r')
    .select(['t.id as target_id', 'p.steps']);
}

type RunRow = Awaited<ReturnType<ReturnType<typeof runRows>['execute']>>[number];

function runOf(row: RunRow): RunRecord {
  return {
    id: row.id,
    targetId: row.target_id,
    trigger: row.trigger,
    state: row.state,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    steps: unpackSteps(row),
    rows: row.rows,
    bytes: row.bytes,
    importId: row.import_id,
    unchanged: row.unchanged === 1,
  };
}

/** Runs, the latest first. */
export async function runPage(
  db: Kysely<Schema>,
  cursors: Cursors,
  { limit, cursor, targetId, site, state }: RunFilter,
): Promise<Page<RunRecord>> {
  const question = ['runs', targetId ?? null, sitesAsked(site) ?? null, state ?? null];
  let query = runRows(db)
    .orderBy('r.seq', 'desc')
    .limit(limit + 1);
  if (targetId !== undefined) query = query.where('t.id', '=', targetId);
  if (site !== undefined) query = query.where('t.site_id', 'in', siteList(site));
  if (state !== undefined) {
    query = query.where('r.state', '=', state);
    // In these words the planner knows that the index of the few others will do.
    if (state !== 'done') query = query.where(sql<boolean>`r.state <> 'done'`);
  }
  if (cursor !== undefined) query = query.where('r.seq', '<', Number(cursors.open(question, cursor)[0]));
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    rows: page.map(runOf),
    next: last === undefined ? null : cursors.seal(question, [last.seq]),
  };
}

export async function findRun(db: Kysely<Schema>, id: string): Promise<RunRecord | null> {
  const row = await runRows(db).where('r.id', '=', id).executeTakeFirst();
  return row === undefined ? null : runOf(row);
}

/** The latest run of each target, by the target's number. */
export async function lastRuns(
  db: Kysely<Schema>,
  filter: { readonly site?: SiteChoice; readonly id?: string },
): Promise<Map<number, RunRecord>> {
  let query = runRows(db).where(
    sql<boolean>`r.seq = (select max(x.seq) from run x where x.target = t.number)`,
  );
  if (filter.site !== undefined) query = query.where('t.site_id', 'in', siteList(filter.site));
  if (filter.id !== undefined) query = query.where('t.id', '=', filter.id);
  return new Map((await query.execute()).map((row) => [row.target, runOf(row)]));
}

/** @throws RegisterError `unknown-target` */
export async function beginRun(
  tx: Kysely<Schema>,
  { id, targetId, trigger, startedAt }: Parameters<CollectionStore['beginRun']>[0],
): Promise<void> {
  const target = await tx.selectFrom('target').select('number').where('id', '=', targetId).executeTakeFirst();
  if (target === undefined) throw new RegisterError('unknown-target', { id: targetId });
  await interruptRuns(tx, startedAt, target.number);
  await tx
    .insertInto('run')
    .values({
      seq: await nextNumber(tx, 'run'),
      id,
      target: target.number,
      trigger,
      state: 'running',
      started_at: startedAt,
      ended_at: null,
      plan: null,
      measures: null,
      problems: null,
      rows: 0,
      bytes: 0,
      import_id: null,
      unchanged: 0,
    })
    .execute();
}

/** Marks what is still running as interrupted: of one target, or of all. */
export async function interruptRuns(tx: Kysely<Schema>, at: Instant, target?: number): Promise<void> {
  let query = tx
    .updateTable('run')
    .set({ state: 'interrupted', ended_at: at })
    .where('state', '=', 'running')
    .where(sql<boolean>`state <> 'done'`);
  if (target !== undefined) query = query.where('target', '=', target);
  await query.execute();
}

/** @throws RegisterError `run-not-running` */
export async function endRun(
  tx: Kysely<Schema>,
  run: Parameters<CollectionStore['endRun']>[0],
): Promise<void> {
  const { id, state, endedAt } = run;
  const found = await tx
    .selectFrom('run')
    .select(['state', 'target'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (found === undefined) return;
  if (found.state !== 'running') throw new RegisterError('run-not-running', { id, state: found.state });
  await tx
    .updateTable('run')
    .set({
      state,
      ended_at: endedAt,
      ...(await packSteps(tx, run.steps)),
      rows: run.rows,
      bytes: run.bytes,
      import_id: run.importId,
      unchanged: run.unchanged ? 1 : 0,
    })
    .where('id', '=', id)
    .execute();
  await settleTarget(tx, found.target, run);
  await dropOldRuns(tx, found.target, endedAt);
}

async function settleTarget(
  tx: Kysely<Schema>,
  target: number,
  { state, endedAt, nextRunAt }: Parameters<CollectionStore['endRun']>[0],
): Promise<void> {
  const brought = state === 'done' || state === 'partial';
  await tx
    .updateTable('target')
    .set((eb) => ({
      next_run_at: eb.case().when('paused', '=', 1).then(null).else(nextRunAt).end(),
      ...(brought ? { failures: 0, last_success_at: endedAt } : {}),
      // An interrupted run says nothing of the host.
      ...(state === 'failed' ? { failures: eb('failures', '+', 1) } : {}),
    }))
    .where('number', '=', target)
    .execute();
}

async function dropOldRuns(tx: Kysely<Schema>, target: number, now: Instant): Promise<void> {
  const nth = (kept: number) => sql<number>`(
    select seq from run where target = ${target} order by seq desc limit 1 offset ${kept - 1})`;
  await tx
    .deleteFrom('run')
    .where('target', '=', target)
    .where(sql<boolean>`seq < ${nth(KEPT)}`)
    .where(
      sql<boolean>`(started_at < ${now - NEWS_KEPT_FOR} or (state = 'done' and unchanged = 1)
        or seq < ${nth(KEPT_AT_MOST)})`,
    )
    .execute();
}
