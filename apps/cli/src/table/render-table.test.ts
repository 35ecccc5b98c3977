import { expect, test } from 'vitest';
import { displayWidth } from '../terminal/display-width.ts';
import { createStyle } from '../terminal/style.ts';
import { renderTable } from './render-table.ts';
import type { Column } from './table.ts';

interface Row {
  readonly host: string;
  readonly installed: number | null;
  readonly seen: string;
}

const columns: readonly Column<Row>[] = [
  { heading: 'Server', cell: (row) => ({ text: row.host }), importance: 0, shortest: 8 },
  {
    heading: 'Installed',
    cell: (row) =>
      row.installed === null ? { text: '?', tone: 'unknown' } : { text: String(row.installed) },
    align: 'right',
    importance: 0,
  },
  { heading: 'Read', cell: (row) => ({ text: row.seen }), importance: 3 },
];
const rows: readonly Row[] = [
  { host: 'srv-licences-01.lab.example', installed: 2065, seen: '14 Jan 2026' },
  { host: '東京-RDLIC', installed: null, seen: '2 Feb 2026' },
];
const bare = createStyle({ color: false, unicode: true });

test('headings, a hairline, rows', () => {
  const { lines, dropped } = renderTable({ columns, rows }, { style: bare, width: 60, indent: '  ' });
  expect(lines).toEqual([
    '  Server                       Installed  Read',
    `  ${'─'.repeat(27 + 2 + 9 + 2 + 11)}`,
    '  srv-licences-01.lab.example       2065  14 Jan 2026',
    '  東京-RDLIC                           ?  2 Feb 2026',
  ]);
  expect(dropped).toEqual([]);
});

test('shortens names, then leaves columns out and says which', () => {
  const shortened = renderTable({ columns, rows }, { style: bare, width: 40 });
  expect(shortened.lines[2]).toBe('srv-lice…example       2065  14 Jan 2026');
  const narrow = renderTable({ columns, rows }, { style: bare, width: 24 });
  expect(narrow.dropped).toEqual(['Read']);
  expect(narrow.lines[2]).toBe('srv-li…xample       2065');
});

test.each([24, 30, 40, 60, 200])('no line is wider than %i columns', (width) => {
  for (const line of renderTable({ columns, rows }, { style: bare, width }).lines) {
    expect(displayWidth(line)).toBeLessThanOrEqual(width);
  }
});

test('colour leaves the alignment as it is', () => {
  const painted = renderTable(
    { columns, rows },
    { style: createStyle({ color: true, unicode: true }), width: 60 },
  );
  const plain = renderTable({ columns, rows }, { style: bare, width: 60 });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with an escape.
  const stripped = painted.lines.map((line) => line.replace(/\u001b\[\d*m/g, '').trimEnd());
  expect(stripped).toEqual(plain.lines);
});

test('what comes from outside cannot command the terminal', () => {
  const hostile = { host: '\u001b]0;title\u0007', installed: 1, seen: '' };
  const text = renderTable({ columns, rows: [hostile] }, { style: bare, width: 60 }).lines.join('');
  expect(text).not.toContain('\u001b');
  expect(text).not.toContain('\u0007');
});

test('a hundred thousand rows', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => ({
    host: `H${index}`,
    installed: index,
    seen: '',
  }));
  expect(renderTable({ columns, rows: many }, { style: bare, width: 60 }).lines).toHaveLength(100_002);
});
