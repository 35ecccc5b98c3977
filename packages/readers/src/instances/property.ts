import { ownCopy } from './host-book.ts';

/**
 * How one property of a class is read.
 * - `identity`: a number without which there is no entity; a row without it is parked whole
 * - `figure`: a count of licences (−1 to 2^32 − 1); a row with an unreadable one is parked whole, since a pack without its
 *   figures would look like one that was never counted
 * - `number`: any other whole number; an unreadable one is parked alone and reads as unknown
 * - `date`, `text`: parked alone, and as read
 */
export type PropertyKind = 'identity' | 'figure' | 'number' | 'date' | 'text';

/** One property of the facts, with the names under which inputs carry it, best first. */
export interface Property<Field extends string = string> {
  readonly field: Field;
  readonly kind: PropertyKind;
  readonly names: readonly string[];
}

const normalized = new Map<string, string>();

/** The form in which names are compared: no case, no accents, no spaces, no punctuation. */
export function normalizeName(name: string): string {
  const known = normalized.get(name);
  if (known !== undefined) return known;
  const normal = name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  // Names come by the million and are few; what is remembered is bounded, because names come from outside.
  if (normalized.size < 2000 && name.length <= 100) normalized.set(ownCopy(name), normal);
  return normal;
}

/** How well a name fits a property, 0 the best: inputs may carry a value under two of its names. */
export function nameRank(property: Property, name: string): number {
  const normal = normalizeName(name);
  return property.names.findIndex((known) => normalizeName(known) === normal);
}

/** Looks a property up by the name that an input gives it. */
export type PropertyLookup<Field extends string> = (name: string) => Property<Field> | null;

/** A lookup with a cache, for names come by the million; its size is bounded because names come from outside. */
export function propertyLookup<Field extends string>(
  properties: readonly Property<Field>[],
): PropertyLookup<Field> {
  const known = new Map<string, Property<Field>>();
  for (const property of properties) {
    for (const name of property.names) known.set(normalizeName(name), property);
  }
  const asked = new Map<string, Property<Field> | null>();
  return (name) => {
    const answer = asked.get(name);
    if (answer !== undefined) return answer;
    const found = known.get(normalizeName(name)) ?? null;
    if (asked.size < 1000) asked.set(ownCopy(name), found);
    return found;
  };
}
