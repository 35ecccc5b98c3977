import { DAY } from '@calepin/core';

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/**
 * Midnight of a day of the Gregorian calendar as epoch milliseconds, the clock read as UTC; `NaN` when there is no such
 * day. Several times faster than `Date.UTC`, and stricter: the 31st of February is not the 3rd of March.
 */
export function midnight(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || year < 1 || year > 9999) return Number.NaN;
  const leap = isLeap(year);
  const inMonth = month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
  if (day > inMonth) return Number.NaN;
  const past = year - 1;
  const days =
    past * 365 +
    ((past / 4) | 0) -
    ((past / 100) | 0) +
    ((past / 400) | 0) +
    (DAYS_BEFORE_MONTH[month - 1] ?? 0) +
    (month > 2 && leap ? 1 : 0) +
    (day - 1);
  return (days - 719_162) * DAY;
}

/** Digits of `text` from `start` (inclusive) to `end` (exclusive) as a number; `NaN` when one is not a digit. */
export function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
