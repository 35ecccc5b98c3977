import { XML } from './namespaces.ts';

/** A name with its namespace; `uri` is empty for a name in none. */
export interface XmlName {
  readonly uri: string;
  readonly local: string;
}

/** Start tags of one name, as they were resolved last: nearly every one comes again. */
export interface SeenTag {
  bare: StartTag | null;
  /** The attributes as they were written. */
  written: readonly (readonly [name: string, value: string])[];
  withAttributes: StartTag | null;
}

/** One `xmlns` attribute: prefix (empty for the default namespace) and URI. */
export type Declaration = readonly [prefix: string, uri: string];

const NOTHING: readonly Declaration[] = [];
/** A hostile answer can invent names without end; those of a class are few. */
const MOST_NAMES = 1_000;

/** What a start tag says, its names resolved. */
export interface StartTag {
  readonly name: XmlName;
  /** What `xsi:type` names. */
  readonly type: XmlName | null;
  /** `xsi:nil` is true. */
  readonly isNil: boolean;
  readonly attributes: readonly XmlAttribute[];
  /** What holds inside. */
  readonly scope: Scope;
}

/** An attribute that is neither a namespace declaration nor `xsi:type` nor `xsi:nil`. */
export interface XmlAttribute extends XmlName {
  readonly value: string;
}

/** The namespace declarations that hold at an element. Source: Namespaces in XML 1.0. */
export class Scope {
  static readonly root = (): Scope => new Scope(null, NOTHING);

  readonly #parent: Scope | null;
  readonly #declarations: readonly Declaration[];
  // Every instance of an answer declares the same prefixes anew: the scope of the last one serves the next, names and all.
  readonly #names = new Map<string, XmlName | null>();
  #lastInner: Scope | null = null;
  readonly #tags = new Map<string, SeenTag>();

  private constructor(parent: Scope | null, declarations: readonly Declaration[]) {
    this.#parent = parent;
    this.#declarations = declarations;
  }

  inner(declarations: readonly Declaration[]): Scope {
    const last = this.#lastInner;
    if (last !== null && isSame(last.#declarations, declarations)) return last;
    this.#lastInner = new Scope(this, declarations);
    return this.#lastInner;
  }

  /** The name of an element or a type; `null` when its prefix is not declared. */
  name(qualified: string): XmlName | null {
    const known = this.#names.get(qualified);
    if (known !== undefined) return known;
    const colon = qualified.indexOf(':');
    const uri = this.#uri(colon === -1 ? '' : qualified.slice(0, colon));
    const local = qualified.slice(colon + 1);
    const name = uri === null || local === '' || local.includes(':') ? null : { uri, local };
    if (this.#names.size < MOST_NAMES) this.#names.set(qualified, name);
    return name;
  }

  /** The start tags of this name that were seen here; `null` when there are too many to remember. */
  seen(written: string): SeenTag | null {
    const known = this.#tags.get(written);
    if (known !== undefined) return known;
    if (this.#tags.size >= MOST_NAMES) return null;
    const seen: SeenTag = { bare: null, written: NOTHING, withAttributes: null };
    this.#tags.set(written, seen);
    return seen;
  }

  #uri(prefix: string): string | null {
    if (prefix === 'xml') return XML;
    for (let scope: Scope | null = this; scope !== null; scope = scope.#parent) {
      for (const [declared, uri] of scope.#declarations) if (declared === prefix) return uri;
    }
    return prefix === '' ? '' : null;
  }
}

/** Whether two lists of pairs say the same, in the same order. */
export function isSame(one: readonly Declaration[], other: readonly Declaration[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) {
    if (one[index]?.[0] !== other[index]?.[0] || one[index]?.[1] !== other[index]?.[1]) return false;
  }
  return true;
}
