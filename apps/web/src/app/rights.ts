import { type Access, may, mayAnywhere, type Right } from '@calepin/core';
import type { SessionState } from '@calepin/server/schemas';

function accessOf({ everywhere, sites }: SessionState): Access {
  return {
    everywhere: new Set(everywhere),
    sites: new Map(Object.entries(sites).map(([site, rights]) => [site, new Set(rights)])),
  };
}

/**
 * Whether a session holds a right: on a site; with `null`, on every site and on what belongs to none; without a site, on
 * any at all. Nobody holds none.
 */
export function allows(
  session: SessionState | undefined,
  right: Right,
  site: string | null | undefined,
): boolean {
  if (session?.state !== 'signed-in') return false;
  const access = accessOf(session);
  return site === undefined ? mayAnywhere(access, right) : may(access, right, site);
}
