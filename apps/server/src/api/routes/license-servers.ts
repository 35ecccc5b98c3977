import { createRoute } from '@hono/zod-openapi';
import { answerLongList } from '../long-list.ts';
import { toInstant } from '../present/instant.ts';
import { presentLicenseServer } from '../present/license-server.ts';
import { namesOf } from '../present/names.ts';
import { Problem } from '../problem.ts';
import { licenseServer, licenseServerList } from '../schemas/register.ts';
import { asOfQuery, siteQuery } from '../schemas/shapes.ts';
import type { Services } from '../services.ts';
import { sitesAndFilter } from '../site-filter.ts';
import { identified, json, router } from './answers.ts';

const list = createRoute({
  method: 'get',
  path: '/license-servers',
  tags: ['register'],
  summary: 'License servers',
  request: { query: siteQuery },
  responses: json(licenseServerList, 'Every license server, with the age of what is known of it.'),
});

const get = createRoute({
  method: 'get',
  path: '/license-servers/{id}',
  tags: ['register'],
  summary: 'One license server',
  request: { params: identified, query: asOfQuery },
  responses: json(licenseServer, 'The license server.'),
});

export function licenseServerRoutes({ workshop: { reads } }: Services) {
  return router()
    .openapi(list, async (c) => {
      const { sites, filter } = await sitesAndFilter(reads, c.req.valid('query'));
      const names = namesOf(sites);
      const servers = await reads.licenseServers(filter);
      return answerLongList(c, servers, (server) => presentLicenseServer(server, names));
    })
    .openapi(get, async (c) => {
      const { asOf } = c.req.valid('query');
      const server = await reads.licenseServer(
        c.req.valid('param').id,
        asOf === undefined ? undefined : toInstant(asOf),
      );
      if (!server) throw new Problem('unknown-resource');
      return c.json(presentLicenseServer(server, namesOf(await reads.sites())), 200);
    });
}
