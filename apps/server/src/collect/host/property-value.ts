import type { RemoteInstance } from './remote-host.ts';

/** How a property is read: the messages do not tell the types of most, the documentation of the classes does. */
export type PropertyKind = 'text' | 'number' | 'instant' | 'boolean' | 'names';

export type Properties = Readonly<Record<string, PropertyKind>>;

type Scalar = string | number | boolean | null;
export type DocumentValue = Scalar | readonly Scalar[];

/** The longest text that is kept: real ones have a few hundred characters. */
const LONGEST_TEXT = 2_000;
const MOST_NAMES = 1_000;

/** The properties as the document holds them, in the order of the table. */
export function propertyValues(
  instance: RemoteInstance,
  properties: Properties,
): Record<string, DocumentValue> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, kind]) => [name, propertyValue(instance, name, kind)]),
  );
}

/**
 * One value, `null` when the host left it empty. What is not of its kind stays the text that it is: the reader of the document
 * parks it and says where.
 */
export function propertyValue(instance: RemoteInstance, name: string, kind: PropertyKind): DocumentValue {
  if (kind === 'names') return namesOf(instance.list(name));
  const text = bounded(instance.text(name));
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      return instance.number(name) ?? text;
    case 'boolean':
      return instance.boolean(name) ?? text;
    case 'instant':
      return instantText(instance.instant(name)) ?? text;
  }
}

/** Names of hosts, without the empty ones. */
export function namesOf(values: readonly unknown[]): string[] {
  return values
    .slice(0, MOST_NAMES)
    .flatMap((value) => (typeof value === 'string' ? (bounded(value.trim()) ?? []) : []));
}

/** Seconds, as the collector writes them. */
function instantText(instant: number | null): string | null {
  if (instant === null) return null;
  const text = new Date(instant).toISOString();
  return text.length === '2026-01-14T07:30:00.000Z'.length ? `${text.slice(0, 19)}Z` : null;
}

function bounded(text: string | null): string | null {
  return text === null || text === '' ? null : text.slice(0, LONGEST_TEXT);
}
