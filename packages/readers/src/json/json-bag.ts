import { isPlumbing } from '../instances/ignored.ts';
import type { InstanceProperty, PropertyValue } from '../instances/instance.ts';
import { windowsClass } from '../text/class-of-properties.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';

const MOST_PROPERTIES = 500;
const MOST_ELEMENTS = 100;
/** Plumbing where they hold a text; a script's own member where they hold an object. */
const WRAPPERS: ReadonlySet<string> = new Set(['server', 'site', 'container']);

/** A JSON object seen as an instance: its own values, and what lies deeper. */
export interface JsonBag {
  readonly properties: readonly InstanceProperty[];
  /** Named by `__CLASS`, `CimClass` or `CimSystemProperties`. */
  readonly className: string | null;
  /** `CimSystemProperties.ServerName`. */
  readonly serverName: string | null;
  /** Members that hold objects and are not the plumbing of WMI. */
  readonly nested: readonly JsonValue[];
}

/** Takes an object apart. `attributes`, in which directory tools put the values of an entry, counts as the object's own. */
export function jsonBag(object: JsonObject): JsonBag {
  const properties: InstanceProperty[] = [];
  const nested: JsonValue[] = [];
  let className: string | null = null;
  let serverName: string | null = null;
  const members = Object.entries(object);
  const { attributes } = object;
  if (isJsonObject(attributes)) members.push(...Object.entries(attributes));
  for (const [name, value] of members) {
    if (properties.length >= MOST_PROPERTIES) break;
    const lower = name.toLowerCase();
    if (lower === 'cimsystemproperties' && isJsonObject(value)) {
      className ??= windowsClass(textOf(value['ClassName']));
      serverName = textOf(value['ServerName']) || null;
    } else if (lower === 'cimclass' || lower === '__class') {
      const named = isJsonObject(value) ? (value['CimClassName'] ?? value['ClassName']) : value;
      className ??= windowsClass(textOf(named));
      if (typeof value === 'string') properties.push({ name, value });
    } else if (lower !== 'attributes') {
      const simple = simpleValue(value);
      if (simple !== undefined) properties.push({ name, value: simple });
      else if (!isPlumbing(name) || WRAPPERS.has(lower)) nested.push(value);
    }
  }
  return { properties, className, serverName, nested };
}

/** A value without parts, or with parts that PowerShell adds to dates and enumerations; `undefined` for anything deeper. */
function simpleValue(value: JsonValue): PropertyValue | undefined {
  if (isJsonObject(value)) {
    const inner = value['value'] ?? value['Value'] ?? value['DateTime'];
    return inner === undefined || typeof inner === 'object' ? undefined : inner;
  }
  if (!Array.isArray(value)) return isScalar(value) ? value : undefined;
  // Array.isArray does not narrow a readonly array.
  const elements = (value as readonly JsonValue[]).slice(0, MOST_ELEMENTS);
  const scalars = elements.filter(isScalar);
  return scalars.length === elements.length ? scalars : undefined;
}

function isScalar(value: JsonValue): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
