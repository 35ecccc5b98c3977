import type { SiteChoice } from './register.ts';

/**
 * The sites that a question is about, each once, in an order that does not depend on how they were chosen. A list of one
 * is looked up as quickly as the site alone: the query planner takes it for an equality.
 */
export function siteList(site: SiteChoice): readonly string[] {
  return typeof site === 'string' ? [site] : [...new Set(site)].sort();
}

/** The choice as part of what identifies a question: alike for the same sites in any order, and for one site in a list or not. */
export function sitesAsked(site: SiteChoice | undefined): SiteChoice | undefined {
  if (site === undefined) return undefined;
  const [first, ...others] = siteList(site);
  if (first === undefined) return [];
  return others.length === 0 ? first : [first, ...others];
}
