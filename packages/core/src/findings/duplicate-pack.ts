import type { RegisteredKeyPack } from '../position/types.ts';
import { packFacts } from './facts.ts';
import { finding, packSubject } from './subject.ts';
import type { Rule } from './types.ts';

/** License servers named in the sentence; beyond, only their number. */
const MOST_HOSTS = 5;

/**
 * The same pack on several license servers of a site: same type, version, kind, product code and quantity. Migrating while the
 * source is unreachable leaves the CALs on both, which breaches the terms. It is a suspicion: two purchases of the same quantity
 * look alike, and only the agreement tells. Packs without a limit and the built-in one are on every server and say nothing.
 * Source: Microsoft, "Migrate your Remote Desktop Services client access licenses".
 */
export const duplicatePack: Rule = {
  id: 'duplicate-pack',
  *evaluate({ keyPacks }) {
    for (const packs of alike(keyPacks)) {
      const servers = new Map(packs.map(({ licenseServerId, host }) => [licenseServerId, host]));
      if (servers.size < 2) continue;
      // One finding for the group, about its smallest reference, so that it keeps its identity in any order.
      const about = packs.reduce((a, b) => (b.id < a.id ? b : a));
      const hosts = [...servers.values()].sort();
      yield finding('duplicate-pack', {
        severity: 'warning',
        subject: packSubject(about),
        facts: {
          ...packFacts(about),
          servers: servers.size,
          hosts: hosts.slice(0, MOST_HOSTS).join(', ') + (hosts.length > MOST_HOSTS ? ', …' : ''),
        },
        since: packs.reduce((newest, pack) => Math.max(newest, pack.installedSource.observedAt), 0),
      });
    }
  },
};

/** Counted packs that hold the same; those whose type or total is unknown cannot be compared. */
function alike(keyPacks: readonly RegisteredKeyPack[]): Iterable<readonly RegisteredKeyPack[]> {
  const groups = new Map<string, RegisteredKeyPack[]>();
  for (const registered of keyPacks) {
    const { pack, site } = registered;
    const { calType, kind, productCode, productVersion, total } = pack;
    if (!pack.counted || total === null || total === 0 || calType === 'unknown') continue;
    const version = productVersion.id ?? productVersion.name;
    const key = JSON.stringify([site, calType, version, kind, productCode, total]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [registered]);
    else group.push(registered);
  }
  return groups.values();
}
