import { createHash } from 'node:crypto';
import { HOUR, type Instant } from '@calepin/core';
import type { Context, MiddlewareHandler } from 'hono';
import type { ApiEnvironment } from '../environment.ts';

export interface Freshness {
  revision(): Promise<string>;
  readonly clock: () => Instant;
  readonly version: string;
  /** Changes while something runs that answers under this address show before it is in the register. */
  activity(path: string): string;
  /** Tells one who asks from another: they are not answered alike. */
  who(c: Context<ApiEnvironment>): string;
}

/** Whether `If-None-Match` names the tag. Comparison is weak, as RFC 9110 section 13.1.2 asks. */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const bare = (text: string): string => text.trim().replace(/^W\//, '');
  return header.split(',').some((one) => bare(one) === bare(tag));
}

/**
 * ETags without computing the answer: what a page says follows from the register's revision, the address, the language
 * and, where it is asked as of now, the hour (ages and deadlines move with the clock).
 */
export function conditional(freshness: Freshness): MiddlewareHandler<ApiEnvironment> {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      await next();
      c.header('Cache-Control', 'no-store');
      return;
    }
    const { pathname, search } = new URL(c.req.url);
    const hour = Math.floor(freshness.clock() / HOUR);
    const parts = [
      freshness.version,
      await freshness.revision(),
      pathname,
      search,
      c.get('language'),
      hour,
      freshness.activity(pathname),
      freshness.who(c),
    ];
    const tag = `W/"${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22)}"`;
    const headers = {
      ETag: tag,
      'Cache-Control': 'private, no-cache',
      Vary: 'Accept-Language, Accept-Encoding, Authorization, Cookie',
    };
    if (matchesTag(c.req.header('if-none-match'), tag)) {
      c.res = c.body(null, 304, headers);
      return;
    }
    await next();
    if (c.res.status !== 200) return;
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  };
}
