import type { Target, TargetTransport } from '../../store/collection.ts';

const USUAL_PORTS: Readonly<Record<TargetTransport, number>> = {
  http: 5985,
  https: 5986,
  ldap: 389,
  ldaps: 636,
};

/** Where a target is reached: two names of one place are one place, two ports of a forwarding host are two. */
export function endpointOf(target: Pick<Target, 'name' | 'address' | 'transport' | 'port' | 'path'>): string {
  const host = (target.address ?? target.name).trim().toLowerCase().replace(/\.$/, '');
  return `${host} ${target.port ?? USUAL_PORTS[target.transport]} ${target.path ?? ''}`;
}
