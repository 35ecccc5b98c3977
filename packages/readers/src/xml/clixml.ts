import { ownCopy } from '../instances/host-book.ts';
import { isPlumbing } from '../instances/ignored.ts';
import type { Instance, InstanceProperty, PropertyValue } from '../instances/instance.ts';
import { windowsClass } from '../text/class-of-properties.ts';
import { type InstanceHandler, MOST_ELEMENTS, MOST_PROPERTIES } from './instance-handler.ts';

/** Elements that hold a value. Source: [MS-PSRP] 2.2.5.1, serialization of primitive types. */
const VALUES: ReadonlySet<string> = new Set(
  'S C B DT TS By SB U16 I16 U32 I32 U64 I64 Sg Db D BA G URI Nil Version XD SBK SS'.split(' '),
);
const LISTS: ReadonlySet<string> = new Set(['LST', 'STK', 'QUE', 'IE']);
const MOST_REFERENCES = 1_000;

interface Element {
  readonly tag: string;
  readonly name: string | null;
  readonly line: number;
  readonly reference: string | null;
  readonly object: ObjectFrame | null;
}

interface ObjectFrame {
  /** What WMI adds to its instances: nothing in it is a property. */
  readonly muted: boolean;
  readonly line: number;
  readonly properties: InstanceProperty[];
  readonly elements: PropertyValue[];
  className: string | null;
  serverName: string | null;
  value: PropertyValue | undefined;
  isList: boolean;
}

/**
 * `Export-Clixml`. Type names are told once and referred to later, as are the descriptions of classes, in which the name of
 * the server stands. Source: [MS-PSRP] 2.2.5, serialization.
 */
export class Clixml implements InstanceHandler {
  readonly isPart = false;
  readonly #open: Element[] = [];
  readonly #classes = new Map<string, string | null>();
  readonly #servers = new Map<string, string>();
  #instances: Instance[] = [];

  get isInside(): boolean {
    return this.#open.some(({ object }) => object !== null && !object.isList);
  }

  open(tag: string, attributes: Readonly<Record<string, string>>, line: number): void {
    const name = attributes['N'] === undefined ? null : unescaped(attributes['N']);
    const around = this.#object;
    const object: ObjectFrame | null =
      tag === 'Obj'
        ? {
            muted: around?.muted === true || (name !== null && isPlumbing(name)),
            line,
            properties: [],
            elements: [],
            className: null,
            serverName: null,
            value: undefined,
            isList: false,
          }
        : null;
    this.#open.push({ tag, name, line, reference: attributes['RefId'] ?? null, object });
    if (LISTS.has(tag) && around !== null) around.isList = true;
    if (tag === 'TNRef' && around !== null) {
      around.className = this.#classes.get(attributes['RefId'] ?? '') ?? null;
    } else if (tag === 'Ref' && around?.muted === true) {
      this.#nameServer(this.#servers.get(attributes['RefId'] ?? ''));
    }
  }

  close(tag: string, text: string): void {
    const element = this.#open.pop();
    if (element === undefined) return;
    if (tag === 'T') this.#type(text);
    else if (VALUES.has(tag)) this.#value(element, tag === 'Nil' ? null : scalar(tag, text));
    else if (tag === 'Obj') this.#closeObject(element);
  }

  take(): readonly Instance[] {
    const taken = this.#instances;
    this.#instances = [];
    return taken;
  }

  get #object(): ObjectFrame | null {
    return this.#open.findLast(({ object }) => object !== null)?.object ?? null;
  }

  /** The most derived type comes first; it names the class. */
  #type(text: string): void {
    const object = this.#object;
    const list = this.#open.at(-1);
    const className = windowsClass(text);
    if (object !== null && object.className === null) object.className = className;
    const reference = list?.reference ?? null;
    if (reference === null || this.#classes.has(reference) || this.#classes.size >= MOST_REFERENCES) return;
    this.#classes.set(ownCopy(reference), className === null ? null : ownCopy(className));
  }

  #value({ name, line }: Element, value: PropertyValue): void {
    const object = this.#object;
    if (object === null) return;
    if (object.muted) {
      if (name === 'ServerName' && typeof value === 'string') this.#nameServer(value);
      return;
    }
    const around = this.#open.at(-1)?.tag ?? '';
    if (around === 'Obj') object.value = value;
    else if (LISTS.has(around)) {
      if (object.elements.length < MOST_ELEMENTS) object.elements.push(value);
    } else if (name !== null && object.properties.length < MOST_PROPERTIES) {
      object.properties.push({ name, value, line });
    }
  }

  #closeObject({ name, line, object, reference }: Element): void {
    if (object === null || object.muted) {
      // Later instances refer to the description of their class that stands in the first.
      const server = object?.serverName ?? null;
      if (server !== null && reference !== null && this.#servers.size < MOST_REFERENCES) {
        this.#servers.set(ownCopy(reference), ownCopy(server));
      }
      return;
    }
    const value = object.value ?? (object.isList ? object.elements : undefined);
    if (name !== null && object.properties.length === 0 && value !== undefined) {
      const around = this.#object;
      if (around !== null && around.properties.length < MOST_PROPERTIES)
        around.properties.push({ name, value, line });
      return;
    }
    if (object.properties.length === 0) return;
    const { className, serverName, properties } = object;
    // An object inside another one is a part of it, unless it says what it is.
    if (name !== null && className === null) return;
    this.#instances.push({ className, host: serverName, line, properties });
  }

  /** Every object around a description learns the name: the instance, and what others refer to. */
  #nameServer(name: string | undefined): void {
    if (name === undefined) return;
    for (const { object } of this.#open.toReversed()) {
      if (object === null) continue;
      object.serverName ??= name;
      if (!object.muted) return;
    }
  }
}

function scalar(tag: string, text: string): PropertyValue {
  const value = unescaped(text);
  return tag === 'B' ? value.trim().toLowerCase() === 'true' : value;
}

/** Characters that XML does not hold are written `_xHHHH_`. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
