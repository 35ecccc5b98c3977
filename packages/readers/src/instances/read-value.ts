import type { Rejection, RejectionCode } from '@calepin/core';
import type { DateReading } from '../values/date.ts';
import { isCount, parseInteger } from '../values/number.ts';
import { ownCopy } from './host-book.ts';
import type { Property } from './property.ts';

const LARGEST_ID = 4_294_967_295;
/** Other numbers of the licensing classes are small; the directory's account control is a signed 32-bit number. */
const LARGEST_NUMBER = 4_294_967_295;
export const LONGEST_TEXT = 1_000;
const LONGEST_VALUE_SHOWN = 200;

/** A rejection with its value cut to what the contract allows. */
export function parked(
  line: number | null,
  column: string | null,
  value: string | null,
  reason: RejectionCode,
): Rejection {
  return {
    line,
    column,
    value: value === null ? null : ownCopy(value.slice(0, LONGEST_VALUE_SHOWN)),
    reason,
  };
}

/** Reads a number for a property; a code says why it is none. */
export function readNumber(property: Property, text: string): number | RejectionCode {
  const value = parseInteger(text);
  if (Number.isNaN(value)) return 'not-a-number';
  return inRange(property, value) ? value : 'out-of-range';
}

/** A number that needs no reading: from JSON. */
export function asRead(known: Property, value: number): number | RejectionCode {
  if (inRange(known, value)) return value;
  return Number.isInteger(value) || Math.abs(value) === Number.POSITIVE_INFINITY
    ? 'out-of-range'
    : 'not-a-number';
}

function inRange(property: Property, value: number): boolean {
  if (property.kind === 'figure') return isCount(value);
  if (property.kind === 'identity') return Number.isInteger(value) && value >= 0 && value <= LARGEST_ID;
  return Number.isInteger(value) && Math.abs(value) <= LARGEST_NUMBER;
}

/** Whether a date still needs its column's order. */
export function isNumericDate(reading: DateReading): reading is Exclude<DateReading, number | null> {
  return typeof reading === 'object' && reading !== null;
}
