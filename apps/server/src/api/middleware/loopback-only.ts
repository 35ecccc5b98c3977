import type { MiddlewareHandler } from 'hono';
import type { ApiEnvironment } from '../environment.ts';
import { Problem } from '../problem.ts';

const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a `Host` header names this machine. The port is free: a tunnel may listen on another one. */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK_HOST.test(host);
}

function isForeignOrigin(origin: string | undefined, host: string): boolean {
  if (origin === undefined) return false;
  // "null" is what a sandboxed frame or a local file sends.
  return (
    origin.toLowerCase() !== `http://${host.toLowerCase()}` &&
    origin.toLowerCase() !== `https://${host.toLowerCase()}`
  );
}

/**
 * A page of another site can make the browser call this machine, with the cookie that proves who is signed in: by its
 * address (cross-site request, told by `Origin` and `Sec-Fetch-Site`) or by a name of its own that resolves to
 * 127.0.0.1 (DNS rebinding, told by `Host`).
 */
export const loopbackOnly: MiddlewareHandler<ApiEnvironment> = async (c, next) => {
  const host = c.req.header('host');
  if (host === undefined || !isLoopbackHost(host)) throw new Problem('foreign-host');
  const fetchSite = c.req.header('sec-fetch-site');
  const foreignPage = fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none';
  if (READING.has(c.req.method)) {
    // Following a link to the page is fine; embedding an answer in another site is not.
    const navigation =
      c.req.header('sec-fetch-mode') === 'navigate' && c.req.header('sec-fetch-dest') === 'document';
    if (foreignPage && !navigation) throw new Problem('foreign-origin');
  } else if (foreignPage || isForeignOrigin(c.req.header('origin'), host)) {
    throw new Problem('foreign-origin');
  }
  await next();
};
