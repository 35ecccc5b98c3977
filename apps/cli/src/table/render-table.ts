import { displayWidth } from '../terminal/display-width.ts';
import { printable } from '../terminal/printable.ts';
import { pad, shortenMiddle } from '../terminal/shorten.ts';
import type { Style } from '../terminal/style.ts';
import { fitColumns } from './fit-columns.ts';
import type { Cell, Column, Table } from './table.ts';

/** Spaces between two columns: no rules, the eye follows the alignment. */
const GAP = 2;
const LONGEST_HEADING = 12;

export interface RenderedTable {
  readonly lines: readonly string[];
  /** Headings of the columns that did not fit. */
  readonly dropped: readonly string[];
}

/** A table as lines of text: headings, a hairline, rows; numbers to the right, long texts shortened in their middle. */
export function renderTable<Row>(
  table: Table<Row>,
  options: { readonly style: Style; readonly width: number; readonly indent?: string },
): RenderedTable {
  const { style, indent = '' } = options;
  const columns = table.columns;
  const cells = table.rows.map((row) => columns.map((column) => safe(column.cell(row))));
  const needs = columns.map((column, index) => {
    const width = Math.max(displayWidth(column.heading), ...widthsOf(cells, index));
    const least = column.shortest === undefined ? width : Math.min(width, column.shortest);
    // A heading is worth more than a character of a name, until it is long itself.
    const heading = Math.min(displayWidth(column.heading), LONGEST_HEADING);
    return { width, least: Math.max(least, Math.min(width, heading)), importance: column.importance };
  });
  const fit = fitColumns(needs, options.width - displayWidth(indent), GAP);
  const line = (paint: (column: Column<Row>, index: number, width: number) => string): string =>
    `${indent}${fit.kept
      .map(({ index, width }) => paint(columnAt(columns, index), index, width))
      .join(' '.repeat(GAP))}`.trimEnd();
  const ruled = fit.kept.reduce((sum, { width }) => sum + width, 0) + GAP * Math.max(0, fit.kept.length - 1);
  return {
    lines: [
      line(({ heading, align }, _index, width) =>
        style.paint('quiet', aligned(heading, width, align, style)),
      ),
      `${indent}${style.paint('quiet', style.glyphs.hairline.repeat(ruled))}`,
      ...cells.map((row) =>
        line(({ align }, index, width) => {
          const cell = row[index] ?? { text: '' };
          if (cell.painted !== undefined)
            return cell.painted + ' '.repeat(Math.max(0, width - displayWidth(cell.text)));
          return style.paint(cell.tone ?? 'plain', aligned(cell.text, width, align, style));
        }),
      ),
    ],
    dropped: fit.dropped.map((index) => columnAt(columns, index).heading),
  };
}

/** Not `Math.max(...rows)`: a table may have more rows than a call may have arguments. */
function widthsOf(cells: readonly (readonly Cell[])[], index: number): [number] {
  return [cells.reduce((widest, row) => Math.max(widest, displayWidth(row[index]?.text ?? '')), 0)];
}

function aligned(text: string, width: number, align: 'left' | 'right' | undefined, style: Style): string {
  return pad(shortenMiddle(text, width, style.glyphs.ellipsis), width, align ?? 'left');
}

function safe(cell: Cell): Cell {
  return cell.painted === undefined ? { ...cell, text: printable(cell.text) } : cell;
}

function columnAt<Row>(columns: readonly Column<Row>[], index: number): Column<Row> {
  const column = columns[index];
  if (column === undefined) throw new RangeError(`no column ${index}`);
  return column;
}
