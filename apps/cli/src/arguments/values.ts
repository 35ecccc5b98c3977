import type { Instant, InventoryFormat } from '@calepin/core';
import { BadValue } from './bad-value.ts';
import { nearest } from './nearest.ts';

/** A record, so that none can be missing. */
const FORMATS: Readonly<Record<InventoryFormat, null>> = {
  'keypack-csv': null,
  'issued-license-csv': null,
  'user-cal-csv': null,
  'license-server-csv': null,
  'collector-json': null,
  'checkmk-section': null,
  'format-list': null,
  'format-table': null,
  'cim-json': null,
  'cim-xml': null,
  'per-user-report': null,
};

/** Every inventory format. */
// Its keys are those of the record's type.
export const INVENTORY_FORMATS = Object.keys(FORMATS) as readonly InventoryFormat[];

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** Parses a moment: ISO 8601, in this machine's time zone when it names none; a day alone means its beginning. */
export function parseInstant(input: string): Instant {
  return instantOf(input, 'T00:00:00');
}

/** Parses the moment to look back from: a day alone means its end, so that the whole day counts. */
export function parseAsOf(input: string): Instant {
  return instantOf(input, 'T23:59:59.999');
}

function instantOf(input: string, timeOfDay: string): Instant {
  const text = input.trim();
  const known = DATE.test(text)
    ? `${text}${timeOfDay}`
    : DATE_TIME.test(text)
      ? text.replace(' ', 'T')
      : null;
  const instant = known === null ? Number.NaN : Date.parse(known);
  if (Number.isNaN(instant) || !dayExists(text)) throw new BadValue('bad-value.instant');
  return instant;
}

/** `Date.parse` takes 31 February for 3 March. */
function dayExists(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1));
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

export function parseTimeZone(input: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: input }).resolvedOptions().timeZone;
  } catch {
    throw new BadValue('bad-value.time-zone', {}, nearest(input, Intl.supportedValuesOf('timeZone')));
  }
}

/** A path; the current folder is `.`, never nothing. */
export function parsePath(input: string): string {
  if (input.trim() === '') throw new BadValue('bad-value.path');
  return input;
}

/** 0 takes any free port. */
export function parsePort(input: string): number {
  const port = Number(input);
  if (!/^\d{1,5}$/.test(input) || port > 65_535) throw new BadValue('bad-value.port');
  return port;
}

/** A whole number from 1. */
export function parseCount(most: number): (input: string) => number {
  return (input) => {
    const count = Number(input);
    if (!/^\d{1,9}$/.test(input) || count < 1 || count > most)
      throw new BadValue('bad-value.count', { most });
    return count;
  };
}

/** A text that says something, of a length that the register takes. */
export function parseName(input: string): string {
  const name = input.trim();
  if (name === '' || name.length > 200) throw new BadValue('bad-value.name');
  return name;
}

/** One of a few words. */
export function parseChoice<T extends string>(choices: readonly T[]): (input: string) => T {
  return (input) => {
    const found = choices.find((choice) => choice === input);
    if (found === undefined)
      throw new BadValue('bad-value.choice', { choices: choices.join(', ') }, nearest(input, choices));
    return found;
  };
}
