import { expect, test } from 'vitest';
import { indented, wrap } from './wrap.ts';

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['Attention : 20\u00a0% du total', 14, ['Attention :', '20\u00a0% du total']],
  ['averyverylongword b', 5, ['averyverylongword', 'b']],
  ['東京 都', 4, ['東京', '都']],
  ['first\n\nthird', 20, ['first', '', 'third']],
  ['', 10, ['']],
])('%j in %i columns', (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});

test('piped output is not wrapped', () => {
  expect(wrap('a '.repeat(200), Number.POSITIVE_INFINITY)).toHaveLength(1);
});

test('indents every line but leaves no space at the end of empty ones', () => {
  expect(indented('one two three four five six\n\nlast', '  ', 22)).toEqual([
    '  one two three four',
    '  five six',
    '',
    '  last',
  ]);
});
