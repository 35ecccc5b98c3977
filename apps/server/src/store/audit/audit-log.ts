import type { Instant } from '@calepin/core';
import type { Kysely } from 'kysely';
import type { AuditContext, AuditEvent, AuditFilter, AuditHead, Json } from '../audit.ts';
import type { Cursors } from '../cursor.ts';
import { siteList, sitesAsked } from '../in-sites.ts';
import { readMeta, writeMeta } from '../meta.ts';
import type { Page } from '../register.ts';
import type { Schema } from '../schema.ts';
import { canonicalJson } from './canonical-json.ts';
import { NO_EVENT, sealEvent } from './chain.ts';

/** Beside the events: who deletes the last of them has to change this too. */
const HEAD = 'audit-head';

/** What happened, to what. */
export type Deed = Pick<AuditEvent, 'act' | 'site' | 'subject' | 'before' | 'after'> & {
  readonly reason?: string;
};

/** Writes down an act, in the transaction that carries it out: neither is there without the other. */
export async function recordDeed(
  tx: Kysely<Schema>,
  { actor, origin }: AuditContext,
  at: Instant,
  { act, site, subject, before, after, reason }: Deed,
): Promise<void> {
  const last = await readHead(tx);
  const event = sealEvent({
    seq: (last?.seq ?? 0) + 1,
    at,
    actor,
    origin,
    act,
    site,
    subject,
    before,
    after,
    reason: reason ?? null,
    previous: last?.hash ?? NO_EVENT,
  });
  await tx
    .insertInto('audit_event')
    .values({
      seq: event.seq,
      at,
      act,
      site_id: site?.id ?? null,
      // An event holds nothing but JSON.
      line: canonicalJson(event as unknown as Json),
    })
    .execute();
  await writeMeta(tx, HEAD, JSON.stringify({ seq: event.seq, hash: event.hash } satisfies AuditHead));
}

export async function readHead(db: Kysely<Schema>): Promise<AuditHead | null> {
  const known = await readMeta(db, HEAD);
  // Written by `recordDeed`.
  return known === null ? null : (JSON.parse(known) as AuditHead);
}

/** The lines of so many numbers after one, in their order. */
export async function readLines(
  db: Kysely<Schema>,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('audit_event')
    .select('line')
    .where('seq', '>', after)
    .where('seq', '<=', after + limit)
    .orderBy('seq')
    .execute();
  return rows.map(({ line }) => line);
}

/** A page of events, the latest first. */
export async function auditPage(
  db: Kysely<Schema>,
  cursors: Cursors,
  { limit, cursor, ...filter }: AuditFilter,
): Promise<Page<AuditEvent>> {
  const question = ['audit', { ...filter, site: sitesAsked(filter.site) }];
  let query = db.selectFrom('audit_event').select(['seq', 'line']);
  if (filter.site !== undefined) query = query.where('site_id', 'in', siteList(filter.site));
  if (filter.act !== undefined) query = query.where('act', '=', filter.act);
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('at', '<', filter.to);
  if (cursor !== undefined) {
    const [seq] = cursors.open(question, cursor);
    query = query.where('seq', '<', Number(seq));
  }
  const rows = await query
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    // Written by `recordDeed`.
    rows: shown.map(({ line }) => JSON.parse(line) as AuditEvent),
    next: last !== undefined && rows.length > limit ? cursors.seal(question, [last.seq]) : null,
  };
}
