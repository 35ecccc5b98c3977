import { HOUR, type Instant, MINUTE, SECOND } from '@calepin/core';
import { midnight } from '../values/calendar.ts';

/**
 * When an entry was modified: its Unix time where the archive has one, else the DOS date and time, which name no zone and
 * are read as UTC. `null` when they are no moment.
 * Source: PKWARE APPNOTE.TXT 4.4.6; Info-ZIP's extra field 0x5455.
 */
export function entryTime(date: number, time: number, unixTime: Buffer | null): Instant | null {
  if (unixTime !== null && unixTime.length >= 5 && ((unixTime[0] ?? 0) & 1) === 1) {
    return unixTime.readInt32LE(1) * SECOND;
  }
  const day = midnight(1980 + (date >> 9), (date >> 5) & 15, date & 31);
  const moment = day + (time >> 11) * HOUR + ((time >> 5) & 63) * MINUTE + (time & 31) * 2 * SECOND;
  return Number.isNaN(moment) ? null : moment;
}
