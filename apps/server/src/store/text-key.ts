/** The form in which names are compared, searched and sorted: without regard to case or to how accents are composed. */
export function textKey(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** The same for a value that may be unknown. */
export function optionalTextKey(text: string | null): string | null {
  return text === null ? null : textKey(text);
}

/** The first text that no longer begins with `prefix`, in code-point order. */
export function prefixEnd(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}

/** Orders texts as the register's indexes do: by code point. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
