import { expect, test } from 'vitest';
import { DisplayLine } from './display-width.ts';

test.each([
  ['plain letters take one column', 'abc def', 4, 7, 'def'],
  ['wide letters take two', '組み込み def', 9, 12, 'def'],
  ['accents of their own take none', 'e\u0301te def', 4, 7, 'def'],
  ['half-width kana take one', 'ｶﾅ def', 3, 6, 'def'],
])('%s', (_, text, start, end, expected) => {
  expect(new DisplayLine(text, true).slice(start, end)).toBe(expected);
});

test('in a file every character takes one column', () => {
  expect(new DisplayLine('組み込み def', false).slice(5, 8)).toBe('def');
});

test('columns beyond the line are blank', () => {
  expect(new DisplayLine('ab', true).isBlank(5)).toBe(true);
  expect(new DisplayLine('a b', true).isBlank(0)).toBe(false);
});
