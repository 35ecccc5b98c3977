import { createRoute } from '@hono/zod-openapi';
import type { SiteFilter } from '../../store/register.ts';
import { HostIndex } from '../host-index.ts';
import { toInstant } from '../present/instant.ts';
import { namesOf } from '../present/names.ts';
import { presentSessionHost } from '../present/session-host.ts';
import { Problem } from '../problem.ts';
import { sessionHost, sessionHostList } from '../schemas/collection.ts';
import type { SessionHost } from '../schemas/index.ts';
import { asOfQuery, siteQuery } from '../schemas/shapes.ts';
import type { Services } from '../services.ts';
import { sitesAndFilter } from '../site-filter.ts';
import { identified, json, router } from './answers.ts';

const list = createRoute({
  method: 'get',
  path: '/session-hosts',
  tags: ['register'],
  summary: 'Session hosts, and the license servers that they are configured to use',
  request: { query: siteQuery },
  responses: json(sessionHostList, 'Every session host.'),
});

const get = createRoute({
  method: 'get',
  path: '/session-hosts/{id}',
  tags: ['register'],
  summary: 'One session host',
  request: { params: identified, query: asOfQuery },
  responses: json(sessionHost, 'The session host.'),
});

export function sessionHostRoutes({ workshop: { reads } }: Services) {
  async function presented(filter: SiteFilter, only?: string): Promise<SessionHost[]> {
    const [sites, hosts, servers, targets] = await Promise.all([
      reads.sites(),
      reads.sessionHosts(filter),
      reads.licenseServers(filter),
      reads.targets(filter.site === undefined ? {} : { site: filter.site }),
    ]);
    const collected = targets.filter(({ kind }) => kind === 'host');
    const around = {
      names: namesOf(sites),
      licenseServers: new HostIndex(servers),
      targets: new HostIndex(collected.map(({ id, site, name }) => ({ id, site, host: name }))),
    };
    return hosts
      .filter(({ id }) => only === undefined || id === only)
      .map((host) => presentSessionHost(host, around));
  }

  return router()
    .openapi(list, async (c) => {
      const { filter } = await sitesAndFilter(reads, c.req.valid('query'));
      return c.json({ rows: await presented(filter) }, 200);
    })
    .openapi(get, async (c) => {
      const { asOf } = c.req.valid('query');
      const filter = asOf === undefined ? {} : { asOf: toInstant(asOf) };
      const [found] = await presented(filter, c.req.valid('param').id);
      if (!found) throw new Problem('unknown-resource');
      return c.json(found, 200);
    });
}
