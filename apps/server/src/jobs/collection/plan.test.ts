import { describe, expect, test } from 'vitest';
import { type PlannedTarget, plan } from './plan.ts';

const NOW = 1_000_000;

const target = (id: string, dueAt: number | null, more: Partial<PlannedTarget> = {}): PlannedTarget => ({
  id,
  endpoint: id,
  dueAt,
  asked: false,
  ...more,
});

interface Case {
  readonly targets: readonly PlannedTarget[];
  readonly running?: Readonly<Record<string, string>>;
  readonly limit?: number;
  readonly scheduled?: boolean;
  readonly start: readonly string[];
  readonly wakeAt: number | null;
}

describe('the plan', () => {
  test.each<[string, Case]>([
    ['nothing without targets', { targets: [], start: [], wakeAt: null }],
    ['what is due now', { targets: [target('a', NOW)], start: ['a'], wakeAt: null }],
    ['what is not due is waited for', { targets: [target('a', NOW + 5)], start: [], wakeAt: NOW + 5 }],
    [
      'the next of several is waited for',
      { targets: [target('a', NOW + 9), target('b', NOW + 5)], start: [], wakeAt: NOW + 5 },
    ],
    ['what is paused is left', { targets: [target('a', null)], start: [], wakeAt: null }],
    [
      'the longest overdue first',
      { targets: [target('a', NOW - 1), target('b', NOW - 2)], start: ['b', 'a'], wakeAt: null },
    ],
    [
      'as many as there are places',
      {
        targets: [target('a', 3), target('b', 2), target('c', 1)],
        limit: 2,
        start: ['c', 'b'],
        wakeAt: null,
      },
    ],
    [
      'none when all places are taken, and nothing wakes before one is free',
      { targets: [target('a', 1)], running: { x: 'x' }, limit: 1, start: [], wakeAt: null },
    ],
    [
      'a target that is being read is not read a second time',
      { targets: [target('a', 1)], running: { a: 'a' }, start: [], wakeAt: null },
    ],
    [
      'two targets at one place: one after the other',
      {
        targets: [target('a', 1, { endpoint: 'h' }), target('b', 2, { endpoint: 'h' }), target('c', 3)],
        start: ['a', 'c'],
        wakeAt: null,
      },
    ],
    [
      'a place where someone is already: not now',
      { targets: [target('a', 1, { endpoint: 'h' })], running: { b: 'h' }, start: [], wakeAt: null },
    ],
    [
      'what was asked for comes before what is due',
      {
        targets: [target('a', 1), target('b', NOW + 9, { asked: true })],
        limit: 1,
        start: ['b'],
        wakeAt: null,
      },
    ],
    [
      'what was asked for is read although it is paused',
      { targets: [target('a', null, { asked: true })], start: ['a'], wakeAt: null },
    ],
    [
      'without a schedule only what was asked for',
      {
        targets: [target('a', 1), target('b', 1, { asked: true })],
        scheduled: false,
        start: ['b'],
        wakeAt: null,
      },
    ],
  ])('%s', (_, { targets, running = {}, limit = 16, scheduled = true, start, wakeAt }) => {
    const places = new Map(Object.entries(running).map(([id, endpoint]) => [id, { endpoint }]));
    expect(plan({ targets, scheduled, running: places, now: NOW, limit })).toEqual({ start, wakeAt });
  });
});
