import { may, mayAnywhere, sitesWith } from '@calepin/core';
import type { MiddlewareHandler } from 'hono';
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
    const identity = c.get('identity');
    const access = c.get('access');
    if (needed === undefined) throw new Problem('not-allowed');
    if (needed === 'nothing') {
      await next();
      return;
    }
    if (identity.kind === 'nobody')
      throw new Problem('sign-in-needed', { headers: { 'www-authenticate': 'Bearer' } });
    const right = rightIn(needed);
    if (right !== null) {
      const held = needed === right ? mayAnywhere(access, right) : may(access, right, null);
      if (!held) throw new Problem('not-allowed');
      c.set('scope', sitesWith(access, right));
    }
    await next();
  };
}

/** The pattern of the route that will answer, as the OpenAPI document writes it; `null` when none will. */
function matchedPath(c: Parameters<MiddlewareHandler<ApiEnvironment>>[0], base: string): string | null {
  const route = matchedRoutes(c).find(({ method, path }) => method !== 'ALL' && path.startsWith(`${base}/`));
  return route === undefined ? null : route.path.slice(base.length).replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}');
}

function operationOf(method: string, path: string | null): string | null {
  if (path === null) return null;
  return `${method === 'HEAD' ? 'GET' : method} ${path}`;
}
