import type { RegisterReads, RegisterWrites } from '../jobs/workshop.ts';
import type { Site } from '../store/register.ts';
import { Problem } from './problem.ts';
import { findSite } from './site-filter.ts';

/** An identifier of the register that is not in it (any more) is no name for a new site. */
const IDENTIFIER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The site that a request names, made when the register has none of that name. */
export async function siteNamed(reads: RegisterReads, writes: RegisterWrites, wanted: string): Promise<Site> {
  const known = findSite(await reads.sites(), wanted);
  if (known) return known;
  if (IDENTIFIER.test(wanted)) throw new Problem('unknown-resource');
  return writes.ensureSite(wanted);
}
