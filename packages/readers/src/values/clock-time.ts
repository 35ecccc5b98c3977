import { HOUR, MINUTE, SECOND } from '@calepin/core';

/** A time of day: milliseconds since midnight and, where it is written, the offset from UTC in milliseconds. */
export interface ClockTime {
  readonly ofDay: number;
  readonly offset: number | null;
}

const MIDNIGHT: ClockTime = { ofDay: 0, offset: null };

/** `08:11`, `8:11:00 AM`, `08:11:00.123+01:00`, `08h11`, `08.11.00`, `08:11:00 Z`, `à 08:11`, `um 08:11 Uhr`. */
const TIME =
  /^(?:[T,]|à|at|um)?\s*(\d{1,2})(?:[:.hH]|\s[hH]\s)(\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*(?:([AaPp])\.?\s?[Mm]\.?)?\s*(?:Uhr)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/;

/** Reads the time behind a date; nothing at all is midnight. `null` when it is not a time. */
export function parseClockTime(text: string): ClockTime | null {
  const fast = simpleTime(text);
  if (fast >= 0) return { ofDay: fast, offset: null };
  const trimmed = text.trim();
  if (trimmed === '') return MIDNIGHT;
  const match = TIME.exec(trimmed);
  if (match === null) return null;
  const [, hourText = '', minuteText = '', secondText = '0', fraction = '', half, zone] = match;
  const minute = Number(minuteText);
  const second = Number(secondText);
  let hour = Number(hourText);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) return null;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return {
    ofDay: hour * HOUR + minute * MINUTE + second * SECOND + milliseconds,
    offset: zone === undefined ? null : zoneOffset(zone),
  };
}

function zoneOffset(zone: string): number {
  if (zone.length < 5) return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * HOUR + Number(zone.slice(-2)) * MINUTE);
}

/** `<space or T>HH:mm:ss` without a regular expression; -1 for anything else. */
function simpleTime(text: string): number {
  if (text.length !== 9 || text.charCodeAt(3) !== 58 || text.charCodeAt(6) !== 58) return -1;
  const first = text.charCodeAt(0);
  if (first !== 32 && first !== 84) return -1;
  const hour = twoDigits(text, 1);
  const minute = twoDigits(text, 4);
  const second = twoDigits(text, 7);
  if (hour > 23 || minute > 59 || second > 59) return -1;
  return hour * HOUR + minute * MINUTE + second * SECOND;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? 99 : tens * 10 + ones;
}
