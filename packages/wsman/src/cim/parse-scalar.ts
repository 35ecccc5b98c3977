/** A whole number, exactly; `null` for anything else. */
export function parseInteger(text: string): bigint | null {
  return /^\s*[+-]?\d{1,40}\s*$/.test(text) ? BigInt(text.trim().replace(/^\+/, '')) : null;
}

/** A number that loses nothing by being one; `null` for what is no number, or a whole number beyond 2^53. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim();
  if (/^[+-]?\d{1,40}$/.test(trimmed)) {
    const whole = Number(trimmed);
    return Number.isSafeInteger(whole) ? whole : null;
  }
  if (/^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,4})?$/.test(trimmed)) {
    const value = Number(trimmed);
    return Number.isFinite(value) ? value : null;
  }
  return null;
}

/** `true`, `TRUE`, `1` and their opposites; `null` for anything else. */
export function parseBoolean(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : null;
}
