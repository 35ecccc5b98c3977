import { DAY, HOUR, MINUTE, SECOND } from '@calepin/core';
import { describe, expect, test } from 'vitest';
import { dueAfter, jittered, longestRest, rest, spreadMissed } from './due.ts';

const NOW = Date.UTC(2026, 0, 14, 7, 30);

describe('how long a target rests', () => {
  test.each([
    ['after a success', 6 * MINUTE, 0, 6 * MINUTE],
    ['after one failure, no longer: it may have been chance', 6 * MINUTE, 1, 6 * MINUTE],
    ['after two, twice as long', 6 * MINUTE, 2, 12 * MINUTE],
    ['after three, four times', 6 * MINUTE, 3, 24 * MINUTE],
    ['after four, eight times', 6 * MINUTE, 4, 48 * MINUTE],
    ['never more than eight times', 6 * MINUTE, 400, 48 * MINUTE],
    ['nor more than six hours', 2 * HOUR, 9, 6 * HOUR],
    ['but never less than its interval', DAY, 9, DAY],
  ])('%s', (_, interval, failures, expected) => {
    expect(rest(interval, failures)).toBe(expected);
  });
});

test('the jitter is within ten percent, follows from target and instant, and is not the same for all', () => {
  const rests = Array.from({ length: 500 }, (_, place) => jittered(HOUR, `target-${place}`, NOW));
  for (const one of rests) expect(Math.abs(one - HOUR)).toBeLessThanOrEqual(HOUR / 10);
  expect(Math.max(...rests) - Math.min(...rests)).toBeGreaterThan(HOUR / 6);
  expect(jittered(HOUR, 'a', NOW)).toBe(jittered(HOUR, 'a', NOW));
  expect(jittered(HOUR, 'a', NOW)).not.toBe(jittered(HOUR, 'a', NOW + 1));
});

describe('when a target is due after a run', () => {
  const target = { id: 'a', interval: HOUR, failures: 0 };
  const from = (at: number) => at + jittered(HOUR, 'a', at);
  test.each([
    ['an interval after it began', { startedAt: NOW, endedAt: NOW + MINUTE }, from(NOW)],
    [
      'a tenth of the interval after it ended, when it took longer than the interval',
      { startedAt: NOW, endedAt: NOW + 3 * HOUR },
      NOW + 3 * HOUR + 6 * MINUTE,
    ],
    [
      'by the clock of its end, when that was set back meanwhile',
      { startedAt: NOW, endedAt: NOW - DAY },
      from(NOW - DAY),
    ],
  ])('%s', (_, run, expected) => {
    expect(dueAfter(run, target)).toBe(expected);
  });

  test('it is never further away than the longest rest', () => {
    for (let failures = 0; failures < 6; failures += 1) {
      const dueAt = dueAfter({ startedAt: NOW, endedAt: NOW }, { ...target, failures });
      expect(dueAt - NOW).toBeLessThanOrEqual(longestRest(HOUR, failures));
    }
  });
});

describe('what was missed', () => {
  test.each([
    ['nothing when nothing is overdue', [{ id: 'a', dueAt: NOW + 1 }], {}],
    ['nothing of what is paused', [{ id: 'a', dueAt: null }], {}],
    ['once, at once, however long ago', [{ id: 'a', dueAt: NOW - 40 * DAY }], { a: NOW }],
    [
      'one after the other, the longest overdue first',
      [
        { id: 'a', dueAt: NOW - 1 },
        { id: 'b', dueAt: NOW - DAY },
        { id: 'c', dueAt: NOW },
      ],
      { b: NOW, a: NOW + SECOND, c: NOW + 2 * SECOND },
    ],
  ])('%s', (_, targets, expected) => {
    expect(Object.fromEntries(spreadMissed(targets, NOW))).toEqual(expected);
  });

  test('five thousand are spread over a minute', () => {
    const targets = Array.from({ length: 5_000 }, (_, place) => ({ id: `t${place}`, dueAt: NOW - place }));
    const instants = [...spreadMissed(targets, NOW).values()];
    expect(instants).toHaveLength(5_000);
    expect(Math.max(...instants)).toBeLessThan(NOW + MINUTE);
    expect(new Set(instants).size).toBeGreaterThan(4_900);
  });
});
