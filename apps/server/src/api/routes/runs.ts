import { createRoute } from '@hono/zod-openapi';
import { presentRun, presentRunDetail, type RunTarget } from '../present/run.ts';
import { Problem } from '../problem.ts';
import { runDetail, runPage, runQuery } from '../schemas/collection.ts';
import type { Services } from '../services.ts';
import { siteFilter } from '../site-filter.ts';
import { identified, json, router } from './answers.ts';

const list = createRoute({
  method: 'get',
  path: '/runs',
  tags: ['collection'],
  summary: 'Runs, the latest first',
  request: { query: runQuery },
  responses: json(runPage, 'A page of runs.'),
});

const get = createRoute({
  method: 'get',
  path: '/runs/{id}',
  tags: ['collection'],
  summary: 'One run, step by step',
  request: { params: identified },
  responses: json(runDetail, 'The run as it stands.'),
});

export function runRoutes({ workshop: { reads }, collection }: Services) {
  /** A target that was removed a moment ago has taken its runs with it. */
  const targetOf = (id: string): RunTarget => collection.known(id) ?? { name: id, site: '' };

  return router()
    .openapi(list, async (c) => {
      const { site, target, state, limit, cursor } = c.req.valid('query');
      const [sites] = await Promise.all([reads.sites(), collection.loaded()]);
      const page = await reads.runs({
        ...siteFilter({ site }, sites),
        limit,
        ...(target === undefined ? {} : { targetId: target }),
        ...(state === undefined ? {} : { state }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      const language = c.get('language');
      const rows = page.rows.map((run) =>
        presentRun(collection.present(run), targetOf(run.targetId), language),
      );
      return c.json({ rows, next: page.next }, 200);
    })
    .openapi(get, async (c) => {
      const { id } = c.req.valid('param');
      const [stored] = await Promise.all([reads.run(id), collection.loaded()]);
      const live = collection.live(id);
      // What goes on is not in the register yet: whose it is, its target tells.
      const run = live !== null && (await reads.target(live.targetId)) !== null ? live : stored;
      if (run === null) throw new Problem('unknown-resource');
      return c.json(presentRunDetail(run, targetOf(run.targetId), c.get('language')), 200);
    });
}
