import { DAY, HOUR, type Instant, type Language, MINUTE, SECOND } from '@calepin/core';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };
/** French abbreviates « octet »; both languages count bytes in thousands, as the International System does. */
const BYTE_UNITS: Readonly<Record<Language, readonly string[]>> = {
  en: ['B', 'kB', 'MB', 'GB', 'TB'],
  fr: ['o', 'ko', 'Mo', 'Go', 'To'],
};
const AGES: readonly (readonly [number, Intl.RelativeTimeFormatUnit])[] = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
];

/** Numbers, sizes and dates as a reader of one language writes them. */
export interface Figures {
  /** Grouped by thousands: `2,065`, « 2 065 ». */
  number(value: number): string;
  percent(ratio: number): string;
  bytes(value: number): string;
  /** `24 Nov 2026`, « 24 nov. 2026 », in the reader's time zone. */
  date(instant: Instant): string;
  /** With hours and minutes. */
  dateTime(instant: Instant): string;
  /** Within a week in words (`3 days ago`), beyond it the date. */
  age(instant: Instant, now: Instant): string;
  /** Rounded to what a person waits for: `8 s`, `2 min`. */
  duration(milliseconds: number): string;
}

export function createFigures(language: Language, timeZone?: string): Figures {
  const locale = LOCALES[language];
  const zone = timeZone === undefined ? {} : { timeZone };
  const numbers = new Intl.NumberFormat(locale);
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const dates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...zone });
  const times = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...zone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const date = (instant: Instant): string => dates.format(instant);
  return {
    number: (value) => numbers.format(value),
    percent: (ratio) => percents.format(ratio),
    bytes(value) {
      const units = BYTE_UNITS[language];
      let unit = 0;
      let amount = value;
      while (amount >= 1000 && unit < units.length - 1) {
        amount /= 1000;
        unit += 1;
      }
      return `${(unit > 0 && amount < 10 ? oneDecimal : numbers).format(unit > 0 && amount < 10 ? amount : Math.round(amount))}\u00a0${units[unit]}`;
    },
    date,
    dateTime: (instant) => `${date(instant)}${language === 'fr' ? ' à ' : ', '}${times.format(instant)}`,
    age(instant, now) {
      const elapsed = now - instant;
      if (elapsed < 0 || elapsed >= 7 * DAY) return date(instant);
      const [length, unit] = AGES.find(([one]) => elapsed >= one) ?? [MINUTE, 'minute'];
      return relative.format(-Math.floor(elapsed / length), unit);
    },
    duration(milliseconds) {
      const seconds = Math.max(1, Math.round(milliseconds / SECOND));
      if (seconds < 90) return `${seconds}\u00a0s`;
      const minutes = Math.round(seconds / 60);
      return minutes < 90 ? `${minutes}\u00a0min` : `${Math.round(minutes / 60)}\u00a0h`;
    },
  };
}
