const EXTENSION = /\.[a-z0-9]{1,8}$/i;
/** `_20260114_0730`, `-2026-01-14`, ` 14.01.2026`: what makes every export of one server carry another name. */
const TRAILING_DATE =
  /[\s._-]+(?:\d{8}(?:[T\s._-]?\d{4,6})?|\d{4}[._-]\d{2}[._-]\d{2}(?:[T\s._-]\d{2}[.:_h-]?\d{2}(?:[.:_-]?\d{2})?)?|\d{2}[._-]\d{2}[._-]\d{4})$/;
const LONGEST = 255;

/** Name for the license server of standard input. */
const UNNAMED = 'unnamed';

/**
 * A name for the license server of a document that does not say its own: the file's stem without its date, so that
 * the exports of one server, taken on several days, are readings of one server.
 *
 * @example defaultHostOf('exports/RDLIC01_20260114_0730.csv') // 'RDLIC01'
 */
export function defaultHostOf(name: string): string {
  const file = name.split(/[\\/]/).at(-1) ?? '';
  const stem = file.replace(/\.gz$/i, '').replace(EXTENSION, '');
  const bare = stem.replace(TRAILING_DATE, '').trim();
  const chosen = (bare === '' ? stem : bare).slice(0, LONGEST);
  return chosen === '' || chosen === '-' ? UNNAMED : chosen;
}

/**
 * The same, unless a document of that name was last imported under another one: what a person corrected once is proposed
 * from then on. `known` are the site's earlier documents, the newest first.
 */
export function rememberedHostOf(
  name: string,
  known: readonly { readonly name: string; readonly defaultHost: string }[],
): string {
  const usual = defaultHostOf(name);
  return known.find((earlier) => defaultHostOf(earlier.name) === usual)?.defaultHost ?? usual;
}
