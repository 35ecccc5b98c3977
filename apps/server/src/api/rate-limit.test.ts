import { MINUTE, SECOND } from '@calepin/core';
import { expect, test } from 'vitest';
import { RateLimit } from './rate-limit.ts';

test('lets so many through in any minute, and says how long to wait', () => {
  let now = Date.UTC(2026, 0, 14);
  const rate = new RateLimit(2, () => now);
  expect(rate.take()).toBeNull();
  now += 20 * SECOND;
  expect(rate.take()).toBeNull();
  expect(rate.take()).toBe(40);
  now += 39.5 * SECOND;
  expect(rate.take()).toBe(1);
  now += SECOND;
  expect(rate.take()).toBeNull();
  expect(rate.take()).toBe(20);
  now += MINUTE;
  expect(rate.take()).toBeNull();
});
