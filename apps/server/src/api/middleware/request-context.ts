import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import { languageOf } from '../../language/index.ts';
import { sayIn } from '../../messages/index.ts';
import type { ApiEnvironment } from '../environment.ts';

const SLOW_MS = 1_000;
const REQUEST_ID = /^[\w.-]{8,64}$/;

export interface Answered {
  readonly method: string;
  /** Pattern of the route, never the address itself: addresses carry searches and names. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

/**
 * Gives each request its identifier, its language and its log; says afterwards how it went. Quick successes are only
 * visible at level debug.
 */
export function requestContext(
  log: Logger,
  identify: () => string,
  onAnswered: (answered: Answered) => void,
): MiddlewareHandler<ApiEnvironment> {
  return async (c, next) => {
    const started = performance.now();
    const given = c.req.header('x-request-id');
    const requestId = given !== undefined && REQUEST_ID.test(given) ? given : identify();
    const language = languageOf(c.req.query('lang') ?? c.req.header('accept-language'));
    c.set('requestId', requestId);
    c.set('log', log);
    c.set('language', language);
    c.set('say', sayIn(language));
    await next();
    c.header('X-Request-Id', requestId);
    c.header('Content-Language', language);
    const route = matchedRoutes(c).find((one) => one.method !== 'ALL')?.path ?? 'unmatched';
    const answered = {
      method: c.req.method,
      route,
      status: c.res.status,
      milliseconds: performance.now() - started,
    };
    onAnswered(answered);
    const line = { requestId, ...answered, milliseconds: Math.round(answered.milliseconds) };
    if (answered.status >= 400) log.info(line, 'request refused');
    else if (answered.milliseconds > SLOW_MS) log.info(line, 'slow request');
    else log.debug(line, 'request');
  };
}
