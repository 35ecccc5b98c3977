import { type Instant, toIso } from '@calepin/core';

/** An instant that may be unknown, as the API says it. */
export function instantOrNull(instant: Instant | null): string | null {
  return instant === null ? null : toIso(instant);
}

/** An instant of a request, already checked by its schema. */
export function toInstant(iso: string): Instant {
  return Date.parse(iso);
}
