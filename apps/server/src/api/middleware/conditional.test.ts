import { expect, test } from 'vitest';
import { matchesTag } from './conditional.ts';

test.each([
  [undefined, false],
  ['', false],
  ['*', true],
  ['W/"a"', true],
  ['"a"', true],
  ['"b", W/"a"', true],
  ['"b"', false],
  ['a', false],
])('If-None-Match %j matches: %j', (header, matches) => {
  expect(matchesTag(header, 'W/"a"')).toBe(matches);
});
