import type { RegisteredKeyPack } from '../position/types.ts';
import { finding, packSubject } from './subject.ts';
import type { Rule } from './types.ts';

/**
 * The same pack on two license servers of a site: same type, version, kind, product code and quantity. Migrating while the
 * source is unreachable leaves the CALs on both, which breaches the terms. It is a suspicion: two purchases of the same quantity
 * look alike, and only the agreement tells.
 * Source: Microsoft, "Migrate your Remote Desktop Services client access licenses".
 */
export const duplicatePack: Rule = {
  id: 'duplicate-pack',
  *evaluate({ keyPacks }) {
    const alike = new Map<string, RegisteredKeyPack[]>();
    for (const registered of keyPacks) {
      const { pack, site } = registered;
      if (!pack.counted || pack.total === null || pack.total === 0 || pack.calType === 'unknown') continue;
      const key = JSON.stringify([
        site,
        pack.calType,
        pack.productVersion.id,
        pack.kind,
        pack.productCode,
        pack.total,
      ]);
      const same = alike.get(key);
      if (same === undefined) alike.set(key, [registered]);
      else same.push(registered);
    }
    for (const packs of alike.values()) {
      const ordered = packs.toSorted(
        (a, b) => a.installedSource.observedAt - b.installedSource.observedAt || (a.id < b.id ? -1 : 1),
      );
      const [first, ...others] = ordered;
      if (first === undefined) continue;
      const elsewhere = others.filter((other) => other.licenseServerId !== first.licenseServerId);
      if (elsewhere.length === 0) continue;
      // One finding for the group, about its smallest identifier, so that it keeps its identity when readings alternate.
      const about = packs.reduce((a, b) => (a.id < b.id ? a : b));
      const hosts = [...new Set(packs.map((pack) => pack.host))].sort();
      yield finding('duplicate-pack', {
        severity: 'warning',
        subject: packSubject(about),
        facts: {
          total: about.pack.total,
          calType: about.pack.calType,
          version: about.pack.productVersion.name,
          servers: hosts.length,
          hosts: hosts.join(', '),
        },
        since: Math.max(...packs.map((pack) => pack.installedSource.observedAt)),
      });
    }
  },
};
