import type { Instant, ObservedAtSource } from '@calepin/core';
import { digits, midnight } from './values/calendar.ts';
import { zoneClock } from './values/time-zone.ts';

const STAMP = /(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})[T_-](\d{2})[-h:]?(\d{2})(?:[-m:]?(\d{2}))?(?!\d)/;

/** When a document was observed, and how that is known: its content, then its name, then its date. */
export function observedAt(
  content: Instant | null,
  name: string,
  modifiedAt: Instant | null,
  timeZone: string,
): { readonly at: Instant | null; readonly source: ObservedAtSource | null } {
  if (content !== null) return { at: content, source: 'content' };
  const named = instantOfName(name, timeZone);
  if (named !== null) return { at: named, source: 'file-name' };
  return modifiedAt === null ? { at: null, source: null } : { at: modifiedAt, source: 'file-date' };
}

/**
 * The time stamp in a file's name: `CAL_Inventory_yyyyMMdd_HHmm.csv` as administrators script it, seconds and dashes
 * allowed, in the zone of the machine that wrote it. `null` when there is none, or one that is no moment.
 */
export function instantOfName(name: string, timeZone: string): Instant | null {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const match = STAMP.exec(base);
  if (match === null) return null;
  const part = (index: number): number => digits(match[index] ?? '0', 0, (match[index] ?? '0').length);
  const day = midnight(part(1), part(2), part(3));
  if (Number.isNaN(day) || part(4) > 23 || part(5) > 59 || part(6) > 59) return null;
  return zoneClock(timeZone)(day + ((part(4) * 60 + part(5)) * 60 + part(6)) * 1000);
}
