import type { CharCodes } from './char-codes.ts';

/** More columns than this is not an inventory. */
export const MOST_CELLS = 1024;

/**
 * One row as places in a text: nothing is copied until a cell is asked for, which is what makes a million rows cheap. The
 * same object serves every row, so take what you need before the next one.
 */
export class RowCells {
  text = '';
  /** The codes of `text`. */
  codes: CharCodes = new Uint8Array(0);
  count = 0;
  /** Line of the document on which the row begins, from 1. */
  line = 0;
  /** The row ends the document and has no line end of its own. */
  last = false;
  readonly starts = new Int32Array(MOST_CELLS);
  readonly ends = new Int32Array(MOST_CELLS);
  /** 0 bare, 1 quoted, 2 quoted with doubled quotes inside. */
  readonly quoting = new Uint8Array(MOST_CELLS);

  /** The cell as written, without its quotes. Cells beyond the last are empty. */
  cell(index: number): string {
    if (index >= this.count) return '';
    const text = this.text.slice(this.starts[index], this.ends[index]);
    return this.quoting[index] === 2 ? text.replaceAll('""', '"') : text;
  }

  isEmpty(index: number): boolean {
    return index >= this.count || this.starts[index] === this.ends[index];
  }

  /** All cells, copied. */
  all(): string[] {
    return Array.from({ length: this.count }, (_, index) => this.cell(index));
  }
}
