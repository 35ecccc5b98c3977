import type { SortedLines } from '../sorted-lines.ts';
import type { HostClass } from './classes.ts';
import { absenceOf, type HostReading } from './host-reading.ts';
import { type DocumentValue, propertyValue } from './property-value.ts';
import type { RemoteInstance } from './remote-host.ts';

const NUMBER_WIDTH = 20;
/** Between the key of a line and its entry; JSON holds no such character outside its escapes. */
const SEPARATOR = '\u0001';

/**
 * Reads the instances of a class into sorted lines: entries of the document, in the order of their keys, whatever the order in
 * which the host gave them.
 * @param isTrusted whether an empty list may be believed: an account without rights may see none.
 */
export async function readRows(
  reading: HostReading,
  from: HostClass,
  into: { readonly host: string; readonly keys: readonly string[]; readonly lines: SortedLines },
  isTrusted: () => boolean,
): Promise<void> {
  const { className, properties } = from;
  const begun = performance.now();
  const head = `{"host":${JSON.stringify(into.host)}`;
  const members = Object.entries(properties).map(([name, kind]) => ({ name, kind, label: `,"${name}":` }));
  const outcome = await reading.list(from, (instance) => {
    let entry = head;
    for (const { name, kind, label } of members)
      entry += label + JSON.stringify(propertyValue(instance, name, kind));
    reading.counted();
    return into.lines.add(`${keyOf(instance, into.keys)}${SEPARATOR}${entry}}`);
  });
  const absence = absenceOf(outcome);
  if (absence !== null) {
    reading.absent(className, absence);
    return;
  }
  const duration = Math.round(performance.now() - begun);
  reading.classRead(className, outcome, duration, outcome.count > 0 || isTrusted());
}

/** The entries of the document, without their keys. */
export async function* entriesOf(lines: SortedLines): AsyncGenerator<string, void> {
  for await (const line of lines.sorted()) yield line.slice(line.indexOf(SEPARATOR) + 1);
}

function keyOf(instance: RemoteInstance, keys: readonly string[]): string {
  return keys.map((key) => sortable(instance.number(key) ?? instance.text(key))).join(' ');
}

/** Numbers in their order, before texts, before nothing. */
function sortable(value: DocumentValue): string {
  if (typeof value === 'number' && value >= 0) return `0${String(value).padStart(NUMBER_WIDTH, '0')}`;
  return value === null ? '2' : `1${JSON.stringify(value)}`;
}
