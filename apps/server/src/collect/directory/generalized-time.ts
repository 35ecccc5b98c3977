import type { Instant } from '@calepin/core';

const TIME =
  /^(?<year>\d{4}|\d{2})(?<month>\d{2})(?<day>\d{2})(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?:[.,].*?)?(?<zone>Z|[+-]\d{2}(?:\d{2})?)$/s;

/**
 * An instant of the directory: `20260302081100.0Z`. Two digits for the year are a UTCTime, 1950 to 2049; whatever stands
 * after the seconds is dropped, as Active Directory does. `null` when it is none.
 *
 * Source: RFC 4517, 3.3.13 and 3.3.34; MS-ADTS 3.1.1.2.2.2.11 (Object(Generalized-Time)).
 */
export function generalizedTime(text: string): Instant | null {
  const parts = TIME.exec(text.trim())?.groups;
  if (parts === undefined) return null;
  const { year = '', month, day, hour, minute, second = '0', zone = 'Z' } = parts;
  const short = year.length === 2;
  const fullYear = short ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year);
  const at = new Date(0);
  // setUTCFullYear and not Date.UTC, which reads the years 0 to 99 as 1900 to 1999.
  at.setUTCFullYear(fullYear, Number(month) - 1, Number(day));
  at.setUTCHours(Number(hour), Number(minute), Number(second));
  const rolledOver = at.getUTCDate() !== Number(day) || at.getUTCHours() !== Number(hour);
  if (rolledOver || at.getUTCMonth() !== Number(month) - 1 || at.getUTCMinutes() !== Number(minute))
    return null;
  return at.getTime() - offsetOf(zone);
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5) || '0');
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
