import { isIP } from 'node:net';
import { textKey } from './text-key.ts';

/** Two spellings of one host compare equal: case and a trailing dot do not matter. */
export function hostKey(host: string): string {
  return textKey(host.trim()).replace(/\.$/, '');
}

/** The part before the first dot; an address has none. */
export function firstLabel(key: string): string {
  const dot = key.indexOf('.');
  return dot <= 0 || isIP(key) !== 0 ? key : key.slice(0, dot);
}

/**
 * Which names are one license server: a short name is the full name that begins with it, when exactly one of the names
 * in use does; when two do, or none, it stays on its own. A function of the names in use and of nothing else, so that
 * the order of imports does not matter.
 * @returns the canonical name of each name.
 */
export function canonicalHosts(keys: Iterable<string>): Map<string, string> {
  const all = [...new Set(keys)];
  const full = new Map<string, string[]>();
  for (const key of all) {
    const label = firstLabel(key);
    if (label !== key) full.set(label, [...(full.get(label) ?? []), key]);
  }
  return new Map(
    all.map((key) => {
      const [only, ...others] = full.get(key) ?? [];
      return [key, only !== undefined && others.length === 0 ? only : key];
    }),
  );
}
