/** What a directory sent is not what RFC 4511 allows, or claims more than it brought. */
export class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer';
}

/** One value of a BER encoding: its tag, and where its content lies in the message. */
export interface BerValue {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** Tags of RFC 4511 that a client meets. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  enumerated: 0x0a,
  sequence: 0x30,
  set: 0x31,
};

/**
 * Reads BER values one after another within bounds that they cannot leave: a length that goes beyond what contains it is an
 * error, never a wait, so that every reading moves forward and ends.
 *
 * Source: RFC 4511, section 5.1 (definite lengths only, primitive strings only).
 */
export class BerReader {
  readonly bytes: Uint8Array;
  #offset: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.#offset = start;
    this.#end = end;
  }

  get done(): boolean {
    return this.#offset >= this.#end;
  }

  /** The tag that comes next; `null` at the end. */
  peek(): number | null {
    return this.done ? null : (this.bytes[this.#offset] ?? null);
  }

  /** The next value, which must carry `tag` when one is given. */
  next(tag?: number): BerValue {
    const header = headerAt(this.bytes, this.#offset, this.#end);
    if (header === null || header.end > this.#end) throw new MalformedAnswer('a value leaves its container');
    if (tag !== undefined && header.tag !== tag) {
      throw new MalformedAnswer(`tag 0x${header.tag.toString(16)} where 0x${tag.toString(16)} belongs`);
    }
    this.#offset = header.end;
    return header;
  }

  /** The next value, which holds others. */
  enter(tag: number): BerReader {
    const { start, end } = this.next(tag);
    return new BerReader(this.bytes, start, end);
  }

  octets(tag: number = TAG.octets): Uint8Array {
    const { start, end } = this.next(tag);
    return this.bytes.subarray(start, end);
  }

  text(tag: number = TAG.octets): string {
    return utf8(this.octets(tag));
  }

  /** A whole number of at most four bytes. */
  integer(tag: number = TAG.integer): number {
    const octets = this.octets(tag);
    if (octets.length === 0 || octets.length > 4) throw new MalformedAnswer('a number of no usable length');
    let value = ((octets[0] ?? 0) & 0x80) === 0 ? 0 : -1;
    for (const octet of octets) value = (value << 8) | octet;
    return value;
  }
}

/**
 * Tag and extent of the value at `offset`; `null` while its length is not all there. The extent may lie beyond `end`: the
 * caller decides whether that is more to come or an error.
 */
export function headerAt(bytes: Uint8Array, offset: number, end: number): BerValue | null {
  if (end - offset < 2) return null;
  const tag = bytes[offset] ?? 0;
  const first = bytes[offset + 1] ?? 0;
  if (first < 0x80) return { tag, start: offset + 2, end: offset + 2 + first };
  const count = first & 0x7f;
  if (count === 0 || count > 4) throw new MalformedAnswer('a length that LDAP does not allow');
  if (end - offset < 2 + count) return null;
  let length = 0;
  for (let index = 0; index < count; index++) length = length * 256 + (bytes[offset + 2 + index] ?? 0);
  return { tag, start: offset + 2 + count, end: offset + 2 + count + length };
}

const decoder = new TextDecoder('utf-8');

/** Text of the directory; what is no UTF-8 shows replacement characters. */
export function utf8(octets: Uint8Array): string {
  return decoder.decode(octets);
}
