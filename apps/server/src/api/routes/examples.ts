import { createRoute } from '@hono/zod-openapi';
import { inTime } from '../../jobs/in-time.ts';
import { auditContext } from '../audit-context.ts';
import { stateOf } from '../register-state.ts';
import { registerState } from '../schemas/register.ts';
import type { Services } from '../services.ts';
import { router, settled } from './answers.ts';

const add = createRoute({
  method: 'post',
  path: '/examples',
  tags: ['imports'],
  summary: 'Add the invented organisations',
  responses: settled(
    registerState,
    'The register with the examples; those that were there already are not added again.',
  ),
});

const remove = createRoute({
  method: 'delete',
  path: '/examples',
  tags: ['imports'],
  summary: 'Remove the invented organisations',
  responses: settled(registerState, 'The register without the examples.'),
});

export function exampleRoutes(services: Services) {
  const { examples, limits, log } = services;

  /** Waits for as long as someone may be expected to. */
  async function done(act: Promise<void>): Promise<200 | 202> {
    if (await inTime(act, limits.patienceMs)) return 200;
    act.catch((error: unknown) => log.error({ err: error }, 'examples failed after they were accepted'));
    return 202;
  }

  return router()
    .openapi(add, async (c) => {
      const status = await done(examples.add(auditContext(c)));
      return c.json(await stateOf(services), status);
    })
    .openapi(remove, async (c) => {
      const status = await done(examples.remove(auditContext(c)));
      return c.json(await stateOf(services), status);
    });
}
