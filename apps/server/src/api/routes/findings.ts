import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { auditContext } from '../audit-context.ts';
import type { ApiEnvironment } from '../environment.ts';
import { presentFinding, presentFindingDetail } from '../present/finding.ts';
import { type Names, namesOf } from '../present/names.ts';
import { Problem } from '../problem.ts';
import { acknowledgeRequest, finding, findingDetail, findingPage } from '../schemas/register.ts';
import { pageQuery, siteQuery } from '../schemas/shapes.ts';
import type { Services } from '../services.ts';
import { sitesAndFilter } from '../site-filter.ts';
import { body, identified, json, router } from './answers.ts';

/** Who acts without an account: the command line of this machine, or somebody in a demonstration. */
const SOMEONE = 'local';

const list = createRoute({
  method: 'get',
  path: '/findings',
  tags: ['register'],
  summary: 'Findings, the most severe and newest first',
  request: {
    query: siteQuery
      .extend(pageQuery.shape)
      .extend({ state: z.enum(['open', 'closed', 'all']).default('open') }),
  },
  responses: json(findingPage, 'A page of findings.'),
});

const get = createRoute({
  method: 'get',
  path: '/findings/{id}',
  tags: ['register'],
  summary: 'One finding with its history',
  request: { params: identified },
  responses: json(findingDetail, 'The finding.'),
});

const acknowledge = createRoute({
  method: 'put',
  path: '/findings/{id}/acknowledgement',
  tags: ['register'],
  summary: 'Acknowledge a finding, with a reason',
  request: { params: identified, body: body(acknowledgeRequest) },
  responses: json(finding, 'The finding, acknowledged.'),
});

const removeAcknowledgement = createRoute({
  method: 'delete',
  path: '/findings/{id}/acknowledgement',
  tags: ['register'],
  summary: 'Take an acknowledgement back',
  request: { params: identified },
  responses: json(finding, 'The finding, no longer acknowledged.'),
});

/** The name that stands beside an acknowledgement. */
function nameOf(c: Context<ApiEnvironment>): string {
  const identity = c.get('identity');
  if (identity.kind === 'account') return identity.account.name;
  return identity.kind === 'token' ? identity.token.name : SOMEONE;
}

export function findingRoutes({ workshop: { reads, writesAs }, clock }: Services) {
  const names = async (): Promise<Names> =>
    namesOf(...(await Promise.all([reads.sites(), reads.licenseServerNames()])));

  return router()
    .openapi(list, async (c) => {
      const { state, limit, cursor, ...query } = c.req.valid('query');
      const { filter } = await sitesAndFilter(reads, query);
      const page = await reads.findings({
        ...filter,
        state,
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const known = await names();
      return c.json(
        { rows: page.rows.map((row) => presentFinding(row, known, c.get('say'))), next: page.next },
        200,
      );
    })
    .openapi(get, async (c) => {
      const found = await reads.finding(c.req.valid('param').id);
      if (!found) throw new Problem('unknown-resource');
      return c.json(presentFindingDetail(found, await names(), c.get('say')), 200);
    })
    .openapi(acknowledge, async (c) => {
      const { reason } = c.req.valid('json');
      const found = await writesAs(auditContext(c)).acknowledge(c.req.valid('param').id, {
        at: clock(),
        by: nameOf(c),
        reason,
      });
      if (!found) throw new Problem('unknown-resource');
      return c.json(presentFinding(found, await names(), c.get('say')), 200);
    })
    .openapi(removeAcknowledgement, async (c) => {
      const found = await writesAs(auditContext(c)).removeAcknowledgement(
        c.req.valid('param').id,
        nameOf(c),
        clock(),
      );
      if (!found) throw new Problem('unknown-resource');
      return c.json(presentFinding(found, await names(), c.get('say')), 200);
    });
}
