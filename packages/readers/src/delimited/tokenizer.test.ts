import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { DelimitedTokenizer, LONGEST_ROW } from './tokenizer.ts';

interface Seen {
  readonly rows: { readonly line: number; readonly cells: string[]; readonly last: boolean }[];
  readonly bad: { readonly what: string; readonly line: number }[];
}

function cut(text: string, { delimiter = ',', piece = text.length || 1 } = {}): Seen {
  const seen: Seen = { rows: [], bad: [] };
  const tokenizer = new DelimitedTokenizer(
    delimiter,
    {
      row: (cells) => seen.rows.push({ line: cells.line, cells: cells.all(), last: cells.last }),
      tooLong: (line) => seen.bad.push({ what: 'too long', line }),
      unclosed: (line, _, atEnd) => seen.bad.push({ what: atEnd ? 'unclosed at the end' : 'unclosed', line }),
    },
    text.includes('\n') ? '\n' : '\r',
  );
  for (let start = 0; start < text.length; start += piece) tokenizer.push(text.slice(start, start + piece));
  tokenizer.end();
  return seen;
}

describe('rows and cells', () => {
  test.each([
    [
      'bare cells',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR LF',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR alone',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no last line end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes',
      '"a","b"\n"1,5","2"\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    ['doubled quotes', '"say ""hi""",b\n', [['say "hi"', 'b']]],
    ['a line end inside quotes', '"a\nb",c\n', [['a\nb', 'c']]],
    ['empty cells', ',,\n', [['', '', '']]],
    ['an empty last cell at the end', 'a,', [['a', '']]],
    ['text behind a closing quote stays', '"a" x,b\n', [['"a" x', 'b']]],
    ['spaces behind a closing quote go', '"a"  ,b\n', [['a', 'b']]],
    ['a quote inside a bare cell', 'a"b,c\n', [['a"b', 'c']]],
    ['accents and beyond', 'é,中\n', [['é', '中']]],
  ])('%s', (_, text, expected) => {
    for (const piece of [1, 2, 3, 1000])
      expect(cut(text, { piece }).rows.map(({ cells }) => cells)).toEqual(expected);
  });
});

test('lines are those of the file', () => {
  expect(cut('a,b\n"1\n2",3\n4,5\n').rows.map(({ line }) => line)).toEqual([1, 2, 4]);
});

test('only a row without a line end of its own is the last', () => {
  expect(cut('a\nb\n').rows.map(({ last }) => last)).toEqual([false, false]);
  expect(cut('a\nb').rows.map(({ last }) => last)).toEqual([false, true]);
  expect(cut('a\n"b"').rows.map(({ last }) => last)).toEqual([false, true]);
});

test('a row that is too long is left out, the next one is not', () => {
  const text = `a\n${'x'.repeat(LONGEST_ROW * 3)}\nb\n`;
  for (const piece of [1000, LONGEST_ROW, text.length]) {
    const { rows, bad } = cut(text, { piece });
    expect(rows.map(({ cells, line }) => [line, ...cells])).toEqual([
      [1, 'a'],
      [3, 'b'],
    ]);
    expect(bad).toEqual([{ what: 'too long', line: 2 }]);
  }
});

test('a quote that nothing closes costs its own line only', () => {
  const filler = 'y,z\n'.repeat(LONGEST_ROW / 4);
  const { rows, bad } = cut(`a,b\n"1,2\n${filler}`, { piece: 5000 });
  expect(bad).toEqual([{ what: 'unclosed', line: 2 }]);
  expect(rows.length).toBe(1 + LONGEST_ROW / 4);
});

test('a document cut inside quotes says so', () => {
  expect(cut('a,b\n1,"2').bad).toEqual([{ what: 'unclosed at the end', line: 2 }]);
});

test('a row of too many cells is left out', () => {
  const { rows, bad } = cut(`a\n${','.repeat(5000)}\nb\n`);
  expect(rows.map(({ cells }) => cells[0])).toEqual(['a', 'b']);
  expect(bad).toEqual([{ what: 'too long', line: 2 }]);
});

test('well-formed files are cut as Papa Parse cuts them, whatever the pieces', () => {
  const cell = fc.stringMatching(/^[a-z0-9 ,;"\n\té中]{0,8}$/);
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 40 }), fc.boolean(), (rows, piece, quotes) => {
      const text = Papa.unparse(rows, { quotes, newline: '\r\n' });
      const expected = Papa.parse<string[]>(text, { newline: '\r\n', delimiter: ',' }).data;
      const own = cut(`${text}\r\n`, { piece }).rows.map(({ cells }) => cells);
      expect(own).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('no text makes it throw or lose count of lines', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a,;"\r\n ]{0,60}$/), fc.integer({ min: 1, max: 9 }), (text, piece) => {
      const whole = cut(`x\n${text}`);
      expect(cut(`x\n${text}`, { piece })).toEqual(whole);
      for (const { line } of whole.rows) expect(line).toBeLessThanOrEqual(text.split('\n').length + 1);
    }),
    { numRuns: 500 },
  );
});
