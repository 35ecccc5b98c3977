import { expect, it } from 'vitest';
import { graceDaysLeft } from './grace.ts';
import { DAY } from './rules.ts';

it.each([
  [0, 120],
  [1, 119],
  [1.5, 119],
  [119, 1],
  [119.9, 1],
  [120, 0],
  [400, 0],
  [-1, 120],
])('after %d days, %d are left', (gone, left) => {
  const installed = Date.UTC(2026, 0, 1);
  expect(graceDaysLeft(installed, installed + gone * DAY)).toBe(left);
});
