import { createRoute } from '@hono/zod-openapi';
import type { Context, TypedResponse } from 'hono';
import type { AuditFilter, AuditHead } from '../../store/audit.ts';
import { endLine, verifyChain } from '../../store/index.ts';
import type { ApiEnvironment } from '../environment.ts';
import { keepContext } from '../keep-context.ts';
import { presentAuditEvent } from '../present/audit-event.ts';
import { toInstant } from '../present/instant.ts';
import { auditHead, auditPage, auditQuery, auditVerification, receiptQuery } from '../schemas/audit.ts';
import type { Services } from '../services.ts';
import { siteFilter } from '../site-filter.ts';
import { json, lines, router } from './answers.ts';

/** Lines asked of the register at once. */
const AT_ONCE = 500;

const list = createRoute({
  method: 'get',
  path: '/audit',
  tags: ['audit'],
  summary: 'Events of the audit chain, the latest first',
  request: { query: auditQuery },
  responses: json(auditPage, 'A page of events.'),
});

const head = createRoute({
  method: 'get',
  path: '/audit/head',
  tags: ['audit'],
  summary: 'The end of the audit chain: a receipt to keep elsewhere',
  responses: json(auditHead.nullable(), 'Number and hash of the last event; null before the first.'),
});

const verification = createRoute({
  method: 'get',
  path: '/audit/verification',
  tags: ['audit'],
  summary: 'Verify the whole audit chain now',
  request: { query: receiptQuery },
  responses: json(auditVerification, 'Whether it is what it was, and where it is not.'),
});

const exported = createRoute({
  method: 'get',
  path: '/exports/audit',
  tags: ['exports'],
  summary: 'The whole audit chain, to be verified without Calepin’s register',
  responses: lines('An event per line, and a last line that says where the chain ends.'),
});

export function auditRoutes({ workshop: { reads } }: Services) {
  /** Up to an end that is known before: events that come meanwhile are not part of it. */
  async function* until(end: AuditHead | null): AsyncGenerator<string> {
    const last = end?.seq ?? 0;
    for (let after = 0; after < last; after += AT_ONCE)
      yield* await reads.auditLines({ after, limit: Math.min(AT_ONCE, last - after) });
  }

  return router()
    .openapi(list, async (c) => {
      const { site, act, from, to, limit, cursor } = c.req.valid('query');
      const place = siteFilter({ site }, await reads.sites());
      const filter: AuditFilter = {
        limit,
        ...(place.site === undefined ? {} : { site: place.site }),
        ...(act === undefined ? {} : { act }),
        ...(from === undefined ? {} : { from: toInstant(from) }),
        ...(to === undefined ? {} : { to: toInstant(to) }),
        ...(cursor === undefined ? {} : { cursor }),
      };
      const page = await reads.auditEvents(filter);
      const rows = page.rows.map((event) => presentAuditEvent(event, c.get('say')));
      return c.json({ rows, next: page.next }, 200);
    })
    .openapi(head, async (c) => c.json(await reads.auditHead(), 200))
    .openapi(verification, async (c) => {
      const { receipt } = c.req.valid('query');
      const [seq, hash = ''] = receipt?.split(':') ?? [];
      const end = await reads.auditHead();
      const { fault, ...found } = await verifyChain(until(end), {
        end,
        ...(receipt === undefined ? {} : { receipt: { seq: Number(seq), hash } }),
      });
      const message = fault === null ? '' : c.get('say')(`audit-fault.${fault.kind}`, { seq: fault.seq });
      const shown = fault && { kind: fault.kind, seq: fault.seq, message };
      return c.json({ ...found, fault: shown }, 200);
    })
    .openapi(exported, async (c) => answerChain(c, until, await reads.auditHead()));
}

/** The file is made while it is sent. */
function answerChain(
  c: Context<ApiEnvironment>,
  until: (end: AuditHead | null) => AsyncIterable<string>,
  end: AuditHead | null,
): Response & TypedResponse<string, 200, 'json'> {
  async function* file(): AsyncGenerator<string> {
    for await (const line of until(end)) yield `${line}\n`;
    yield `${endLine(end)}\n`;
  }
  const answer = c.body(ReadableStream.from(keepContext(file())).pipeThrough(new TextEncoderStream()), 200, {
    'content-type': 'application/jsonl; charset=utf-8',
    'content-disposition': 'attachment; filename="Calepin_Audit.jsonl"',
    'cache-control': 'no-store',
  });
  // Lines of JSON are described as text, which `c.body` cannot know.
  return answer as unknown as Response & TypedResponse<string, 200, 'json'>;
}
