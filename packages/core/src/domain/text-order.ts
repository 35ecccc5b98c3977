/** Orders by code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The same for texts that may be unknown: the unknown first, before the empty one. */
export function compareOptionalText(a: string | null, b: string | null): number {
  return Number(a !== null) - Number(b !== null) || compareText(a ?? '', b ?? '');
}
