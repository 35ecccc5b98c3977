import type { FindingSettings } from '@calepin/core';
import { createRoute } from '@hono/zod-openapi';
import { auditContext } from '../audit-context.ts';
import type { Settings } from '../schemas/index.ts';
import { settings } from '../schemas/register.ts';
import type { Services } from '../services.ts';
import { body, json, router } from './answers.ts';

const get = createRoute({
  method: 'get',
  path: '/settings',
  tags: ['register'],
  summary: 'When findings open',
  responses: json(settings, 'The thresholds and delays.'),
});

const put = createRoute({
  method: 'put',
  path: '/settings',
  tags: ['register'],
  summary: 'Change when findings open',
  request: { body: body(settings) },
  responses: json(settings, 'The settings, saved; findings have been evaluated again.'),
});

function present(saved: FindingSettings): Settings {
  return { ...saved, thresholds: saved.thresholds.map((one) => ({ ...one, level: { ...one.level } })) };
}

export function settingsRoutes({ workshop }: Services) {
  return router()
    .openapi(get, async (c) => c.json(present(await workshop.reads.settings()), 200))
    .openapi(put, async (c) => {
      await workshop.writesAs(auditContext(c)).saveSettings(c.req.valid('json'));
      return c.json(present(await workshop.reads.settings()), 200);
    });
}
