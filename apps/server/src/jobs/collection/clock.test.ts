import { HOUR, MINUTE, SECOND } from '@calepin/core';
import { expect, test } from 'vitest';
import { FakeClock } from '../../../test/collection/fake-clock.ts';
import { ClockWatch } from './clock.ts';

test.each([
  ['nothing when time just passes', 0, 0],
  ['nothing when a time server corrects a little', 2 * SECOND, 0],
  ['how far it was set back', -HOUR, -HOUR],
  ['how far it was set on', 3 * HOUR, 3 * HOUR],
])('tells %s', async (_, by, expected) => {
  const clock = new FakeClock();
  const watch = new ClockWatch(clock);
  await clock.pass(10 * MINUTE);
  clock.set(by);
  expect(watch.look()).toBe(expected);
  await clock.pass(MINUTE);
  expect(watch.look()).toBe(0);
});
