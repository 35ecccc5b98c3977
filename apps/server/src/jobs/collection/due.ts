import { createHash } from 'node:crypto';
import { HOUR, type Instant, MINUTE, SECOND } from '@calepin/core';

/** Targets that were added together drift apart, so that they do not all ask at the same moment. */
const JITTER = 0.1;
/** After failures in a row: 1, 2, 4, then 8 intervals, and never longer than this (unless the interval is). */
const MOST_DOUBLINGS = 3;
const LONGEST_REST = 6 * HOUR;
/** What was missed is made up for within this time, one target after the other. */
const SPREAD_OVER = MINUTE;
const SPREAD_STEP = SECOND;

/** How long a target rests between two runs, before the jitter. In milliseconds. */
export function rest(interval: number, failures: number): number {
  if (failures <= 1) return interval;
  const doubled = interval * 2 ** Math.min(failures - 1, MOST_DOUBLINGS);
  return Math.max(interval, Math.min(doubled, LONGEST_REST));
}

/** The longest that a target may be away from its next run, jitter included. */
export function longestRest(interval: number, failures: number): number {
  return Math.ceil(rest(interval, failures) * (1 + JITTER));
}

/** A number from 0 to 1 (exclusive) that follows from a text: the same text, the same number. */
function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

/** A rest with its jitter: ±10 %, decided by the target and the instant from which it counts. */
export function jittered(rested: number, id: string, from: Instant): number {
  return Math.round(rested * (1 + JITTER * (2 * fraction(`${id} ${from}`) - 1)));
}

/** When a target is due after a run, by the clock of its end. */
export function dueAfter(
  run: { readonly startedAt: Instant; readonly endedAt: Instant },
  target: { readonly id: string; readonly interval: number; readonly failures: number },
): Instant {
  const rested = rest(target.interval, target.failures);
  // The clock may have been set back while it ran.
  const from = Math.min(run.startedAt, run.endedAt);
  // A run that takes longer than its interval is not followed by the next one at once.
  return Math.max(from + jittered(rested, target.id, from), run.endedAt + Math.round(rested * JITTER));
}

/** New instants for what is overdue, the longest overdue first: once each, however many intervals were missed. */
export function spreadMissed(
  targets: readonly { readonly id: string; readonly dueAt: Instant | null }[],
  now: Instant,
): ReadonlyMap<string, Instant> {
  const missed = targets
    .flatMap(({ id, dueAt }) => (dueAt !== null && dueAt <= now ? [{ id, dueAt }] : []))
    .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
  const step = Math.min(SPREAD_STEP, SPREAD_OVER / Math.max(1, missed.length));
  return new Map(missed.map(({ id }, place) => [id, now + Math.round(place * step)]));
}
