import { DAY, HOUR, type Instant, MINUTE } from '../domain/instant.ts';
import { finding, targetSubject } from './subject.ts';
import type { RegisteredTarget, Rule, Severity } from './types.ts';

/** So many intervals without news, and at least so long. */
const WARNED = { intervals: 3, atLeast: HOUR } as const;
const URGENT = { intervals: 10, atLeast: DAY } as const;

/** Since when a target is silent, and how serious that is by now; `null` when it is not, or when nobody awaits anything. */
export function silence(
  {
    paused,
    awaitedSince,
    intervalMinutes,
  }: Pick<RegisteredTarget, 'paused' | 'awaitedSince' | 'intervalMinutes'>,
  asOf: Instant,
): { readonly since: Instant; readonly severity: Severity } | null {
  const after = ({ intervals, atLeast }: typeof WARNED | typeof URGENT): Instant =>
    awaitedSince + Math.max(atLeast, intervals * intervalMinutes * MINUTE);
  if (paused || asOf < after(WARNED)) return null;
  return { since: after(WARNED), severity: asOf < after(URGENT) ? 'warning' : 'critical' };
}

/**
 * A target that was to be read and brought nothing for three of its intervals (an hour at least): whether its host fails, its
 * credentials do, or nobody runs the schedule. After ten (a day at least) it is urgent. A paused one awaits nothing.
 */
export const targetSilent: Rule = {
  id: 'target-silent',
  *evaluate({ asOf, targets }) {
    for (const target of targets) {
      const silent = silence(target, asOf);
      if (silent === null) continue;
      yield finding('target-silent', {
        severity: silent.severity,
        subject: targetSubject(target),
        facts: {
          target: target.name,
          read: target.lastSuccessAt === null ? 'never' : 'before',
          lastSuccessAt: target.lastSuccessAt,
          // An instant in any case: patterns format it whether they show it or not.
          awaitedAt: target.lastSuccessAt ?? target.awaitedSince,
          problem: target.lastProblem,
        },
        since: silent.since,
      });
    }
  },
};
