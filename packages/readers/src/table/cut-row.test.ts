import { describe, expect, test } from 'vitest';
import { type Column, columnsOf } from './columns.ts';
import { cutRow } from './cut-row.ts';

const HEADER = 'KeyPackId ProductVersion      TypeAndModel          TotalLicenses';
const DASHES = '--------- --------------      ------------          -------------';

function columns(): readonly Column[] {
  const found = columnsOf(DASHES, [HEADER], (names) => names.includes('KeyPackId'));
  if (found === null) throw new Error('no columns');
  return found;
}

/** Cells under the columns; `wide` is how much wider a console shows the text than it is long. */
function row(id: string, version: string, type: string, total = '', wide = 0): string {
  const room = 20 - wide + 14 - total.length;
  return `${id.padStart(9)} ${version.padEnd(19)} ${type.padEnd(room)} ${total}`;
}

test('columns have the names above their dashes', () => {
  expect(columns().map(({ name }) => name)).toEqual([
    'KeyPackId',
    'ProductVersion',
    'TypeAndModel',
    'TotalLicenses',
  ]);
});

test('a header that is broken over lines', () => {
  const found = columnsOf('------ ------', ['KeyPac Total', 'kId    Licens', '       es'], (names) =>
    names.includes('TotalLicenses'),
  );
  expect(found?.map(({ name }) => name)).toEqual(['KeyPackId', 'TotalLicenses']);
});

describe('rows', () => {
  test.each<[string, string, string[] | null]>([
    [
      'as printed',
      row('3', 'Windows Server 2019', 'RDS Per User CAL', '250'),
      ['3', 'Windows Server 2019', 'RDS Per User CAL', '250'],
    ],
    [
      'a number that is wider than its name',
      row('3', 'W', 'T', '12345678901234567'),
      ['3', 'W', 'T', '12345678901234567'],
    ],
    ['empty cells', row('3', '', '', ''), ['3', '', '', '']],
    [
      'cut at its end',
      row('3', 'Windows Server 2019', 'RDS').trimEnd(),
      ['3', 'Windows Server 2019', 'RDS', ''],
    ],
    ['wide characters', row('3', 'W', '組み込みの TS CAL', '250', 5), ['3', 'W', '組み込みの TS CAL', '250']],
    [
      'wide characters in a file',
      row('3', 'W', '組み込みの TS CAL', '250'),
      ['3', 'W', '組み込みの TS CAL', '250'],
    ],
    ['shifted to the left', row('3', 'Windows Server 2019', 'RDS', '250').trimStart(), null],
    ['shifted to the right', ` ${row('3', 'Windows Server 2019', 'RDS', '250')}`, null],
    ['text', 'Thanks for your help with these licences, and see you on Monday', null],
  ])('%s', (_, text, expected) => expect(cutRow(text, columns())).toEqual(expected));
});
