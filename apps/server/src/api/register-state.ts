import { instantOrNull } from './present/instant.ts';
import type { RegisterState } from './schemas/index.ts';
import type { Services } from './services.ts';

/** What the whole register holds, and how old it is. */
export async function stateOf({ workshop: { reads }, version }: Services): Promise<RegisterState> {
  const [sites, observed] = await Promise.all([reads.sites(), reads.observedBetween()]);
  return {
    empty: observed === null,
    sites: sites.map((site) => ({ ...site })),
    examples: sites.some((site) => site.example),
    version,
    newestObservation: instantOrNull(observed?.newest ?? null),
    oldestObservation: instantOrNull(observed?.oldest ?? null),
  };
}
