import { HOUR, type Instant, MINUTE } from '@calepin/core';

/** Turns the wall clock of one place into instants. `wallClock` is that clock read as if it were UTC. */
export type ZoneClock = (wallClock: number) => Instant;

const CACHED_HOURS = 20_000;

/**
 * A clock for an IANA zone. A time that a change to summer time skips moves forward by the change; one that occurs twice is
 * the first. Throws a `RangeError` when the zone is not known.
 */
export function zoneClock(timeZone: string): ZoneClock {
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC') return (wallClock) => wallClock;
  const offsetAt = offsets(timeZone);
  return (wallClock) => {
    const before = offsetAt(wallClock - 24 * HOUR);
    const first = wallClock - before;
    if (offsetAt(first) === before) return first;
    const after = offsetAt(wallClock + 24 * HOUR);
    return offsetAt(wallClock - after) === after ? wallClock - after : first;
  };
}

/** Offset from UTC in milliseconds at an instant; asked once per hour of the clock, as offsets change on quarter hours at most. */
function offsets(timeZone: string): (instant: Instant) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const quarter = 15 * MINUTE;
  const cache = new Map<number, number>();
  return (instant) => {
    const slot = Math.floor(instant / quarter);
    const known = cache.get(slot);
    if (known !== undefined) return known;
    if (cache.size > CACHED_HOURS) cache.clear();
    const start = slot * quarter;
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(start)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
    const offset = Date.UTC(year, month - 1, day, hour, minute) - Math.floor(start / MINUTE) * MINUTE;
    cache.set(slot, offset);
    return offset;
  };
}
