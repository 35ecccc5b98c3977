import { BerReader, MalformedAnswer, TAG, utf8 } from './ber.ts';

/** An entry as it came: names of attributes in lower case, without their options, but for ranges (see `rangeOf`). */
export interface DirectoryEntry {
  readonly dn: string;
  readonly attributes: ReadonlyMap<string, readonly Uint8Array[]>;
}

/** How an operation ended. Source: RFC 4511, 4.1.9. */
export interface LdapResult {
  readonly code: number;
  readonly text: string;
}

/** One message of a directory, as far as a client that only binds and searches meets them. */
export type Answer = { readonly id: number } & (
  | { readonly kind: 'entry'; readonly entry: DirectoryEntry }
  | { readonly kind: 'reference' }
  | {
      readonly kind: 'bind' | 'search-done' | 'extended';
      readonly result: LdapResult;
      /** The server's token of a SASL bind. */
      readonly token: Uint8Array | null;
      /** Where the next page begins; `null` after the last (RFC 2696). */
      readonly cookie: Uint8Array | null;
    }
);

/** Application tags. Source: RFC 4511, 4.2 to 4.12. */
const OPERATION = { bind: 0x61, entry: 0x64, done: 0x65, reference: 0x73, extended: 0x78 };
const CONTROLS = 0xa0;
const SASL_TOKEN = 0x87;
const PAGED_RESULTS = '1.2.840.113556.1.4.319';

/** Reads one whole LDAPMessage; throws `MalformedAnswer`. */
export function readAnswer(message: Uint8Array): Answer {
  const reader = new BerReader(message).enter(TAG.sequence);
  const id = reader.integer();
  const tag = reader.peek();
  if (tag === OPERATION.entry) return { id, kind: 'entry', entry: readEntry(reader.enter(tag)) };
  if (tag === OPERATION.reference) return { id, kind: 'reference' };
  if (tag === OPERATION.bind) return ended(id, 'bind', reader, tag);
  if (tag === OPERATION.done) return ended(id, 'search-done', reader, tag);
  if (tag === OPERATION.extended) return ended(id, 'extended', reader, tag);
  throw new MalformedAnswer(`operation 0x${(tag ?? 0).toString(16)} is none that was asked for`);
}

function ended(
  id: number,
  kind: 'bind' | 'search-done' | 'extended',
  reader: BerReader,
  tag: number,
): Answer {
  const operation = reader.enter(tag);
  const code = operation.integer(TAG.enumerated);
  operation.text();
  const text = operation.text();
  let token: Uint8Array | null = null;
  while (!operation.done) {
    const isToken = operation.peek() === SASL_TOKEN;
    const { start, end } = operation.next();
    if (isToken) token = operation.bytes.subarray(start, end);
  }
  return { id, kind, result: { code, text }, token, cookie: cookieOf(reader) };
}

function readEntry(reader: BerReader): DirectoryEntry {
  const dn = reader.text();
  const list = reader.enter(TAG.sequence);
  const attributes = new Map<string, readonly Uint8Array[]>();
  while (!list.done) {
    const attribute = list.enter(TAG.sequence);
    const name = attribute.text().toLowerCase();
    const set = attribute.enter(TAG.set);
    const values: Uint8Array[] = [];
    while (!set.done) values.push(set.octets());
    attributes.set(name, values);
  }
  return { dn, attributes };
}

function cookieOf(reader: BerReader): Uint8Array | null {
  if (reader.peek() !== CONTROLS) return null;
  const controls = reader.enter(CONTROLS);
  while (!controls.done) {
    const control = controls.enter(TAG.sequence);
    const type = control.text();
    if (control.peek() === TAG.boolean) control.next();
    if (type !== PAGED_RESULTS || control.done) continue;
    const value = new BerReader(control.octets()).enter(TAG.sequence);
    value.integer();
    const cookie = value.octets();
    return cookie.length === 0 ? null : cookie;
  }
  return null;
}

/** First value of an attribute as text; `null` when it has none. */
export function firstText(entry: DirectoryEntry, name: string): string | null {
  const value = entry.attributes.get(name.toLowerCase())?.[0];
  return value === undefined ? null : utf8(value);
}

/** All values of an attribute as text. */
export function allTexts(entry: DirectoryEntry, name: string): string[] {
  return (entry.attributes.get(name.toLowerCase()) ?? []).map(utf8);
}
