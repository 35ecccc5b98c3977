import { SECOND } from '@calepin/core';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { LinkOutcome, SignedIn, SignInOutcome } from '../../accounts/accounts.ts';
import type { PasswordFault } from '../../accounts/password-rules.ts';
import { SESSION_COOKIE } from '../access/identify.ts';
import type { Identity } from '../access/identity.ts';
import { auditContext } from '../audit-context.ts';
import type { ApiEnvironment } from '../environment.ts';
import { presentSession, presentSignIn } from '../present/account.ts';
import { namesOf } from '../present/names.ts';
import { Problem } from '../problem.ts';
import {
  linkInformation,
  linkRequest,
  passwordRequest,
  sessionState,
  setupRequest,
  signInList,
  signInRequest,
  usedLinkRequest,
} from '../schemas/accounts.ts';
import type { SessionState } from '../schemas/index.ts';
import type { Services } from '../services.ts';
import { body, empty, identified, json, router } from './answers.ts';

const TAG = ['accounts'];

const get = createRoute({
  method: 'get',
  path: '/session',
  tags: TAG,
  summary: 'Who asks, and what they may do',
  responses: json(sessionState, 'Signed in, signed out, or a register that nobody owns yet.'),
});
const signIn = createRoute({
  method: 'post',
  path: '/session',
  tags: TAG,
  summary: 'Sign in',
  request: { body: body(signInRequest) },
  responses: json(sessionState, 'Signed in; the cookie proves it from now on.'),
});
const signOut = createRoute({
  method: 'delete',
  path: '/session',
  tags: TAG,
  summary: 'Sign out',
  responses: empty('Signed out.'),
});
const look = createRoute({
  method: 'post',
  path: '/links/look',
  tags: TAG,
  summary: 'What a one-time link is for',
  request: { body: body(linkRequest) },
  responses: json(linkInformation, 'Its purpose and whose it is.'),
});
const setup = createRoute({
  method: 'post',
  path: '/setup',
  tags: TAG,
  summary: 'Become the first owner, through the link that the console printed',
  request: { body: body(setupRequest) },
  responses: json(sessionState, 'Signed in.'),
});
const follow = createRoute({
  method: 'post',
  path: '/links',
  tags: TAG,
  summary: 'Choose a password, through an invitation or a password link',
  request: { body: body(usedLinkRequest) },
  responses: json(sessionState, 'Signed in.'),
});
const password = createRoute({
  method: 'put',
  path: '/session/password',
  tags: TAG,
  summary: 'Change one’s own password; other sign-ins end',
  request: { body: body(passwordRequest) },
  responses: empty('Changed.'),
});
const signIns = createRoute({
  method: 'get',
  path: '/session/sign-ins',
  tags: TAG,
  summary: 'Where one is signed in',
  responses: json(signInList, 'The latest used first.'),
});
const endSignIn = createRoute({
  method: 'delete',
  path: '/session/sign-ins/{id}',
  tags: TAG,
  summary: 'End a sign-in',
  request: { params: identified },
  responses: empty('Ended.'),
});

type Signed = Extract<Identity, { kind: 'account' }>;

export function sessionRoutes({ workshop, accounts, clock }: Services) {
  const { reads, writesAs } = workshop;

  async function stateOf(identity: Identity): Promise<SessionState> {
    const [sites, owned] = await Promise.all([reads.sites(), reads.hasOwner()]);
    return presentSession(identity, namesOf(sites), owned, clock());
  }

  /** The cookie goes to this site's own requests only, never to scripts; over TLS, never without it. */
  async function entered(c: Context<ApiEnvironment>, { token, account, signIn: made }: SignedIn) {
    setCookie(c, SESSION_COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      secure: new URL(c.req.url).protocol === 'https:',
      maxAge: Math.floor((made.expiresAt - clock()) / SECOND),
    });
    return c.json(await stateOf({ kind: 'account', account, signIn: made }), 200);
  }

  function account(c: Context<ApiEnvironment>): Signed {
    const identity = c.get('identity');
    if (identity.kind !== 'account') throw new Problem('not-allowed');
    return identity;
  }

  return router()
    .openapi(get, async (c) => c.json(await stateOf(c.get('identity')), 200))
    .openapi(signIn, async (c) =>
      entered(c, mustBeIn(await accounts.signIn(c.req.valid('json'), auditContext(c)), clock())),
    )
    .openapi(signOut, async (c) => {
      const identity = c.get('identity');
      if (identity.kind === 'account')
        await writesAs(auditContext(c)).endSignIn(identity.account.id, identity.signIn.id);
      deleteCookie(c, SESSION_COOKIE, { path: '/' });
      return c.body(null, 204);
    })
    .openapi(look, async (c) => {
      const link = await accounts.lookAtLink(c.req.valid('json').token);
      if (link === null) throw new Problem('link-invalid');
      const { email = null, name = null } = link.account ?? {};
      return c.json({ purpose: link.purpose, email, name }, 200);
    })
    .openapi(setup, async (c) => {
      const { token, password: chosen, email, name } = c.req.valid('json');
      const owner = { email, name };
      return entered(
        c,
        followed(await accounts.followLink({ token, password: chosen, owner }, auditContext(c))),
      );
    })
    .openapi(follow, async (c) =>
      entered(c, followed(await accounts.followLink(c.req.valid('json'), auditContext(c)))),
    )
    .openapi(password, async (c) => {
      const outcome = await accounts.changePassword(account(c), c.req.valid('json'), auditContext(c));
      if (outcome === 'wrong') throw new Problem('wrong-password');
      if (outcome !== 'changed') throw weak(outcome);
      return c.body(null, 204);
    })
    .openapi(signIns, async (c) => {
      const { account: own, signIn: current } = account(c);
      const found = await reads.signIns(own.id, clock());
      return c.json({ rows: found.map((one) => presentSignIn(one, current.id)) }, 200);
    })
    .openapi(endSignIn, async (c) => {
      await writesAs(auditContext(c)).endSignIn(account(c).account.id, c.req.valid('param').id);
      return c.body(null, 204);
    });
}

function mustBeIn(outcome: SignInOutcome, now: number): SignedIn {
  if (outcome.kind === 'signed-in') return outcome;
  if (outcome.kind === 'wrong') throw new Problem('wrong-credentials');
  const seconds = Math.max(1, Math.ceil((outcome.until - now) / SECOND));
  throw new Problem('too-many-attempts', {
    values: { minutes: Math.ceil(seconds / 60) },
    headers: { 'retry-after': String(seconds) },
  });
}

function followed(outcome: LinkOutcome): SignedIn {
  if (outcome.kind === 'signed-in') return outcome;
  if (outcome.kind === 'weak') throw weak(outcome.fault);
  throw new Problem('link-invalid');
}

function weak(fault: PasswordFault): Problem {
  return new Problem('weak-password', { values: reasonOf(fault) });
}

function reasonOf(fault: PasswordFault): { readonly reason: string; readonly limit: number } {
  switch (fault.code) {
    case 'too-short':
      return { reason: 'short', limit: fault.values.minimum };
    case 'too-long':
      return { reason: 'long', limit: fault.values.maximum };
    case 'common':
      return { reason: fault.values.reason === 'listed' ? 'common' : 'sequence', limit: 0 };
    case 'personal':
      return { reason: 'personal', limit: 0 };
  }
}
