import { DAY } from '@calepin/core';
import { createRoute } from '@hono/zod-openapi';
import { toInstant } from '../present/instant.ts';
import { namesOf } from '../present/names.ts';
import { presentTrend } from '../present/trend.ts';
import { trend } from '../schemas/register.ts';
import { instant, siteQuery } from '../schemas/shapes.ts';
import type { Services } from '../services.ts';
import { sitesAndFilter } from '../site-filter.ts';
import { json, router } from './answers.ts';

const A_YEAR = 365 * DAY;

const get = createRoute({
  method: 'get',
  path: '/trend',
  tags: ['register'],
  summary: 'Installed and issued over time',
  request: {
    query: siteQuery.extend({
      from: instant.optional().openapi({ description: 'Beginning; one year back when absent.' }),
    }),
  },
  responses: json(trend, 'One series per site, CAL type and version, one point at each change.'),
});

export function trendRoutes({ workshop: { reads }, clock }: Services) {
  return router().openapi(get, async (c) => {
    const { from, ...query } = c.req.valid('query');
    const { sites, filter } = await sitesAndFilter(reads, query);
    const asOf = filter.asOf ?? clock();
    const series = await reads.trend({
      ...filter,
      from: from === undefined ? asOf - A_YEAR : toInstant(from),
    });
    return c.json(presentTrend(series, asOf, namesOf(sites)), 200);
  });
}
