import { createRoute, z } from '@hono/zod-openapi';
import { answerLongList } from '../long-list.ts';
import { toInstant } from '../present/instant.ts';
import { presentKeyPack, presentKeyPackDetail } from '../present/key-pack.ts';
import { namesOf } from '../present/names.ts';
import { Problem } from '../problem.ts';
import { keyPackDetail, keyPackList } from '../schemas/register.ts';
import { asOfQuery, siteQuery } from '../schemas/shapes.ts';
import type { Services } from '../services.ts';
import { sitesAndFilter } from '../site-filter.ts';
import { json, router } from './answers.ts';

const list = createRoute({
  method: 'get',
  path: '/key-packs',
  tags: ['register'],
  summary: 'Key packs, those that are not counted included',
  request: { query: siteQuery.extend({ licenseServer: z.string().max(500).optional() }) },
  responses: json(keyPackList, 'Every key pack, classified.'),
});

const get = createRoute({
  method: 'get',
  path: '/key-packs/{ref}',
  tags: ['register'],
  summary: 'One key pack with its raw values and its history',
  request: { params: z.object({ ref: z.string().min(1).max(500) }), query: asOfQuery },
  responses: json(keyPackDetail, 'The key pack.'),
});

export function keyPackRoutes({ workshop: { reads } }: Services) {
  return router()
    .openapi(list, async (c) => {
      const { licenseServer, ...query } = c.req.valid('query');
      const { sites, filter } = await sitesAndFilter(reads, query);
      const packs = await reads.keyPacks({
        ...filter,
        ...(licenseServer === undefined ? {} : { licenseServerId: licenseServer }),
      });
      const names = namesOf(sites);
      return answerLongList(c, packs, (pack) => presentKeyPack(pack, names, c.get('say')));
    })
    .openapi(get, async (c) => {
      const { asOf } = c.req.valid('query');
      const { ref } = c.req.valid('param');
      const pack = await reads.keyPack(ref, asOf === undefined ? undefined : toInstant(asOf));
      if (!pack) throw new Problem('unknown-resource');
      const [history, sites] = await Promise.all([reads.keyPackHistory(ref), reads.sites()]);
      return c.json(presentKeyPackDetail(pack, history, namesOf(sites), c.get('say')), 200);
    });
}
