import { isKnownProductVersion, type ProductVersion } from '@calepin/core';
import type { Say } from './index.ts';

/** A version for people: its name, its number when nobody knows it, or that it was not read. */
export function versionName(version: ProductVersion, say: Say): string {
  if (version.id !== null && !isKnownProductVersion(version))
    return say('version.unknown', { id: version.id });
  return version.name ?? say('version.not-read');
}

/** The same where there is little room: `2022` for Windows Server 2022. What is not known keeps its whole name. */
export function shortVersionName(version: ProductVersion, say: Say): string {
  const name = versionName(version, say);
  return isKnownProductVersion(version) ? name.replace(/^Windows (?:Server )?/, '') : name;
}
