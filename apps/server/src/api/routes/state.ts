import { createRoute } from '@hono/zod-openapi';
import { stateOf } from '../register-state.ts';
import { registerState } from '../schemas/register.ts';
import type { Services } from '../services.ts';
import { json, router } from './answers.ts';

const get = createRoute({
  method: 'get',
  path: '/state',
  tags: ['register'],
  summary: 'What the whole register holds',
  responses: json(registerState, 'Whether the register is empty, its sites, the age of its data.'),
});

export function stateRoutes(services: Services) {
  return router().openapi(get, async (c) => c.json(await stateOf(services), 200));
}
