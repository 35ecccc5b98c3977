import type { RejectionCode } from '@calepin/core';
import { type Dialect, isBlank, isDirective, isRule, withoutMark } from './dialect.ts';
import type { RowCells } from './row-cells.ts';

const BYTE_ORDER_MARK = 0xfeff;
/** Space, `|`, `-` and `:` begin the rule under the header of a table in Markdown. */
const RULE_INITIALS: readonly number[] = [32, 124, 45, 58];

/** What a row is before its values are looked at. */
export type RowVerdict = 'row' | 'skip' | Extract<RejectionCode, 'wrong-field-count' | 'truncated-row'>;

/** Judges rows by their shape: blank lines and repeated headers pass silently, rows of another width are parked. */
export class RowGuard {
  readonly #dialect: Dialect;
  readonly #headerInitial: number;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    this.#headerInitial = dialect.header[0]?.charCodeAt(0) ?? -1;
  }

  judge(cells: RowCells): RowVerdict {
    const { width, headerLine, header } = this.#dialect;
    if (cells.line <= headerLine) return 'skip';
    if (cells.count === width && !(cells.isEmpty(0) && isBlank(cells))) {
      return this.#mayBeNone(cells) && (this.isHeader(cells) || isRule(cells)) ? 'skip' : 'row';
    }
    if (isBlank(cells) || isDirective(cells) || isRule(cells)) return 'skip';
    if (cells.count > width) {
      if (this.isHeader(cells)) return 'skip';
      for (let index = Math.max(width, header.length); index < cells.count; index++) {
        if (!cells.isEmpty(index)) return 'wrong-field-count';
      }
      return 'row';
    }
    return cells.last ? 'truncated-row' : 'wrong-field-count';
  }

  /** A look at the first letter spares nearly every row the look at its cells. */
  #mayBeNone(cells: RowCells): boolean {
    const initial = cells.codes[cells.starts[0] ?? 0] ?? -1;
    return initial === this.#headerInitial || initial === BYTE_ORDER_MARK || RULE_INITIALS.includes(initial);
  }

  /** The header again: exports that were joined repeat it. */
  isHeader(cells: RowCells): boolean {
    const { header } = this.#dialect;
    return (
      cells.count === header.length &&
      header.every((name, index) => (index === 0 ? withoutMark(cells.cell(0)) : cells.cell(index)) === name)
    );
  }
}
