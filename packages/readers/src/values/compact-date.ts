import { HOUR, MINUTE, SECOND } from '@calepin/core';
import { digits, midnight } from './calendar.ts';
import type { ZoneClock } from './time-zone.ts';

/**
 * A WMI datetime, `yyyymmddHHMMSS.ffffff±UUU`, UUU in minutes. Asterisks stand for what is not known: an unknown time is
 * midnight, an unknown offset is `clock`'s. `null` when the day itself is unknown or zero, `NaN` when the text is not one.
 * Source: DMTF DSP0004, "Datetime type".
 */
export function parseDmtf(text: string, clock: ZoneClock): number | null {
  if (text.length !== 25 || text.charCodeAt(14) !== 46) return Number.NaN;
  const sign = text.charCodeAt(21);
  if (sign !== 43 && sign !== 45) return Number.NaN;
  if (text.startsWith('********') || text.startsWith('00000000000000')) return null;
  const day = midnight(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8));
  const hour = digitsOrStars(text, 8, 10);
  const minute = digitsOrStars(text, 10, 12);
  const second = digitsOrStars(text, 12, 14);
  const micros = digitsOrStars(text, 15, 21);
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return Number.NaN;
  const wallClock = day + hour * HOUR + minute * MINUTE + second * SECOND + Math.floor(micros / 1000);
  if (text.endsWith('***')) return !Number.isNaN(wallClock) ? clock(wallClock) : Number.NaN;
  const offset = digits(text, 22, 25) * MINUTE;
  return sign === 45 ? wallClock + offset : wallClock - offset;
}

function digitsOrStars(text: string, start: number, end: number): number {
  for (let index = start; index < end; index++)
    if (text.charCodeAt(index) !== 42) return digits(text, start, end);
  return 0;
}

const DIRECTORY = /^(\d{14}|\d{12})(?:[.,](.*))?(Z|[+-]\d{2}(?:\d{2})?)$/s;

/**
 * A time of the directory: generalized time `yyyymmddHHMMSS.0Z`, or UTC time with a two-digit year (50 and above is the last
 * century). Whatever stands for the fraction is dropped, as directories do. `NaN` when the text is not one.
 * Source: ITU-T X.680, 46 and 47; RFC 4517, 3.3.13.
 */
export function parseDirectoryTime(text: string): number {
  if (text.length > 100) return Number.NaN;
  const match = DIRECTORY.exec(text);
  if (match === null) return Number.NaN;
  const [, body = '', , zone = 'Z'] = match;
  const full = body.length === 14 ? body : `${Number(body.slice(0, 2)) >= 50 ? '19' : '20'}${body}`;
  const day = midnight(digits(full, 0, 4), digits(full, 4, 6), digits(full, 6, 8));
  const hour = digits(full, 8, 10);
  const minute = digits(full, 10, 12);
  const second = digits(full, 12, 14);
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const wallClock = day + hour * HOUR + minute * MINUTE + second * SECOND;
  if (zone === 'Z') return wallClock;
  const offset = Number(zone.slice(1, 3)) * HOUR + Number(zone.slice(3, 5)) * MINUTE;
  return zone.startsWith('-') ? wallClock + offset : wallClock - offset;
}
