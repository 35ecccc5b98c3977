import { MINUTE, SECOND } from '@calepin/core';
import { midnight } from '../values/calendar.ts';
import type { CharCodes } from './char-codes.ts';
import type { RowCells } from './row-cells.ts';

const ZERO = 48;
const POINT = 46;
const PLUS = 43;
const MINUS = 45;
const DMTF_LENGTH = 25;
/** What is no pair of digits weighs so much that it puts its figure out of range. */
const NO_PAIR = 1_000_000;

/**
 * The WMI datetime in a cell, `yyyymmddHHMMSS.ffffff±UUU`, read in place: the form that comes by the million. `NaN` for
 * whatever else is there, which `parseDate` must look at: wildcards, other forms, days that are none.
 */
export function cellDmtf({ codes, starts, ends }: RowCells, index: number): number {
  const start = starts[index] ?? 0;
  if ((ends[index] ?? 0) - start !== DMTF_LENGTH || codes[start + 14] !== POINT) return Number.NaN;
  const year = pair(codes, start) * 100 + pair(codes, start + 2);
  const hour = pair(codes, start + 8);
  const minute = pair(codes, start + 10);
  const second = pair(codes, start + 12);
  const micros = (pair(codes, start + 15) * 100 + pair(codes, start + 17)) * 100 + pair(codes, start + 19);
  const hundreds = (codes[start + 22] ?? 0) - ZERO;
  const offset = hundreds * 100 + pair(codes, start + 23);
  const sign = codes[start + 21];
  // Years below 1602 are how empty dates look.
  if (!(year > 1601 && year < 10_000 && hour < 24 && minute < 60 && second < 60 && micros < NO_PAIR))
    return Number.NaN;
  if (!(hundreds >= 0 && offset < 1_000) || (sign !== PLUS && sign !== MINUS)) return Number.NaN;
  const day = midnight(year, pair(codes, start + 4), pair(codes, start + 6));
  const ofDay =
    ((hour * 60 + minute) * 60 + second) * SECOND + (micros === 0 ? 0 : Math.floor(micros / 1000));
  return day + ofDay - (sign === PLUS ? offset : -offset) * MINUTE;
}

function pair(codes: CharCodes, at: number): number {
  const tens = (codes[at] ?? 0) - ZERO;
  const ones = (codes[at + 1] ?? 0) - ZERO;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? NO_PAIR : tens * 10 + ones;
}
