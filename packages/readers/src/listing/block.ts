import type { InstanceProperty } from '../instances/instance.ts';
import { normalizeName } from '../instances/property.ts';
import { classOfProperties, kindOfBag } from '../text/class-of-properties.ts';
import { isHostName, isKnownName } from '../text/known-names.ts';
import { parseInteger } from '../values/number.ts';
import type { PropertyLine } from './property-line.ts';
import { wrapSeparator } from './wrap-separator.ts';

/** More properties than this is not an instance. */
const MOST_PROPERTIES = 500;
const LONGEST_VALUE = 8 * 1024;
/** What print_r shows of a list before its elements. */
const LIST_OPENS = /^Array\s*\(?$/;

interface Entry {
  readonly name: string;
  readonly line: number;
  value: string;
}

/** Properties that stand together in a listing: an instance, a part of one, or a heading. */
export class Block {
  readonly line: number;
  readonly notation: PropertyLine['notation'];
  readonly colon: number;
  lastLine: number;
  valueColumn: number;
  readonly #entries: Entry[] = [];
  readonly #names = new Set<string>();
  /** Its names stand before the colon without padding, as a page or a mail leaves them. */
  #collapsed = true;
  #list: Entry | null = null;
  #known = false;
  #hostsOnly = true;
  /** Properties stand on lines that follow each other: blank lines, then, are not between all of them. */
  #dense = false;

  constructor(first: PropertyLine, line: number) {
    this.line = line;
    this.lastLine = line;
    this.notation = first.notation;
    this.colon = first.colon;
    this.valueColumn = first.valueColumn;
    this.add(first, line);
  }

  /** Some name in it is one that Calepin reads. */
  get known(): boolean {
    return this.#known;
  }

  get isCollapsed(): boolean {
    return this.#collapsed;
  }

  get hasOnlyHosts(): boolean {
    return this.#hostsOnly;
  }

  get hosts(): string {
    return this.#entries.at(-1)?.value ?? '';
  }

  /** An entry of the directory, whose attributes may come more than once. */
  get isDirectoryEntry(): boolean {
    return this.#names.has('dn') || this.#names.has('objectclass') || this.#names.has('distinguishedname');
  }

  has(name: string): boolean {
    return this.#names.has(normalizeName(name));
  }

  add(property: PropertyLine, line: number): void {
    this.#dense ||= line - this.lastLine === 1;
    this.lastLine = line;
    this.valueColumn = property.valueColumn;
    const name = normalizeName(property.name);
    // An attribute that comes again has more values; its first is the one that is read.
    if (this.#names.has(name) || this.#entries.length >= MOST_PROPERTIES) return;
    this.#names.add(name);
    this.#known ||= isKnownName(property.name);
    this.#hostsOnly &&= isHostName(property.name);
    this.#collapsed &&= property.collapsed && isKnownName(property.name);
    const entry = { name: property.name, line, value: property.value };
    this.#entries.push(entry);
    if (LIST_OPENS.test(entry.value)) this.#list = entry;
  }

  /** The first element of a list that print_r spreads over lines. */
  addElement(value: string, line: number): void {
    this.lastLine = line;
    if (this.#list !== null) this.#list.value = value;
    this.#list = null;
  }

  /**
   * Goes on with the value of the last property. Figures are never put together: a piece that turns a number into another
   * number is kept apart, so that the value is parked. `broken` is a line that a mail program broke between words.
   */
  wrap(piece: string, line: number, broken = false): void {
    this.lastLine = line;
    const last = this.#entries.at(-1);
    if (last === undefined || last.value.length + piece.length > LONGEST_VALUE) return;
    const separator = broken ? ' ' : wrapSeparator(last.value, piece);
    const joined = last.value + separator + piece.trimEnd();
    last.value = Number.isNaN(parseInteger(joined)) ? joined : `${last.value}\n${piece}`;
  }

  /** Takes another block's properties when it is a part of the same instance: nothing in it was said here. */
  absorb(other: Block): boolean {
    // A host by itself below properties that stand together is the heading of what comes next.
    const isHeading = this.#dense && other.#hostsOnly;
    const follows = this.#collapsed && other.#collapsed && !isHeading && other.line - this.lastLine <= 2;
    if (this.notation !== other.notation || (this.colon !== other.colon && !follows)) return false;
    if (this.#entries.length + other.#entries.length > MOST_PROPERTIES) return false;
    for (const name of other.#names) if (this.#names.has(name)) return false;
    for (const name of other.#names) this.#names.add(name);
    this.#entries.push(...other.#entries);
    this.#known ||= other.#known;
    this.#collapsed &&= other.#collapsed;
    this.#hostsOnly &&= other.#hostsOnly;
    this.lastLine = other.lastLine;
    return true;
  }

  get properties(): readonly InstanceProperty[] {
    return this.#entries.filter(({ value }) => !LIST_OPENS.test(value));
  }

  get className(): string | null {
    return classOfProperties(this.#entries);
  }

  /** It is an instance by itself: its class is named, or its properties tell one. */
  get isInstance(): boolean {
    if (!this.#known) return false;
    const className = this.className;
    return className !== null || kindOfBag(null, this.#entries) !== null;
  }
}
