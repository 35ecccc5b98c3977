import { may } from '@calepin/core';
import { Hono } from 'hono';
import { inTime } from '../../jobs/in-time.ts';
import { requireHeld } from '../access/authorize.ts';
import { identify } from '../access/identify.ts';
import type { ApiEnvironment } from '../environment.ts';
import { type RequestMetrics, registerMetrics } from '../metrics.ts';
import { Problem } from '../problem.ts';
import type { Services } from '../services.ts';

/** A register that does not answer within this time is not ready. */
const READY_WITHIN_MS = 5_000;

/** For whatever watches the server: does it run, can it read, what are its figures. */
export function healthRoutes(services: Services, requests: RequestMetrics): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .use('/metrics', identify({ ...services.doors, accounts: services.accounts }))
    .get('/healthz', (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json({ status: 'ok' });
    })
    .get('/readyz', async (c) => {
      if (!(await inTime(services.workshop.reads.revision(), READY_WITHIN_MS))) throw new Problem('busy');
      c.header('Cache-Control', 'no-store');
      return c.json({ status: 'ready' });
    })
    .get('/metrics', async (c) => {
      // Figures of every site, names of hosts: for whoever may see all of it.
      requireHeld(c, may(c.get('access'), 'read', null));
      const register = await registerMetrics(services);
      const text = `${await register.metrics()}\n${await requests.registry.metrics()}`;
      return c.body(text, 200, { 'content-type': register.contentType, 'cache-control': 'no-store' });
    });
}
