import type { RejectionCode } from '@calepin/core';
import { type Dialect, isBlank, isDirective } from './dialect.ts';
import type { RowCells } from './row-cells.ts';

/** What a row is before its values are looked at. */
export type RowVerdict = 'row' | 'skip' | Extract<RejectionCode, 'wrong-field-count' | 'truncated-row'>;

/** Judges rows by their shape: blank lines and repeated headers pass silently, rows of another width are parked. */
export class RowGuard {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  judge(cells: RowCells): RowVerdict {
    const { width, headerLine, header } = this.#dialect;
    if (cells.line <= headerLine) return 'skip';
    if (cells.count === width && !(cells.isEmpty(0) && isBlank(cells))) {
      return cells.text.charCodeAt(cells.starts[0] ?? 0) === this.#headerInitial && this.#repeatsHeader(cells)
        ? 'skip'
        : 'row';
    }
    if (isBlank(cells) || isDirective(cells)) return 'skip';
    if (cells.count > width) {
      if (this.#repeatsHeader(cells)) return 'skip';
      for (let index = Math.max(width, header.length); index < cells.count; index++) {
        if (!cells.isEmpty(index)) return 'wrong-field-count';
      }
      return 'row';
    }
    return cells.last ? 'truncated-row' : 'wrong-field-count';
  }

  get #headerInitial(): number {
    return this.#dialect.header[0]?.charCodeAt(0) ?? -1;
  }

  /** Exports that were joined repeat their header. */
  #repeatsHeader(cells: RowCells): boolean {
    const { header } = this.#dialect;
    return cells.count === header.length && header.every((name, index) => cells.cell(index) === name);
  }
}
