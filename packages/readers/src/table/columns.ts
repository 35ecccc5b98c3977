import { DisplayLine } from '../text/display-width.ts';

/** One column of a printed table, in columns of the console. */
export interface Column {
  readonly name: string;
  /** Where its dashes begin and end: they are as long as its name. */
  readonly start: number;
  readonly end: number;
}

const DASHES = /^\s*-+(?:\s+-+)*\s*$/;
const MOST_COLUMNS = 100;
/** Narrow columns break their names over several lines when `-Wrap` is given. */
const TALLEST_HEADER = 4;

/** Whether a line underlines the names of a table's columns. */
export function isDashes(line: string): boolean {
  return line.length <= 4096 && DASHES.test(line) && line.includes('--');
}

/**
 * The columns of a table by its dashes and the lines above them. `isHeader` tells whether names are those of a table that is
 * read; the fewest lines that make such names are the header. `null` when there are none.
 */
export function columnsOf(
  dashes: string,
  above: readonly string[],
  isHeader: (names: readonly string[]) => boolean,
): readonly Column[] | null {
  const spans = [...dashes.matchAll(/-+/g)].slice(0, MOST_COLUMNS).map(({ index, 0: run }) => ({
    start: index,
    end: index + run.length,
  }));
  for (let height = 1; height <= Math.min(TALLEST_HEADER, above.length); height++) {
    const lines = above.slice(-height);
    const names = spans.map(({ start }, index) => {
      const next = spans[index + 1]?.start ?? Number.POSITIVE_INFINITY;
      return lines.map((line) => headerCell(line, start, next)).join('');
    });
    if (isHeader(names)) return spans.map((span, index) => ({ ...span, name: names[index] ?? '' }));
  }
  return null;
}

/**
 * The columns of a table without dashes, as `wmic` prints it: names that are two blanks or more apart, and texts that begin where
 * their names begin. `null` when the line is no such header.
 */
export function undashedColumns(
  line: string,
  isHeader: (names: readonly string[]) => boolean,
): readonly Column[] | null {
  if (line.length > 4096) return null;
  const columns = [...line.matchAll(/\S+(?: \S+)*/g)].slice(0, MOST_COLUMNS).map(({ index, 0: name }) => ({
    name,
    start: index,
    end: index + name.length,
  }));
  return columns.length > 1 && isHeader(columns.map(({ name }) => name)) ? columns : null;
}

/** A name begins where its dashes begin, whichever way its column is aligned. */
function headerCell(line: string, start: number, next: number): string {
  const display = new DisplayLine(line, true);
  return display.slice(start, Math.min(next, display.length)).trim();
}
