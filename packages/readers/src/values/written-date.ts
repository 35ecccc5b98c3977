import { midnight } from './calendar.ts';

/** Months in English, French and German, without accents, points and capitals; short forms as Windows prints them. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january jan janvier janv januar janner jan',
    'february feb fevrier fevr februar feb',
    'march mar mars marz mrz',
    'april apr avril avr',
    'may mai',
    'june jun juin juni',
    'july jul juillet juil juli',
    'august aug aout',
    'september sep sept septembre',
    'october oct octobre oktober okt',
    'november nov novembre',
    'december dec decembre dezember dez',
  ].flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

/** What an accented letter becomes on the way through a code page that lacks it. */
const LOST: ReadonlyMap<string, string> = new Map([
  ['f?vrier', 'fevrier'],
  ['f?vr', 'fevr'],
  ['ao?t', 'aout'],
  ['d?cembre', 'decembre'],
  ['d?c', 'dec'],
  ['m?rz', 'marz'],
  ['j?nner', 'janner'],
]);

const DAY_MONTH_YEAR =
  /^(?:\p{L}+\.?,?\s+)?(?:le\s+)?(\d{1,2})(?:er|\.)?[\s-]+([\p{L}\p{M}?\ufffd]+)\.?[\s-]+(\d{4})(?!\d)(.*)$/su;
const MONTH_DAY_YEAR =
  /^(?:\p{L}+\.?,?\s+)?([\p{L}\p{M}]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)(.*)$/su;

/**
 * A date whose month is a word: `mardi 3 mars 2026 08:11:00`, `Dienstag, 3. März 2026`, `Tuesday, March 3, 2026`.
 * Returns its midnight (clock read as UTC) and what follows it, or `null`.
 */
export function parseWrittenDate(text: string): { readonly day: number; readonly rest: string } | null {
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  if (dayFirst !== null) return day(dayFirst[3], dayFirst[2], dayFirst[1], dayFirst[4]);
  const monthFirst = MONTH_DAY_YEAR.exec(text);
  return monthFirst === null ? null : day(monthFirst[3], monthFirst[1], monthFirst[2], monthFirst[4]);
}

function day(year = '', monthName = '', dayOfMonth = '', rest = ''): { day: number; rest: string } | null {
  const name = monthName.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('\ufffd', '?').toLowerCase();
  const month = MONTHS.get(LOST.get(name) ?? name);
  if (month === undefined) return null;
  const at = midnight(Number(year), month, Number(dayOfMonth));
  return !Number.isNaN(at) ? { day: at, rest } : null;
}
