import { toIso } from '@calepin/core';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Account as Stored } from '../../store/accounts.ts';
import { auditContext } from '../audit-context.ts';
import type { ApiEnvironment } from '../environment.ts';
import { presentAccount } from '../present/account.ts';
import { namesOf } from '../present/names.ts';
import { Problem } from '../problem.ts';
import {
  account,
  accountList,
  accountRequest,
  handedLink,
  invitationRequest,
  ownerLink,
} from '../schemas/accounts.ts';
import type { Services } from '../services.ts';
import { body, created, empty, identified, json, router } from './answers.ts';

const TAG = ['accounts'];

const list = createRoute({
  method: 'get',
  path: '/accounts',
  tags: TAG,
  summary: 'Who may sign in, and what they may do',
  responses: json(accountList, 'Every account, by name.'),
});
const invite = createRoute({
  method: 'post',
  path: '/accounts',
  tags: TAG,
  summary: 'Invite somebody; the link is shown once, to hand over',
  request: { body: body(invitationRequest) },
  responses: created(handedLink, 'The account, and the link with which its password is chosen.'),
});
const put = createRoute({
  method: 'put',
  path: '/accounts/{id}',
  tags: TAG,
  summary: 'Change an account; disabling it ends where it is signed in',
  request: { params: identified, body: body(accountRequest) },
  responses: json(account, 'The account, changed.'),
});
const remove = createRoute({
  method: 'delete',
  path: '/accounts/{id}',
  tags: TAG,
  summary: 'Remove an account; what it did stays in the audit chain',
  request: { params: identified },
  responses: empty('Removed.'),
});
const link = createRoute({
  method: 'post',
  path: '/accounts/{id}/link',
  tags: TAG,
  summary: 'A new link for a password; earlier ones end',
  request: { params: identified },
  responses: created(handedLink, 'The link, shown once.'),
});
const first = createRoute({
  method: 'post',
  path: '/accounts/owner-link',
  tags: TAG,
  summary: 'A new link for the first owner, while nobody owns the register',
  responses: created(ownerLink, 'The link, shown once.'),
});

export function accountRoutes({ workshop, accounts, clock }: Services) {
  const { reads, writesAs } = workshop;

  async function known(id: string): Promise<Stored> {
    const found = await reads.account(id);
    if (found === null) throw new Problem('unknown-resource');
    return found;
  }

  const shown = async (stored: Stored) => presentAccount(stored, namesOf(await reads.sites()), clock());

  async function handed(stored: Stored, c: Context<ApiEnvironment>) {
    const { token, expiresAt } = await accounts.handLink(stored, auditContext(c));
    return { account: await shown(stored), url: welcome(c, token), expiresAt: toIso(expiresAt) };
  }

  return router()
    .openapi(list, async (c) => {
      const [rows, sites] = await Promise.all([reads.accounts(), reads.sites()]);
      const names = namesOf(sites);
      return c.json({ rows: rows.map((one) => presentAccount(one, names, clock())) }, 200);
    })
    .openapi(invite, async (c) => {
      const invited = await accounts.invite(c.req.valid('json'), auditContext(c));
      return c.json(await handed(invited, c), 201, { location: `/api/v1/accounts/${invited.id}` });
    })
    .openapi(first, async (c) => {
      if (await reads.hasOwner()) throw new Problem('owned-already');
      const { token, expiresAt } = await accounts.handLink(null, auditContext(c));
      return c.json({ url: welcome(c, token), expiresAt: toIso(expiresAt) }, 201);
    })
    .openapi(put, async (c) => {
      const { id } = c.req.valid('param');
      const { name, state, grants } = c.req.valid('json');
      const { email } = await known(id);
      const saved = await writesAs(auditContext(c)).saveAccount({
        id,
        email,
        name,
        disabled: state === 'disabled',
        grants,
        at: clock(),
      });
      return c.json(await shown(saved), 200);
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid('param');
      await known(id);
      await writesAs(auditContext(c)).removeAccount(id);
      return c.body(null, 204);
    })
    .openapi(link, async (c) => c.json(await handed(await known(c.req.valid('param').id), c), 201));
}

/** The token stands behind `#`: what is there is sent to no server and stands in no log. */
export function welcome(c: Context<ApiEnvironment>, token: string): string {
  return `${new URL(c.req.url).origin}/welcome#${token}`;
}
