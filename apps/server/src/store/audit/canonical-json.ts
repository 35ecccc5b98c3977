import type { Json } from '../audit.ts';

/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme): members in the order of their names' UTF-16 code units,
 * no space; strings and numbers as ECMAScript writes them, which is what section 3.2.2 asks for.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join()}]`;
  const members = Object.keys(value)
    // The order of code units, which no locale changes.
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`);
  return `{${members.join()}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
