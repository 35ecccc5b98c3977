import { createRoute, z } from '@hono/zod-openapi';
import { DEFAULT_SITE } from '../../collect/default-site.ts';
import { UploadTooLarge } from '../../jobs/uploads.ts';
import type { ImportTask } from '../../jobs/workshop.ts';
import { auditContext } from '../audit-context.ts';
import { expandedBody } from '../expanded-body.ts';
import { faultsOf } from '../faults.ts';
import { presentRefusal } from '../present/inspection.ts';
import { Problem } from '../problem.ts';
import { isAuthorized } from '../push-token.ts';
import { RateLimit } from '../rate-limit.ts';
import { importRecord } from '../schemas/imports.ts';
import type { Services } from '../services.ts';
import { findSite } from '../site-filter.ts';
import { router, settled } from './answers.ts';
import { presentFound } from './imports.ts';
import { receivingProblem } from './inspections.ts';

/** Name of the security scheme in the OpenAPI document. */
export const PUSH_SECURITY = 'pushToken';

const pushQuery = z.object({
  site: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: 'Name of the site; the default site when absent.' }),
});

const post = createRoute({
  method: 'post',
  path: '/observations',
  tags: ['imports'],
  summary: 'Push what a collector read',
  description:
    'Takes the collector’s JSON, plain or with Content-Encoding: gzip. The same document twice changes nothing.',
  security: [{ [PUSH_SECURITY]: [] }],
  request: {
    query: pushQuery,
    body: {
      description: 'One document of the collector.',
      required: true,
      content: { 'application/json': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: settled(importRecord, 'Imported.'),
});

export function observationRoutes(services: Services) {
  const { imports, uploads, workshop, limits, identify, clock, pushToken } = services;
  const rate = new RateLimit(limits.observationsPerMinute, clock);

  const app = router();
  // Described like the others but not validated like them: the body is streamed to the disk, never parsed here.
  app.openAPIRegistry.registerPath(post);
  // Before anything else is read of the request.
  app.use('/observations', async (c, next) => {
    if (c.req.method === 'POST') {
      if (!isAuthorized(c.req.header('authorization'), pushToken)) {
        throw new Problem('unauthorized', { headers: { 'www-authenticate': 'Bearer', connection: 'close' } });
      }
      // The token is that of the whole register.
      c.set('scope', null);
      const seconds = rate.take();
      if (seconds !== null) {
        const headers = { 'retry-after': String(seconds), connection: 'close' };
        throw new Problem('too-many-requests', { values: { seconds }, headers });
      }
    }
    await next();
  });

  app.post(post.path, async (c) => {
    const query = pushQuery.safeParse(c.req.query());
    if (!query.success)
      throw new Problem('invalid-request', { faults: faultsOf(query.error.issues, 'query') });
    const id = identify();
    const { body, signal } = c.req.raw;
    const bytes = expandedBody(body ?? nothing(), c.req.header('content-encoding'), limits.observationBytes);
    const received = await uploads
      .receive({ id, bytes, maximum: limits.observationExpandedBytes, signal })
      .catch((error: unknown) => {
        if (!(error instanceof UploadTooLarge)) throw receivingProblem(error, limits, signal.aborted);
        throw new Problem('body-too-large', {
          values: { limit: limits.observationExpandedBytes },
          headers: { connection: 'close' },
        });
      });
    const name = query.data.site ?? DEFAULT_SITE;
    const known = findSite(await workshop.reads.sites(), name);
    const task: ImportTask = {
      site: { name: known?.name ?? name, example: known?.example ?? false },
      origin: 'push',
      by: auditContext(c, 'collector'),
      documents: [{ upload: { ...received, name: 'push.json', modifiedAt: null }, index: null }],
    };
    imports.start(id, task, () => uploads.discard(received.path));
    const job = await imports.settled(id, limits.patienceMs);
    if (!job) throw new Problem('internal');
    const refused = job.outcome?.documents.find((document) => document.kind === 'refused');
    if (refused && job.outcome?.record === null) {
      const { message, remedy } = presentRefusal(refused.refusal, c.get('say'));
      throw new Problem('documents-refused', { values: { reason: message, remedy } });
    }
    const stopped = job.failure ?? job.outcome?.record?.failure ?? null;
    if (stopped !== null)
      throw new Problem(
        stopped === 'disk-full' ? 'disk-full' : stopped === 'stopped' ? 'stopping' : 'internal',
      );
    const done = job.outcome !== null;
    return c.json(await presentFound(services, job, c.get('say')), done ? 200 : 202);
  });
  return app;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
