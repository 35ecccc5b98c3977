import type { Finding, Instant } from '@calepin/core';
import type { Kysely } from 'kysely';
import { nextNumber, readMeta, writeMeta } from '../meta.ts';
import type { FindingEvent } from '../register.ts';
import { OPEN, type Schema } from '../schema.ts';
import { SEVERITIES } from './severities.ts';

interface OpenPeriod {
  readonly finding_id: string;
  readonly opened_at: Instant;
  readonly severity: number;
  readonly since: Instant;
  readonly facts: string;
}

interface Evaluation {
  readonly findings: readonly Finding[];
  readonly site: string;
  readonly at: Instant;
  /** To tell an evaluation of the past from a clock that was once wrong. */
  readonly now: Instant;
}

/**
 * Records which findings of a site hold at an instant: opens a period for those that begin, ends the period of those
 * that no longer hold. What was told of the past is not rewritten: an evaluation older than the newest one is ignored.
 * @returns whether anything was written.
 */
export async function recordFindings(
  tx: Kysely<Schema>,
  { findings, site, at, now }: Evaluation,
): Promise<boolean> {
  const mark = `evaluated ${site}`;
  const last = Number((await readMeta(tx, mark)) ?? Number.NEGATIVE_INFINITY);
  if (at < last && last <= now) return false;
  const open = new Map((await openPeriods(tx, site)).map((period) => [period.finding_id, period]));
  let written = false;
  for (const finding of findings) {
    const period = open.get(finding.id);
    open.delete(finding.id);
    if (period === undefined) await begin(tx, finding, site, at);
    else if (!(await refresh(tx, finding, period))) continue;
    written = true;
  }
  for (const period of open.values()) {
    await finish(tx, period, at);
    written = true;
  }
  // Without news the mark stays: the revision of the register, and so every cached page, stays as well.
  if (written) await writeMeta(tx, mark, String(at));
  return written;
}

async function openPeriods(tx: Kysely<Schema>, site: string): Promise<OpenPeriod[]> {
  return tx
    .selectFrom('finding_period as p')
    .innerJoin('finding as f', 'f.id', 'p.finding_id')
    .select(['p.finding_id', 'p.opened_at', 'p.severity', 'p.since', 'p.facts'])
    .where('f.site_id', '=', site)
    .where('p.closed_at', '=', OPEN)
    .execute();
}

async function begin(tx: Kysely<Schema>, finding: Finding, site: string, at: Instant): Promise<void> {
  const known = await tx.selectFrom('finding').select('id').where('id', '=', finding.id).executeTakeFirst();
  const subject = JSON.stringify(finding.subject);
  if (known === undefined) {
    await tx
      .insertInto('finding')
      .values({
        id: finding.id,
        site_id: site,
        rule: finding.rule,
        subject,
        acknowledged_at: null,
        acknowledged_by: null,
        acknowledged_reason: null,
      })
      .execute();
  } else {
    // The acknowledgement was of the period that ended.
    await tx
      .updateTable('finding')
      .set({ subject, acknowledged_at: null, acknowledged_by: null, acknowledged_reason: null })
      .where('id', '=', finding.id)
      .execute();
  }
  await tx
    .insertInto('finding_period')
    .values({ finding_id: finding.id, opened_at: at, closed_at: OPEN, ...told(finding) })
    .onConflict((c) =>
      c.columns(['finding_id', 'opened_at']).doUpdateSet({ closed_at: OPEN, ...told(finding) }),
    )
    .execute();
  await addEvent(tx, finding.id, {
    at,
    event: known === undefined ? 'opened' : 'reopened',
    by: null,
    reason: null,
  });
}

/** Brings an open period up to date; `false` when it is. */
async function refresh(tx: Kysely<Schema>, finding: Finding, period: OpenPeriod): Promise<boolean> {
  const { severity, facts, ...now } = told(finding);
  // Another reading that says the same is no news.
  const since = Math.min(period.since, now.since);
  if (period.severity === severity && period.since === since && period.facts === facts) return false;
  await tx
    .updateTable('finding_period')
    .set({ severity, since, facts })
    .where('finding_id', '=', finding.id)
    .where('opened_at', '=', period.opened_at)
    .execute();
  return true;
}

async function finish(tx: Kysely<Schema>, period: OpenPeriod, at: Instant): Promise<void> {
  const closed_at = Math.max(at, period.opened_at);
  await tx
    .updateTable('finding_period')
    .set({ closed_at })
    .where('finding_id', '=', period.finding_id)
    .where('opened_at', '=', period.opened_at)
    .execute();
  await addEvent(tx, period.finding_id, { at: closed_at, event: 'closed', by: null, reason: null });
}

function told({ severity, since, facts }: Finding): { severity: number; since: Instant; facts: string } {
  return { severity: SEVERITIES.indexOf(severity), since, facts: JSON.stringify(facts) };
}

export async function addEvent(tx: Kysely<Schema>, findingId: string, event: FindingEvent): Promise<void> {
  const seq = await nextNumber(tx, 'event');
  await tx
    .insertInto('finding_event')
    .values({ seq, finding_id: findingId, ...event })
    .execute();
}
