import { isKnownProductVersion, type ProductVersion } from '@calepin/core';
import type { Say } from './index.ts';

/** A version for people: its name, its number when nobody knows it, or that it was not read. */
export function versionName(version: ProductVersion, say: Say): string {
  if (version.id !== null && !isKnownProductVersion(version))
    return say('version.unknown', { id: version.id });
  return version.name ?? say('version.not-read');
}
