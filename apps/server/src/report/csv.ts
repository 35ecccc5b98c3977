import type { Instant } from '@calepin/core';
import { toIso } from '@calepin/core';
import Papa from 'papaparse';

/** An instant in a cell; written in the file's style. */
export class InstantCell {
  readonly instant: Instant;

  constructor(instant: Instant) {
    this.instant = instant;
  }
}

export type Cell = string | number | boolean | InstantCell | null;

/** How a CSV file is written. */
export interface CsvStyle {
  readonly delimiter: ',' | ';';
  /** What the file begins with. */
  readonly beginning: '' | '\u{feff}';
  instant(instant: Instant): string;
}

/** RFC 4180 in UTF-8, instants in ISO 8601: for programs. */
export const PLAIN_CSV: CsvStyle = { delimiter: ',', beginning: '', instant: toIso };

/** What a double click opens rightly in a French Excel: semicolons, a byte order mark, days before months. */
export const EXCEL_FR_CSV: CsvStyle = {
  delimiter: ';',
  beginning: '\u{feff}',
  instant: (instant) => {
    const [year, month, day] = new Date(instant).toISOString().slice(0, 10).split('-');
    return `${day}/${month}/${year}`;
  },
};

/** A cell that is an instant, or empty when it is unknown. */
export function instantCell(instant: Instant | null): InstantCell | null {
  return instant === null ? null : new InstantCell(instant);
}

/**
 * Rows as CSV text, each with its line end. Text that a spreadsheet would run as a formula is preceded by an apostrophe
 * (OWASP, "CSV Injection"); numbers are not touched.
 */
export function csvText(rows: readonly (readonly Cell[])[], style: CsvStyle): string {
  if (rows.length === 0) return '';
  const written = rows.map((row) =>
    row.map((cell) => (cell instanceof InstantCell ? style.instant(cell.instant) : cell)),
  );
  const text = Papa.unparse(written, { delimiter: style.delimiter, newline: '\r\n', escapeFormulae: true });
  return `${text}\r\n`;
}

/** A whole file, piece by piece: the header, then the rows as they come. */
export async function* csvFile(
  header: readonly string[],
  rows: AsyncIterable<readonly (readonly Cell[])[]>,
  style: CsvStyle,
): AsyncGenerator<string> {
  yield style.beginning + csvText([header], style);
  for await (const some of rows) if (some.length > 0) yield csvText(some, style);
}
