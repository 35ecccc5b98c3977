/**
 * A moment in time: whole milliseconds since 1970-01-01T00:00:00Z.
 * Inside Calepin a moment is always a number; it becomes ISO 8601 text only at the edges.
 */
export type Instant = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** ISO 8601 in UTC without fractions (`2026-01-14T07:30:00Z`), the form of every contract; `null` stays `null`. */
export function toIso(instant: Instant): string;
export function toIso(instant: Instant | null): string | null;
export function toIso(instant: Instant | null): string | null {
  if (instant === null) return null;
  const text = new Date(instant).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
}
