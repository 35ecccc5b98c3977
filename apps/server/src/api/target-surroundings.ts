import type { Language } from '@calepin/core';
import type { SiteChoice } from '../store/register.ts';
import { HostIndex } from './host-index.ts';
import { namesOf } from './present/names.ts';
import type { TargetSurroundings } from './present/target.ts';
import type { Services } from './services.ts';

/** What is told of targets besides their records: names, the hosts that they bring, and what the schedule knows. */
export async function surroundings(
  { workshop: { reads }, collection, clock }: Pick<Services, 'workshop' | 'collection' | 'clock'>,
  filter: { readonly site?: SiteChoice },
  language: Language,
): Promise<TargetSurroundings> {
  const [sites, credentials, servers, hosts] = await Promise.all([
    reads.sites(),
    reads.credentials(),
    reads.licenseServers(filter),
    reads.sessionHosts(filter),
    collection.loaded(),
  ]);
  return {
    names: namesOf(sites),
    credentials: new Map(credentials.map(({ id, name }) => [id, name])),
    licenseServers: new HostIndex(servers),
    sessionHosts: new HostIndex(hosts),
    running: (id) => collection.running(id),
    dueAt: (target) => {
      const entry = collection.known(target.id);
      return entry === null ? target.nextRunAt : entry.dueAt;
    },
    now: clock(),
    language,
  };
}
