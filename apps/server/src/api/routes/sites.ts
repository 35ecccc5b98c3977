import { createRoute, z } from '@hono/zod-openapi';
import { site } from '../schemas/register.ts';
import type { Services } from '../services.ts';
import { json, router } from './answers.ts';

const list = createRoute({
  method: 'get',
  path: '/sites',
  tags: ['register'],
  summary: 'Sites',
  responses: json(z.object({ rows: z.array(site) }).openapi('SiteList'), 'Every site, examples included.'),
});

export function siteRoutes({ workshop: { reads } }: Services) {
  return router().openapi(list, async (c) =>
    c.json({ rows: (await reads.sites()).map((one) => ({ ...one })) }, 200),
  );
}
