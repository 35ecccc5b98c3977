import { expect, it } from 'vitest';
import { SimulatedClock } from './clock.ts';

it('goes through what happens on the way, in order, at its instant', () => {
  const clock = new SimulatedClock(1000);
  const seen: [string, number][] = [];
  clock.schedule(1300, () => seen.push(['late', clock.now()]));
  clock.schedule(1100, (at) => {
    seen.push(['first', at]);
    clock.schedule(at + 50, () => seen.push(['follows', clock.now()]));
  });
  clock.schedule(500, () => seen.push(['past', clock.now()]));
  clock.advance(200);
  expect(seen).toEqual([
    ['past', 1000],
    ['first', 1100],
    ['follows', 1150],
  ]);
  expect(clock.now()).toBe(1200);
  clock.advance(100);
  expect(seen.at(-1)).toEqual(['late', 1300]);
});

it.each([-1, Number.NaN, 1e9])('has no speed of %d', (speed) => {
  expect(() => new SimulatedClock(0).setSpeed(speed)).toThrow(RangeError);
});

it('runs by itself once it has a speed, and stands still without', async () => {
  const clock = new SimulatedClock(0);
  await new Promise<void>((resolve) => {
    clock.schedule(86_400_000, () => resolve());
    clock.setSpeed(1_000_000);
  });
  clock.stop();
  const stopped = clock.now();
  expect(stopped).toBeGreaterThanOrEqual(86_400_000);
  expect(clock.speed).toBe(0);
});
