import type { Finding, FindingSubject, Instant, RuleId } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import type { Cursors } from '../cursor.ts';
import { SEVERITIES } from '../findings/severities.ts';
import { siteList, sitesAsked } from '../in-sites.ts';
import type { FindingEvent, FindingRecord, Page, PageRequest, SiteFilter } from '../register.ts';
import type { Schema } from '../schema.ts';
import { readAt } from './instants.ts';

export type FindingState = 'open' | 'closed' | 'all';

/** Findings with their latest period as of an instant: the most severe first, then the newest. */
export async function findingPage(
  db: Kysely<Schema>,
  cursors: Cursors,
  request: SiteFilter & { readonly state?: FindingState } & PageRequest,
): Promise<Page<FindingRecord>> {
  const at = readAt(request.asOf);
  const state = request.state ?? 'open';
  const question = ['findings', sitesAsked(request.site) ?? null, request.asOf ?? null, state];
  let query = periods(db, at)
    .orderBy('p.severity')
    .orderBy('p.opened_at', 'desc')
    .orderBy('p.finding_id')
    .limit(request.limit + 1);
  if (request.site !== undefined) query = query.where('f.site_id', 'in', siteList(request.site));
  if (state !== 'all') query = query.where('p.closed_at', state === 'open' ? '>' : '<=', at);
  if (request.cursor !== undefined) {
    const [severity, opened, id] = cursors.open(question, request.cursor);
    query = query.where(
      sql<boolean>`p.severity >= ${severity} and (p.severity > ${severity} or p.opened_at < ${opened}
        or (p.opened_at = ${opened} and p.finding_id > ${id}))`,
    );
  }
  const rows = await query.execute();
  const page = rows.slice(0, request.limit);
  const last = rows.length > request.limit ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => record(row, at)),
    next: last === undefined ? null : cursors.seal(question, [last.severity, last.opened_at, last.id]),
  };
}

export async function findFinding(db: Kysely<Schema>, id: string): Promise<FindingRecord | null> {
  const at = readAt(undefined);
  const row = await periods(db, at).where('f.id', '=', id).executeTakeFirst();
  return row === undefined ? null : record(row, at);
}

export async function findingHistory(db: Kysely<Schema>, id: string): Promise<FindingEvent[]> {
  return db
    .selectFrom('finding_event')
    .select(['at', 'event', 'by', 'reason'])
    .where('finding_id', '=', id)
    .orderBy('seq')
    .execute();
}

function periods(db: Kysely<Schema>, at: Instant) {
  return db
    .selectFrom('finding_period as p')
    .innerJoin('finding as f', 'f.id', 'p.finding_id')
    .selectAll('f')
    .select(['p.opened_at', 'p.closed_at', 'p.severity', 'p.since', 'p.facts'])
    .where(
      sql<boolean>`p.opened_at = (select max(q.opened_at) from finding_period q
        where q.finding_id = p.finding_id and q.opened_at <= ${at})`,
    );
}

interface Row {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly acknowledged_at: Instant | null;
  readonly acknowledged_by: string | null;
  readonly acknowledged_reason: string | null;
  readonly opened_at: Instant;
  readonly closed_at: Instant;
  readonly severity: number;
  readonly since: Instant;
  readonly facts: string;
}

function record(row: Row, at: Instant): FindingRecord {
  const { acknowledged_at: on, acknowledged_by: by, acknowledged_reason: reason } = row;
  return {
    id: row.id,
    // Both written by `recordFindings`, from a finding.
    rule: row.rule as RuleId,
    // One written before there were targets has none.
    subject: { targetId: null, ...(JSON.parse(row.subject) as Omit<FindingSubject, 'targetId'>) },
    severity: SEVERITIES[row.severity] ?? 'info',
    facts: JSON.parse(row.facts) as Finding['facts'],
    since: row.since,
    openedAt: row.opened_at,
    closedAt: row.closed_at > at ? null : row.closed_at,
    acknowledgement: on === null || on > at ? null : { at: on, by: by ?? '', reason: reason ?? '' },
  };
}
