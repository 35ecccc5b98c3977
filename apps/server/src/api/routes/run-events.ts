import { SECOND } from '@calepin/core';
import { createRoute } from '@hono/zod-openapi';
import { isWithin } from '../access/guarded-reads.ts';
import { eventStream } from '../event-stream.ts';
import { presentRunEvent } from '../present/run-event.ts';
import { Problem } from '../problem.ts';
import { runEvent } from '../schemas/collection.ts';
import type { Services } from '../services.ts';
import { events, router } from './answers.ts';

const listen = createRoute({
  method: 'get',
  path: '/runs/events',
  tags: ['collection'],
  summary: 'What happens while targets are read, as it happens',
  description:
    'Server-sent events. Nothing is repeated: after a broken connection, read the lists again. A comment comes every 15 seconds.',
  responses: events(runEvent, 'Events, until either side ends.'),
});

const HEARTBEAT_MS = 15 * SECOND;

export function runEventRoutes({ collection }: Services) {
  return router().openapi(listen, async (c) => {
    const language = c.get('language');
    await collection.loaded();
    const scope = c.get('scope');
    const isTheirs = (targetId: string): boolean => {
      const site = collection.known(targetId)?.site;
      return site === undefined ? scope === null : isWithin(site, scope);
    };
    const stream = eventStream(HEARTBEAT_MS, (send, end) =>
      collection.events.listen({
        take: (event) => {
          const targetId = 'run' in event ? event.run.targetId : 'targetId' in event ? event.targetId : null;
          if (targetId !== null && !isTheirs(targetId)) return;
          const told = presentRunEvent(event, (id) => collection.known(id), language);
          if (told !== null) send(told.type, JSON.stringify(told));
        },
        end,
      }),
    );
    if (stream === null) throw new Problem('too-many-streams', { headers: { 'retry-after': '15' } });
    return c.body(stream, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // When it ends (the server stops), nothing keeps the connection waiting for another request.
      connection: 'close',
      'x-accel-buffering': 'no',
    });
  });
}
