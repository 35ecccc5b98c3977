import { DisplayLine, hasWideCharacters } from '../text/display-width.ts';
import type { Column } from './columns.ts';

/**
 * Cuts a line of a table into cells; `null` when it does not stand under the columns. Between two columns the cut is at the
 * last blank, since numbers grow to the left and texts to the right; each cell must then begin where its column begins, or
 * end where it ends, so that a line that was shifted on its way is never read under the wrong names.
 */
export function cutRow(text: string, columns: readonly Column[]): readonly string[] | null {
  const cells = cut(new DisplayLine(text, true), columns);
  if (cells !== null || !hasWideCharacters(text)) return cells;
  return cut(new DisplayLine(text, false), columns);
}

function cut(line: DisplayLine, columns: readonly Column[]): readonly string[] | null {
  const cells: string[] = [];
  let from = 0;
  for (const [index, { start, end }] of columns.entries()) {
    const next = columns[index + 1];
    const to = next === undefined ? line.length : lastBlank(line, end, next.start);
    if (to < 0) return null;
    const cell = trimmedCell(line, from, to);
    if (cell !== null) {
      const aligned = cell.start === start || cell.end === end;
      if (!aligned) return null;
      cells.push(line.slice(cell.start, cell.end));
    } else cells.push('');
    from = to + 1;
  }
  return cells;
}

/** The last blank before the next column begins and not before this one's name ends; -1 when there is none. */
function lastBlank(line: DisplayLine, from: number, next: number): number {
  for (let column = next - 1; column >= from; column--) if (line.isBlank(column)) return column;
  return -1;
}

function trimmedCell(line: DisplayLine, from: number, to: number): { start: number; end: number } | null {
  let start = from;
  let end = Math.min(to, line.length);
  while (start < end && line.isBlank(start)) start++;
  while (end > start && line.isBlank(end - 1)) end--;
  return start < end ? { start, end } : null;
}
