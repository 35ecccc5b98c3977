import { namespaceOfUri } from './class-uri.ts';
import { CimDateTime, parseDateTime } from './datetime.ts';
import { CimInterval, parseInterval } from './interval.ts';
import { parseBoolean, parseInteger, parseNumber } from './parse-scalar.ts';
import { CimReference } from './reference.ts';
import type { CimScalar, CimValue } from './value.ts';

/**
 * One instance, or the outputs of a method. Property names are looked up as they are written, then without regard to case, as
 * CIM asks (DSP0004, 5.1: names are case-insensitive).
 */
export class CimInstance {
  readonly kind = 'instance';
  /** The class that the server tells: it can be a subclass of what was asked for. */
  readonly className: string;
  /** The address of the class, or empty when the server gives bare properties (a WQL projection). */
  readonly resourceUri: string;
  /** The values as they came, in the order in which they came. */
  readonly properties: ReadonlyMap<string, CimValue>;

  constructor(className: string, resourceUri: string, properties: ReadonlyMap<string, CimValue>) {
    this.className = className;
    this.resourceUri = resourceUri;
    this.properties = properties;
  }

  /** e.g. `root/cimv2`, where the class address tells it. */
  get namespace(): string | null {
    return namespaceOfUri(this.resourceUri);
  }

  /** The value as it came; `undefined` when there is no such property, `null` when the property has no value. */
  get(name: string): CimValue | undefined {
    const value = this.properties.get(name);
    if (value !== undefined) return value;
    const wanted = name.toLowerCase();
    for (const [known, other] of this.properties) if (known.toLowerCase() === wanted) return other;
    return undefined;
  }

  /** All values of an array; one of a single value, none when it is absent or null. */
  list(name: string): readonly CimScalar[] {
    const value = this.get(name);
    if (value === undefined || value === null) return [];
    return isList(value) ? value : [value];
  }

  /** The value as text; `null` for none, for several and for what is no text (an instance, a reference). */
  text(name: string): string | null {
    const value = this.#single(name);
    if (value === null || value instanceof CimInstance || value instanceof CimReference) return null;
    return typeof value === 'string' ? value : String(value);
  }

  /** `null` for none, for what is no number, and for a whole number beyond 2^53, which {@link bigint} gives exactly. */
  number(name: string): number | null {
    const value = this.#single(name);
    if (typeof value === 'number') return value;
    if (typeof value === 'bigint') return parseNumber(String(value));
    return typeof value === 'string' ? parseNumber(value) : null;
  }

  /** A whole number of any size, exactly; `null` for none and for anything else. */
  bigint(name: string): bigint | null {
    const value = this.#single(name);
    if (typeof value === 'bigint') return value;
    if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null;
    return typeof value === 'string' ? parseInteger(value) : null;
  }

  /** `null` for none and for what is neither true nor false. */
  boolean(name: string): boolean | null {
    const value = this.#single(name);
    if (typeof value === 'boolean') return value;
    return typeof value === 'string' ? parseBoolean(value) : null;
  }

  /** A moment in either written form; `null` for none and for anything else. */
  dateTime(name: string): CimDateTime | null {
    const value = this.#single(name);
    if (value instanceof CimDateTime) return value;
    return typeof value === 'string' ? parseDateTime(value) : null;
  }

  /** Milliseconds since 1970 in UTC; `null` for none and for what is no whole moment. */
  instant(name: string): number | null {
    return this.dateTime(name)?.epochMilliseconds ?? null;
  }

  /** A length of time in either written form; `null` for none and for anything else. */
  interval(name: string): CimInterval | null {
    const value = this.#single(name);
    if (value instanceof CimInterval) return value;
    return typeof value === 'string' ? parseInterval(value) : null;
  }

  instance(name: string): CimInstance | null {
    const value = this.#single(name);
    return value instanceof CimInstance ? value : null;
  }

  reference(name: string): CimReference | null {
    const value = this.#single(name);
    return value instanceof CimReference ? value : null;
  }

  #single(name: string): CimScalar {
    const value = this.get(name);
    if (value === undefined) return null;
    if (!isList(value)) return value;
    return value.length === 1 ? (value[0] ?? null) : null;
  }
}

/** `Array.isArray` does not narrow a readonly array. */
export function isList(value: CimValue): value is readonly CimScalar[] {
  return Array.isArray(value);
}
