import type { LicenseServer, SessionHost } from '@calepin/server/schemas';

/** Session hosts that are configured alike: one line of the map goes from all of them to each license server. */
export interface HostGroup {
  readonly key: string;
  /** Keys of the license servers; `null` when it was not read, empty when none is named. */
  readonly uses: readonly string[] | null;
  readonly hosts: readonly SessionHost[];
}

export interface UsedServer {
  readonly key: string;
  readonly name: string;
  /** `null`: the register does not know it. */
  readonly id: string | null;
  /** How many session hosts name it. */
  readonly hosts: number;
}

export interface Usage {
  readonly groups: readonly HostGroup[];
  readonly servers: readonly UsedServer[];
}

const keyOf = ({ name, licenseServerId }: { name: string; licenseServerId: string | null }): string =>
  licenseServerId ?? `?${name.toLowerCase()}`;

/**
 * Which session hosts use which license servers, by what they are configured to use. License servers of the register
 * that none names come last; those that the register does not know stand among the others.
 */
export function usageOf(
  hosts: readonly SessionHost[],
  known: readonly Pick<LicenseServer, 'id' | 'host'>[],
): Usage {
  const servers = new Map<string, { name: string; id: string | null; hosts: number }>();
  const groups = new Map<string, { uses: readonly string[] | null; hosts: SessionHost[] }>();
  for (const host of hosts) {
    const named = new Map((host.licenseServers ?? []).map((one) => [keyOf(one), one]));
    const uses = host.licenseServers === null ? null : [...named.keys()].sort();
    const key = uses === null ? 'not-read' : `uses ${uses.join(' ')}`;
    const group = groups.get(key) ?? { uses, hosts: [] };
    group.hosts.push(host);
    groups.set(key, group);
    for (const [serverKey, { name, licenseServerId }] of named) {
      const inRegister = known.find(({ id }) => id === licenseServerId)?.host ?? name;
      const server = servers.get(serverKey) ?? { name: inRegister, id: licenseServerId, hosts: 0 };
      server.hosts += 1;
      servers.set(serverKey, server);
    }
  }
  for (const { id, host } of known) if (!servers.has(id)) servers.set(id, { name: host, id, hosts: 0 });
  const ordered = [...servers]
    .map(([key, server]) => ({ key, ...server }))
    .sort((a, b) => Number(a.hosts === 0) - Number(b.hosts === 0) || a.name.localeCompare(b.name));
  const place = new Map(ordered.map(({ key }, index) => [key, index]));
  // Groups stand near what they use, so that few lines cross; those without a line come last.
  const middle = ({ uses }: { uses: readonly string[] | null }): number =>
    uses === null || uses.length === 0
      ? Number.POSITIVE_INFINITY
      : uses.reduce((sum, key) => sum + (place.get(key) ?? 0), 0) / uses.length;
  return {
    servers: ordered,
    groups: [...groups]
      .map(([key, group]) => ({ key, ...group }))
      .sort((a, b) => (middle(a) === middle(b) ? b.hosts.length - a.hosts.length : middle(a) - middle(b))),
  };
}
