import { instantOrNull } from './present/instant.ts';
import type { RegisterState } from './schemas/index.ts';
import type { Services } from './services.ts';

/** What the whole register holds, and how old it is. */
export async function stateOf({ workshop: { reads }, version }: Services): Promise<RegisterState> {
  const [sites, servers, sessionHosts, userCals, observed] = await Promise.all([
    reads.sites(),
    reads.licenseServers({}),
    reads.sessionHosts({}),
    reads.userCals({ limit: 1 }),
    reads.observedBetween(),
  ]);
  return {
    empty: servers.length === 0 && sessionHosts.length === 0 && userCals.rows.length === 0,
    sites: sites.map((site) => ({ ...site })),
    examples: sites.some((site) => site.example),
    version,
    newestObservation: instantOrNull(observed?.newest ?? null),
    oldestObservation: instantOrNull(observed?.oldest ?? null),
  };
}
