import { expect, test } from 'vitest';
import { findingInput, found, target } from '../../test/finding-input.ts';
import { NOW } from '../../test/key-packs.ts';
import { DAY, HOUR, MINUTE } from '../domain/instant.ts';
import { targetSilent } from './target-silent.ts';
import type { RegisteredTarget } from './types.ts';

const awaited = (ago: number, intervalMinutes: number): Partial<RegisteredTarget> => ({
  awaitedSince: NOW - ago,
  lastSuccessAt: NOW - ago,
  intervalMinutes,
});

test.each<[string, Partial<RegisteredTarget>, string[]]>([
  ['read a quarter of an hour ago', {}, []],
  ['every hour: two hours and a bit', awaited(3 * HOUR - 1, 60), []],
  ['every hour: three hours', awaited(3 * HOUR, 60), ['warning']],
  ['every hour: just under a day', awaited(DAY - 1, 60), ['warning']],
  ['every hour: a day', awaited(DAY, 60), ['critical']],
  ['every five minutes: three intervals are not yet an hour', awaited(HOUR - 1, 5), []],
  ['every five minutes: an hour', awaited(HOUR, 5), ['warning']],
  ['every five minutes: ten intervals are not yet a day', awaited(50 * MINUTE + HOUR, 5), ['warning']],
  ['every day: two days', awaited(2 * DAY, 1440), []],
  ['every day: three days', awaited(3 * DAY, 1440), ['warning']],
  ['every day: nine days', awaited(9 * DAY, 1440), ['warning']],
  ['every day: ten days', awaited(10 * DAY, 1440), ['critical']],
  ['paused for a year', { ...awaited(365 * DAY, 60), paused: true }, []],
  ['added an hour ago, never read', { awaitedSince: NOW - HOUR, lastSuccessAt: null }, []],
  ['added two days ago, never read', { awaitedSince: NOW - 2 * DAY, lastSuccessAt: null }, ['critical']],
  [
    'the server was away for a month and is back since a minute: nothing was tried yet',
    { awaitedSince: NOW - MINUTE, lastSuccessAt: NOW - 30 * DAY },
    [],
  ],
  ['as of an instant before it was awaited', awaited(-DAY, 60), []],
])('%s', (_, changes, expected) => {
  const input = findingInput({ targets: [target(changes)] });
  expect(found(targetSilent, input).map(([severity]) => severity)).toEqual(expected);
});

test('it names the target, the last success and what stopped the last run; it holds since the third interval', () => {
  const silent = { ...awaited(5 * HOUR, 60), lastProblem: 'authentication-refused' } as const;
  const [finding, ...others] = targetSilent.evaluate(findingInput({ targets: [target(silent)] }));
  expect(others).toEqual([]);
  expect(finding).toEqual({
    id: 'target-silent:mairie:target-1',
    rule: 'target-silent',
    severity: 'warning',
    subject: {
      site: 'mairie',
      licenseServer: 'server-1',
      keyPackId: null,
      keyPackRef: null,
      calType: null,
      productVersionId: null,
      label: null,
      targetId: 'target-1',
    },
    facts: {
      target: 'RDLIC01',
      read: 'before',
      lastSuccessAt: NOW - 5 * HOUR,
      awaitedAt: NOW - 5 * HOUR,
      problem: 'authentication-refused',
    },
    since: NOW - 2 * HOUR,
  });
});

test('it is the same finding whatever the register knows of the license server by now', () => {
  const ids = [null, 'server-1'].map((licenseServerId) => {
    const targets = [target({ ...awaited(DAY, 60), licenseServerId })];
    return Array.from(targetSilent.evaluate(findingInput({ targets })), ({ id }) => id);
  });
  expect(ids[0]).toEqual(ids[1]);
});
