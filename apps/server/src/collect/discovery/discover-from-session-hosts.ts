import type { SessionHostFacts } from '@calepin/core';
import { canonicalHosts, hostKey } from '../../store/host-name.ts';
import { type Discovered, type DiscoveryReason, mergedHosts } from './discovered.ts';

interface Users {
  readonly name: string;
  readonly hosts: string[];
  readonly sources: Set<string>;
}

/** The license servers that session hosts are configured to use, by policy or on the host itself. */
export async function discoverFromSessionHosts(
  sessionHosts: readonly SessionHostFacts[],
): Promise<Discovered> {
  const servers = new Map<string, Users>();
  const canonical = canonicalHosts(sessionHosts.flatMap((host) => (host.licenseServers ?? []).map(hostKey)));
  for (const { host, licenseServers, licenseServersSource } of sessionHosts) {
    for (const name of licenseServers ?? []) {
      const key = canonical.get(hostKey(name)) ?? '';
      if (key === '') continue;
      const users = servers.get(key) ?? { name: key, hosts: [], sources: new Set() };
      servers.set(key, users);
      if (host !== null) users.hosts.push(host);
      if (licenseServersSource !== null) users.sources.add(licenseServersSource);
    }
  }
  const found = [...servers.values()].map((users) => ({ host: users.name, reason: reasonOf(users) }));
  return { found: mergedHosts(found), steps: [] };
}

function reasonOf({ hosts, sources }: Users): DiscoveryReason {
  const [example = null] = hosts.toSorted();
  // Two session hosts may differ in where they have it from; then neither is the source.
  const [source = null, ...others] = sources;
  return {
    code: 'session-host',
    facts: { hosts: new Set(hosts).size, example, source: others.length === 0 ? source : null },
  };
}
