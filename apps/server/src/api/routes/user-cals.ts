import { createRoute } from '@hono/zod-openapi';
import { type ManagingServer, presentUserCal } from '../present/user-cal.ts';
import { userCalPage, userCalQuery } from '../schemas/collection.ts';
import type { Services } from '../services.ts';
import { sitesAndFilter } from '../site-filter.ts';
import { json, router } from './answers.ts';

const list = createRoute({
  method: 'get',
  path: '/user-cals',
  tags: ['register'],
  summary: 'Users’ CALs, page by page',
  request: { query: userCalQuery },
  responses: json(userCalPage, 'A page of CALs, by user.'),
});

export function userCalRoutes({ workshop: { reads }, clock }: Services) {
  return router().openapi(list, async (c) => {
    const { site, asOf, search, account, limit, cursor } = c.req.valid('query');
    const { filter } = await sitesAndFilter(reads, { site, asOf });
    const [page, servers] = await Promise.all([
      reads.userCals({
        ...filter,
        limit,
        ...(search ? { search } : {}),
        ...(account === undefined ? {} : { account }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      reads.licenseServers(filter),
    ]);
    const byProductId = new Map<string, ManagingServer>();
    for (const { id, site: of, host, facts } of servers)
      if (facts?.productId) byProductId.set(`${of} ${facts.productId}`, { id, host });
    const at = filter.asOf ?? clock();
    const rows = page.rows.map((cal) =>
      presentUserCal(cal, at, (of, productId) => byProductId.get(`${of} ${productId}`) ?? null),
    );
    return c.json({ rows, next: page.next }, 200);
  });
}
