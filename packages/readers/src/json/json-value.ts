/** What `JSON.parse` returns. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

export type JsonObject = { readonly [name: string]: JsonValue };

const QUOTED_LINE = /\n[ \t]{0,8}>/;
const QUOTATION = /\n[ \t]{0,8}>(?:[ \t]?>)*/g;

/** The value of a JSON text; `undefined` when it is none. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    // JSON.parse returns any; a JSON text holds nothing but JSON values.
    return JSON.parse(text) as JsonValue;
  } catch {
    // A mail quotes each line, and no line of JSON begins so by itself.
    return QUOTED_LINE.test(text) ? parseJson(text.replaceAll(QUOTATION, '\n')) : undefined;
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Line ends before a member's name in the text of an object; 0 when it is not found. */
export function linesBefore(json: string, name: string): number {
  const quoted = JSON.stringify(name);
  let at = json.indexOf(quoted);
  while (at >= 0 && !/^\s{0,9}:/.test(json.slice(at + quoted.length, at + quoted.length + 10))) {
    at = json.indexOf(quoted, at + 1);
  }
  return at < 0 ? 0 : json.slice(0, at).split('\n').length - 1;
}

/** The text of an object for `Instance.json`. */
export function severalLines(json: string): { readonly json?: string } {
  return json.includes('\n') ? { json } : {};
}
