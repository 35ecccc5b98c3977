import type { CollectStepOutcome } from '@calepin/core';
import { canonicalHosts, hostKey } from '../../store/host-name.ts';

/**
 * Why a host is proposed as a license server.
 * - `license-server-group`: it is in the directory's group of license servers (`group`, and `via` the group within it);
 * - `connection-point`: it registered a service connection point (`computer`);
 * - `enterprise-list`: a site of the forest lists it (`site`);
 * - `session-host`: session hosts are configured to use it (`hosts` how many, `example`, `source` of the setting);
 * - `dns`: the name resolves (`addresses` how many, `example`).
 */
export type DiscoveryCode =
  | 'license-server-group'
  | 'connection-point'
  | 'enterprise-list'
  | 'session-host'
  | 'dns';

export interface DiscoveryReason {
  readonly code: DiscoveryCode;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** A host that is worth adding as a target, and why. */
export interface FoundHost {
  readonly host: string;
  readonly reasons: readonly DiscoveryReason[];
}

export interface Discovered {
  readonly found: readonly FoundHost[];
  readonly steps: readonly CollectStepOutcome[];
}

/**
 * Each host once, by name, with all its reasons: case and a trailing dot make no other host, and a short name is the full
 * name that begins with it when exactly one does.
 */
export function mergedHosts(
  found: readonly { readonly host: string; readonly reason: DiscoveryReason }[],
): FoundHost[] {
  const canonical = canonicalHosts(found.map(({ host }) => hostKey(host)));
  const hosts = new Map<string, DiscoveryReason[]>();
  for (const { host, reason } of found) {
    const key = canonical.get(hostKey(host)) ?? hostKey(host);
    if (key === '') continue;
    const reasons = hosts.get(key) ?? [];
    hosts.set(key, reasons);
    if (!reasons.some((known) => JSON.stringify(known) === JSON.stringify(reason))) reasons.push(reason);
  }
  return [...hosts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([host, reasons]) => ({ host, reasons }));
}
