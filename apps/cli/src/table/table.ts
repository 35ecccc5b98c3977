import type { Tone } from '../terminal/style.ts';

/** What stands where a column meets a row. */
export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
  /** Already painted text of the same width as `text`, for cells of several colours. */
  readonly painted?: string;
}

/** A column of a table for people, and of its CSV form for programs. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Cell;
  readonly align?: 'left' | 'right';
  /** 0 is never left out; where the terminal is narrow, the highest goes first. */
  readonly importance: number;
  /** The fewest columns that its texts may be shortened to; absent, they are never shortened. */
  readonly shortest?: number;
}

export interface Table<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}
