import { createRoute } from '@hono/zod-openapi';
import { namesOf } from '../present/names.ts';
import { presentPosition } from '../present/position.ts';
import { position } from '../schemas/register.ts';
import { siteQuery } from '../schemas/shapes.ts';
import type { Services } from '../services.ts';
import { sitesAndFilter } from '../site-filter.ts';
import { json, router } from './answers.ts';

const get = createRoute({
  method: 'get',
  path: '/position',
  tags: ['register'],
  summary: 'The position, one row per site, CAL type and version',
  request: { query: siteQuery },
  responses: json(position, 'Installed, issued, available and over-issued, each with its source and age.'),
});

export function positionRoutes({ workshop }: Services) {
  return router().openapi(get, async (c) => {
    const { sites, filter } = await sitesAndFilter(workshop.reads, c.req.valid('query'));
    const [computed, servers] = await Promise.all([
      workshop.position(filter),
      workshop.reads.licenseServerNames(),
    ]);
    return c.json(presentPosition(computed, namesOf(sites, servers), c.get('say')), 200);
  });
}
