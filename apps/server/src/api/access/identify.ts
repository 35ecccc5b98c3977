import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Accounts } from '../../accounts/accounts.ts';
import { isTokenOf, sameToken } from '../../accounts/one-time-token.ts';
import { auditContext } from '../audit-context.ts';
import type { ApiEnvironment } from '../environment.ts';
import { accessFor, type Identity } from './identity.ts';

export const SESSION_COOKIE = 'calepin_session';

export interface Doors {
  readonly accounts: Accounts;
  /** What the command line shows a running server; kept in the data folder, new at every start. */
  readonly consoleToken: string;
  /** Everybody is let in, for a demonstration. */
  readonly open: boolean;
  /** Requests that never left this process are the console's. */
  readonly trustsProcess: boolean;
}

/** The token of `Authorization: Bearer` (RFC 6750, section 2.1). */
export function bearerToken(authorization: string | undefined): string | null {
  return /^Bearer +(\S{1,500}) *$/i.exec(authorization ?? '')?.[1] ?? null;
}

/**
 * Finds out who asks. A token that is given and not known is nobody's, also where a cookie would do: who sends one means it.
 */
export function identify(doors: Doors): MiddlewareHandler<ApiEnvironment> {
  return async (c, next) => {
    const identity = await identityOf(c, doors);
    c.set('identity', identity);
    c.set('access', accessFor(identity));
    await next();
  };
}

async function identityOf(c: Context<ApiEnvironment>, doors: Doors): Promise<Identity> {
  const { accounts, consoleToken, open, trustsProcess } = doors;
  const otherwise: Identity = open ? { kind: 'demo' } : { kind: 'nobody' };
  // The server of Node puts it there; a request within the process has none.
  const bindings = c.env as Partial<HttpBindings> | undefined;
  if (trustsProcess && bindings?.incoming === undefined) return { kind: 'console' };
  const bearer = bearerToken(c.req.header('authorization'));
  if (bearer !== null) {
    if (isTokenOf('console', bearer) && sameToken(bearer, consoleToken)) return { kind: 'console' };
    if (!isTokenOf('api', bearer)) return otherwise;
    const token = await accounts.programWith(bearer, auditContext(c));
    return token === null ? { kind: 'nobody' } : { kind: 'token', token };
  }
  const cookie = getCookie(c, SESSION_COOKIE);
  if (cookie === undefined || !isTokenOf('sign-in', cookie)) return otherwise;
  const found = await accounts.signedInWith(cookie, auditContext(c));
  return found === null ? otherwise : { kind: 'account', ...found };
}
