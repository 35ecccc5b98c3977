import type { RegisteredServer } from '@calepin/core';
import type { Site } from '../../store/register.ts';

/** Names of sites and license servers, by identifier. */
export interface Names {
  /** The identifier itself when the site is not known any more. */
  site(id: string): string;
  host(licenseServerId: string): string | null;
}

export function namesOf(
  sites: readonly Site[],
  servers: readonly Pick<RegisteredServer, 'id' | 'host'>[] = [],
): Names {
  const siteNames = new Map(sites.map((site) => [site.id, site.name]));
  const hosts = new Map(servers.map((server) => [server.id, server.host]));
  return {
    site: (id) => siteNames.get(id) ?? id,
    host: (id) => hosts.get(id) ?? null,
  };
}
