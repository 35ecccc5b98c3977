import type { Instant } from '@calepin/core';
import { digits, midnight } from './calendar.ts';
import { parseClockTime } from './clock-time.ts';
import { parseDirectoryTime, parseDmtf } from './compact-date.ts';
import type { ZoneClock } from './time-zone.ts';
import { parseWrittenDate } from './written-date.ts';

/** Which of day and month comes first in `03/04/2026`. */
export type DateOrder = 'day-first' | 'month-first';

/**
 * A date in figures whose order is not written: both readings, `null` where one is no day of the calendar. Two equal
 * readings (`05/05/2026`) are not ambiguous. Both `null` when nothing can tell the order: two-digit years.
 */
export interface NumericDate {
  readonly dayFirst: Instant | null;
  readonly monthFirst: Instant | null;
}

/** An instant; both readings of a date in figures; `null` for "no date" (empty, wildcards, year 1 or 1601); `NaN` when it is not a date. */
export type DateReading = number | NumericDate | null;

/** Every empty date that Windows writes lies at or before 1601-01-01, the zero of its own clock. */
const LAST_EMPTY_DATE = Date.UTC(1601, 0, 2);
/** The end of the year 9999, the last that any of these forms can write. */
const LAST_INSTANT = Date.UTC(10_000, 0, 1) - 1;
const LONGEST = 64;
const NO_ORDER: NumericDate = { dayFirst: null, monthFirst: null };
const JSON_DATE = /^\\?\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\\?\/$/;

/**
 * Reads a date as WMI, PowerShell, .NET, the directory and people write it. A date without an offset is read by `clock`.
 * @example parseDate('20380119031407.000000-000', clock) // 2147483647000
 */
export function parseDate(text: string, clock: ZoneClock): DateReading {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  const trimmed = first > 32 && first < 128 && last > 32 && last < 128 ? text : text.trim();
  if (trimmed === '') return null;
  if (trimmed.length > LONGEST) return Number.NaN;
  if (trimmed.startsWith('********')) return null;
  const reading = read(trimmed, clock);
  return typeof reading === 'number' && reading < LAST_EMPTY_DATE ? null : reading;
}

function read(text: string, clock: ZoneClock): DateReading {
  const figures = leadingDigits(text);
  const separator = text.charCodeAt(figures);
  const separated = separator === 45 || separator === 47 || separator === 46;
  if (figures === 4 && separated) return yearFirst(text, separator, clock);
  if ((figures === 1 || figures === 2) && separated) {
    const reading = yearLast(text, figures, separator, clock);
    if (typeof reading !== 'number' || !Number.isNaN(reading)) return reading;
  }
  if (text.length === 25 && (figures === 14 || figures === 8 || text.startsWith('*')))
    return parseDmtf(text, clock);
  if (figures === 8 && text.length === 8) {
    return at(midnight(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8)), '', clock);
  }
  if (figures === 14 || figures === 12) return parseDirectoryTime(text);
  const json = JSON_DATE.exec(text);
  if (json !== null) return Math.abs(Number(json[1])) <= LAST_INSTANT ? Number(json[1]) : Number.NaN;
  const written = parseWrittenDate(text);
  return written === null ? Number.NaN : at(written.day, written.rest, clock);
}

/** `2026-03-02T08:11:00Z`, `2026/03/02 08:11`, `2026. 03. 02.` is not among them: no Windows command prints it. */
function yearFirst(text: string, separator: number, clock: ZoneClock): number {
  const monthEnd = endOfDigits(text, 5);
  if (text.charCodeAt(monthEnd) !== separator) return Number.NaN;
  const dayEnd = endOfDigits(text, monthEnd + 1);
  const day = midnight(digits(text, 0, 4), digits(text, 5, monthEnd), digits(text, monthEnd + 1, dayEnd));
  return !Number.isNaN(day) ? at(day, text.slice(dayEnd), clock) : Number.NaN;
}

function yearLast(text: string, firstEnd: number, separator: number, clock: ZoneClock): DateReading {
  const secondEnd = endOfDigits(text, firstEnd + 1);
  if (text.charCodeAt(secondEnd) !== separator || secondEnd === firstEnd + 1 || secondEnd > firstEnd + 3)
    return Number.NaN;
  const yearEnd = endOfDigits(text, secondEnd + 1);
  const first = digits(text, 0, firstEnd);
  const second = digits(text, firstEnd + 1, secondEnd);
  const year = digits(text, secondEnd + 1, yearEnd);
  const yearLength = yearEnd - secondEnd - 1;
  if (yearLength === 2) return twoDigitYear(text.slice(yearEnd));
  if (yearLength !== 4) return Number.NaN;
  const rest = text.slice(yearEnd);
  const dayFirst = reading(midnight(year, second, first), rest, clock);
  // With points the day comes first wherever dates are written so.
  if (separator === 46) return dayFirst ?? Number.NaN;
  const monthFirst = reading(midnight(year, first, second), rest, clock);
  if (dayFirst === null && monthFirst === null) return Number.NaN;
  if (dayFirst === monthFirst) return dayFirst ?? Number.NaN;
  return { dayFirst, monthFirst };
}

/** `14/01/26` may start with a day, a month or a year, and a column does not tell which. */
function twoDigitYear(rest: string): DateReading {
  return parseClockTime(rest) === null ? Number.NaN : NO_ORDER;
}

function reading(day: number, rest: string, clock: ZoneClock): Instant | null {
  if (Number.isNaN(day)) return null;
  const value = at(day, rest, clock);
  return !Number.isNaN(value) ? value : null;
}

function at(day: number, rest: string, clock: ZoneClock): number {
  const time = parseClockTime(rest);
  if (time === null) return Number.NaN;
  return time.offset === null ? clock(day + time.ofDay) : day + time.ofDay - time.offset;
}

function leadingDigits(text: string): number {
  return endOfDigits(text, 0);
}

function endOfDigits(text: string, start: number): number {
  let index = start;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) break;
  }
  return index;
}
