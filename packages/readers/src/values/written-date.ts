import { midnight } from './calendar.ts';

/** Months in English, French, German, Spanish, Italian, Portuguese, Dutch, Polish and Russian, as Windows prints them. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january jan janvier janv januar janner jan enero ene gennaio gen janeiro januari stycznia января янв',
    'february feb fevrier fevr februar feb febrero febbraio fevereiro fev februari lutego февраля февр фев',
    'march mar mars marz mrz marzo marco maart mrt marca марта мар',
    'april apr avril avr abril abr aprile kwietnia апреля апр',
    'may mai mayo maggio mag maio mei maja мая май',
    'june jun juin juni junio giugno giu junho czerwca июня июн',
    'july jul juillet juil juli julio luglio lug julho lipca июля июл',
    'august aug aout agosto ago augustus sierpnia августа авг',
    'september sep sept septembre septiembre settembre set setembro wrzesnia сентября сент сен',
    'october oct octobre oktober okt octubre ottobre ott outubro out pazdziernika октября окт',
    'november nov novembre noviembre novembro listopada ноября нояб ноя',
    'december dec decembre dezember dez diciembre dic dicembre dezembro grudnia декабря дек',
  ].flatMap((names, index) => names.split(' ').map((name): [string, number] => [plain(name), index + 1])),
);

/** Compared without accents: the Cyrillic й is и with one, too. */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('\ufffd', '?').toLowerCase();
}

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
  /^(?:[\p{L}-]+\.?,?\s+)?(?:le\s+)?(\d{1,2})(?:er|\.|º)?[\s-]+(?:de\s+)?([\p{L}\p{M}?\ufffd]+)\.?[\s-]+(?:de\s+)?(\d{4})(?!\d)(?:\s?г\.)?(.*)$/su;
const MONTH_DAY_YEAR =
  /^(?:\p{L}+\.?,?\s+)?([\p{L}\p{M}]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)(.*)$/su;

/** `2027年4月3日`, `2027년 4월 3일`: Japanese, Chinese and Korean write the units behind the figures. */
const YEAR_MONTH_DAY = /^(\d{4})[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日일](?:\s?\p{L}+)?(?=\s|$)(.*)$/su;

/**
 * A date whose month is a word: `mardi 3 mars 2026 08:11:00`, `Dienstag, 3. März 2026`, `Tuesday, March 3, 2026`,
 * `3 марта 2026 г.`, `2026年3月3日`. Returns its midnight (clock read as UTC) and what follows it, or `null`.
 */
export function parseWrittenDate(text: string): { readonly day: number; readonly rest: string } | null {
  const eastern = YEAR_MONTH_DAY.exec(text);
  if (eastern !== null) return dated(eastern[1], Number(eastern[2]), eastern[3], eastern[4]);
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  if (dayFirst !== null) return day(dayFirst[3], dayFirst[2], dayFirst[1], dayFirst[4]);
  const monthFirst = MONTH_DAY_YEAR.exec(text);
  return monthFirst === null ? null : day(monthFirst[3], monthFirst[1], monthFirst[2], monthFirst[4]);
}

function day(year = '', monthName = '', dayOfMonth = '', rest = ''): { day: number; rest: string } | null {
  const name = plain(monthName);
  const month = MONTHS.get(LOST.get(name) ?? name);
  return month === undefined ? null : dated(year, month, dayOfMonth, rest);
}

function dated(year = '', month = 0, dayOfMonth = '', rest = ''): { day: number; rest: string } | null {
  const at = midnight(Number(year), month, Number(dayOfMonth));
  return !Number.isNaN(at) ? { day: at, rest } : null;
}
