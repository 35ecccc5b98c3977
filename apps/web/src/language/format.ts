import type { Language } from '@calepin/core';

/** `24 Nov 2026` in English as in French: the day comes first. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };
const DAY = 86_400_000;

/** Numbers, dates and ages as a reader of the language writes them. Instants are ISO 8601 texts of the API. */
export interface Formats {
  number(value: number): string;
  /** `24 nov. 2026` / `24 Nov 2026`, in the reader's time zone. */
  date(instant: string): string;
  /** The day and the minute. */
  dateTime(instant: string): string;
  /** Relative within a week (`3 hours ago`, `yesterday`), the date beyond. */
  age(instant: string, now: number): string;
  percent(ratio: number): string;
  bytes(value: number): string;
  /** `420 ms`, `3.2 s`, `2 min 5 s`. */
  duration(milliseconds: number): string;
  list(items: readonly string[]): string;
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', DAY],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** The formats of a language. Without a time zone, the reader's own. */
export function formatsOf(language: Language, timeZone?: string): Formats {
  const locale = LOCALES[language];
  const zone = timeZone === undefined ? {} : { timeZone };
  const numbers = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...zone });
  const minutes = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...zone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const date = (instant: string): string => days.format(new Date(instant)).replace('Sept', 'Sep');
  return {
    number: (value) => numbers.format(value),
    percent: (ratio) => percents.format(ratio),
    date,
    dateTime: (instant) => `${date(instant)}, ${minutes.format(new Date(instant))}`,
    age(instant, now) {
      const elapsed = Date.parse(instant) - now;
      if (Math.abs(elapsed) >= 7 * DAY) return date(instant);
      for (const [unit, length] of UNITS) {
        if (Math.abs(elapsed) >= length) return relative.format(Math.trunc(elapsed / length), unit);
      }
      return relative.format(0, 'minute');
    },
    bytes(value) {
      const [unit, scale] = value >= 1e6 ? ['megabyte', 1e6] : value >= 1e3 ? ['kilobyte', 1e3] : ['byte', 1];
      const digits = value / Number(scale) < 10 && scale !== 1 ? 1 : 0;
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: String(unit),
        unitDisplay: scale === 1 ? 'long' : 'short',
        maximumFractionDigits: digits,
      }).format(value / Number(scale));
    },
    duration(milliseconds) {
      // The symbols of the units are the same in both languages; Intl would write "4.5 secs".
      const gap = language === 'fr' ? '\u202f' : '\u00a0';
      if (milliseconds < 1_000) return `${numbers.format(Math.round(milliseconds))}${gap}ms`;
      if (milliseconds < 59_950) return `${tenths.format(milliseconds / 1_000)}${gap}s`;
      const seconds = Math.round(milliseconds / 1_000);
      return `${numbers.format(Math.floor(seconds / 60))}${gap}min ${seconds % 60}${gap}s`;
    },
    list: (items) => lists.format(items),
  };
}
