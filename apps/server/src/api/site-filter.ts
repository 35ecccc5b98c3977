import type { Instant } from '@calepin/core';
import type { RegisterReads } from '../jobs/workshop.ts';
import type { Site, SiteFilter } from '../store/register.ts';
import { toInstant } from './present/instant.ts';
import { Problem } from './problem.ts';

interface SiteQuery {
  readonly site?: string | undefined;
  readonly asOf?: string | undefined;
}

/** The site that a request names, by identifier or by name without regard to case. */
export function findSite(sites: readonly Site[], wanted: string): Site | undefined {
  return sites.find((site) => site.id === wanted) ?? siteCalled(sites, wanted);
}

/** The site of a name, without regard to case. */
export function siteCalled(sites: readonly Site[], wanted: string): Site | undefined {
  const name = wanted.toLocaleLowerCase();
  return sites.find((site) => site.name.toLocaleLowerCase() === name);
}

/** What the register is asked for: the site resolved, the instant parsed. An unknown site is a problem, not an empty answer. */
export function siteFilter(query: SiteQuery, sites: readonly Site[]): SiteFilter {
  const asOf: { asOf?: Instant } = query.asOf === undefined ? {} : { asOf: toInstant(query.asOf) };
  if (query.site === undefined) return asOf;
  const site = findSite(sites, query.site);
  if (!site) throw new Problem('unknown-resource');
  return { ...asOf, site: site.id };
}

/** The sites, with the filter that a request means. */
export async function sitesAndFilter(
  reads: RegisterReads,
  query: SiteQuery,
): Promise<{ readonly sites: readonly Site[]; readonly filter: SiteFilter }> {
  const sites = await reads.sites();
  return { sites, filter: siteFilter(query, sites) };
}
