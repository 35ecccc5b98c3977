import { expect, test } from 'vitest';
import { csvFile, csvText, EXCEL_FR_CSV, instantCell, PLAIN_CSV } from './csv.ts';

const AT = Date.UTC(2026, 0, 14, 7, 30);

test.each([
  ['text', 'RDLIC01', 'RDLIC01'],
  ['a number', -1, '-1'],
  ['a truth', false, 'false'],
  ['nothing', null, ''],
  ['an instant', instantCell(AT), '2026-01-14T07:30:00Z'],
  ['an unknown instant', instantCell(null), ''],
  ['a delimiter', 'a,b', '"a,b"'],
  ['a quote', 'a"b', '"a""b"'],
  ['a line end', 'a\nb', '"a\nb"'],
  ['a formula', '=1+1', '"\'=1+1"'],
  ['a formula that begins with a sign', '-1+1', '"\'-1+1"'],
  ['a formula of an older program', '@SUM(A1)', '"\'@SUM(A1)"'],
  ['a formula behind a tab', '\t=1', '"\'\t=1"'],
])('%s', (_, cell, text) => {
  expect(csvText([[cell, 'z']], PLAIN_CSV)).toBe(`${text},z\r\n`);
});

test('for a French Excel', () => {
  expect(csvText([['a;b', 'c,d', instantCell(AT)]], EXCEL_FR_CSV)).toBe('"a;b";c,d;14/01/2026\r\n');
});

test('a file begins once, and goes on with rows as they come', async () => {
  async function* rows() {
    yield [['1']];
    yield [];
    yield [['2'], ['3']];
  }
  const pieces = [];
  for await (const piece of csvFile(['A'], rows(), EXCEL_FR_CSV)) pieces.push(piece);
  expect(pieces).toEqual(['\u{feff}A\r\n', '1\r\n', '2\r\n3\r\n']);
});
