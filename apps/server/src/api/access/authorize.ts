import { may, mayAnywhere, sitesWith } from '@calepin/core';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { ApiEnvironment } from '../environment.ts';
import { Problem } from '../problem.ts';
import { NEEDED, rightIn } from './operations.ts';

/** Lets an operation answer whom it may, and says of which sites. One that the table does not name answers nobody. */
export function authorize(base: string): MiddlewareHandler<ApiEnvironment> {
  return async (c, next) => {
    const operation = operationOf(c.req.method, matchedPath(c, base));
    if (operation === null) {
      await next();
      return;
    }
    const needed = NEEDED[operation];
    const access = c.get('access');
    if (needed === undefined) throw new Problem('not-allowed');
    if (needed === 'nothing') {
      await next();
      return;
    }
    const right = rightIn(needed);
    const held = right === null || (needed === right ? mayAnywhere(access, right) : may(access, right, null));
    requireHeld(c, held);
    if (right !== null) c.set('scope', sitesWith(access, right));
    await next();
  };
}

/** Refuses whoever is not signed in, and who is without the right. */
export function requireHeld(c: Context<ApiEnvironment>, held: boolean): void {
  if (c.get('identity').kind === 'nobody')
    throw new Problem('sign-in-needed', { headers: { 'www-authenticate': 'Bearer' } });
  if (!held) throw new Problem('not-allowed');
}

/** The pattern of the route that will answer, as the OpenAPI document writes it; `null` when none will. */
function matchedPath(c: Context<ApiEnvironment>, base: string): string | null {
  const route = matchedRoutes(c).find(({ method, path }) => method !== 'ALL' && path.startsWith(`${base}/`));
  return route === undefined ? null : route.path.slice(base.length).replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}');
}

function operationOf(method: string, path: string | null): string | null {
  if (path === null) return null;
  return `${method === 'HEAD' ? 'GET' : method} ${path}`;
}
