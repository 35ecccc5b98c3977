import { DAY, GRACE_DAYS } from './rules.ts';

/** Whole days left of the grace period of a session host whose role was installed at `installed`; 0 when it is over. */
export function graceDaysLeft(installed: number, at: number): number {
  const gone = Math.max(0, at - installed) / DAY;
  return Math.max(0, Math.ceil(GRACE_DAYS - gone));
}
