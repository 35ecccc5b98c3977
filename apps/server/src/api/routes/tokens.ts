import { createRoute } from '@hono/zod-openapi';
import { newToken, tokenHash } from '../../accounts/one-time-token.ts';
import { auditContext } from '../audit-context.ts';
import { presentToken } from '../present/account.ts';
import { toInstant } from '../present/instant.ts';
import { namesOf } from '../present/names.ts';
import { Problem } from '../problem.ts';
import { apiTokenList, apiTokenRequest, newApiToken } from '../schemas/accounts.ts';
import type { Services } from '../services.ts';
import { body, created, empty, identified, json, router } from './answers.ts';

const list = createRoute({
  method: 'get',
  path: '/tokens',
  tags: ['accounts'],
  summary: 'Tokens with which programs ask, without the tokens themselves',
  responses: json(apiTokenList, 'Every token, by name.'),
});
const add = createRoute({
  method: 'post',
  path: '/tokens',
  tags: ['accounts'],
  summary: 'Make a token for a program; it is shown once',
  request: { body: body(apiTokenRequest) },
  responses: created(newApiToken, 'The token.'),
});
const remove = createRoute({
  method: 'delete',
  path: '/tokens/{id}',
  tags: ['accounts'],
  summary: 'Remove a token; it opens nothing from then on',
  request: { params: identified },
  responses: empty('Removed.'),
});

export function tokenRoutes({ workshop, clock, identify }: Services) {
  const { reads, writesAs } = workshop;
  return router()
    .openapi(list, async (c) => {
      const [rows, sites] = await Promise.all([reads.apiTokens(), reads.sites()]);
      const names = namesOf(sites);
      return c.json({ rows: rows.map((one) => presentToken(one, names)) }, 200);
    })
    .openapi(add, async (c) => {
      const { name, role, site, expiresAt } = c.req.valid('json');
      const sites = await reads.sites();
      if (site !== null && !sites.some(({ id }) => id === site)) throw new Problem('unknown-resource');
      const by = auditContext(c);
      const token = newToken('api');
      const row = {
        id: identify(),
        name,
        role,
        site,
        createdAt: clock(),
        createdBy: by.actor.name ?? by.actor.kind,
        expiresAt: expiresAt === null ? null : toInstant(expiresAt),
        lastUsedAt: null,
      };
      await writesAs(by).addApiToken({ ...row, tokenHash: tokenHash(token) });
      return c.json({ row: presentToken(row, namesOf(sites)), token }, 201);
    })
    .openapi(remove, async (c) => {
      const removed = await writesAs(auditContext(c)).removeApiToken(c.req.valid('param').id);
      if (!removed) throw new Problem('unknown-resource');
      return c.body(null, 204);
    });
}
