import { allTexts, type DirectoryEntry } from './answer.ts';
import type { LdapConnection } from './ldap-connection.ts';

/** As many values as every directory gives at once: MaxValRange is 1,500 and more. */
const STEP = 1_000;

/**
 * The values of an attribute that may have any number of them, range by range.
 *
 * Source: MS-ADTS 3.1.1.3.1.3.3, Range Retrieval of Attribute Values: `member;range=0-999` is answered by that name, and the
 * last range by `member;range=1000-*`.
 */
export async function* rangedTexts(
  connection: LdapConnection,
  dn: string,
  attribute: string,
  step: number = STEP,
): AsyncGenerator<string, void> {
  for (let from = 0; ; ) {
    const entry = await connection.entry(dn, [`${attribute};range=${from}-${from + step - 1}`]);
    const range = entry === null ? null : rangeIn(entry, attribute);
    if (range === null) return;
    yield* range.values;
    // A range that begins elsewhere, or brings nothing, would be asked for for ever.
    if (range.last || range.from !== from || range.values.length === 0) return;
    from += range.values.length;
  }
}

function rangeIn(
  entry: DirectoryEntry,
  attribute: string,
): { readonly from: number; readonly last: boolean; readonly values: readonly string[] } | null {
  const prefix = `${attribute.toLowerCase()};range=`;
  for (const name of entry.attributes.keys()) {
    const [from, to] = name.startsWith(prefix) ? name.slice(prefix.length).split('-') : [];
    if (from !== undefined && to !== undefined) {
      return { from: Number(from), last: to === '*', values: allTexts(entry, name) };
    }
  }
  // A directory without ranges gives all values under the bare name.
  const values = allTexts(entry, attribute);
  return values.length === 0 ? null : { from: 0, last: true, values };
}
