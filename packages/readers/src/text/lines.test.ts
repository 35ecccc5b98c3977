import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineSplitter, LONGEST_LINE } from './lines.ts';

function linesOf(pieces: readonly string[]): string[] {
  const splitter = new LineSplitter();
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()].map(({ text }) => text);
}

describe('line ends', () => {
  test.each<[string, string, string[]]>([
    ['of Unix', 'a\nb\n', ['a', 'b']],
    ['of Windows', 'a\r\n\r\nb', ['a', '', 'b']],
    ['of old machines', 'a\rb', ['a', 'b']],
    ['of wmic', 'a\r\r\nb\r\r\n', ['a', 'b']],
    ['missing at the end', 'a', ['a']],
  ])('%s', (_, text, expected) => expect(linesOf([text])).toEqual(expected));
});

test('pieces of any size make the same lines', () => {
  const text = fc.array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\r\r\n', ' '), { maxLength: 40 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 7 }), (parts, size) => {
      const whole = parts.join('');
      const pieces = whole.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(linesOf(pieces)).toEqual(linesOf([whole]));
    }),
  );
});

test('a line beyond the bound is cut, and the next line is read', () => {
  const splitter = new LineSplitter();
  const lines = [];
  for (let piece = 0; piece < 10; piece++) lines.push(...splitter.push('x'.repeat(LONGEST_LINE)));
  lines.push(...splitter.push('\nnext'), ...splitter.end());
  expect(lines.map(({ text, number, cut }) => [text.length, number, cut])).toEqual([
    [LONGEST_LINE, 1, true],
    [4, 2, false],
  ]);
});
