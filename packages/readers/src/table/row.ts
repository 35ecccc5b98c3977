import type { PropertyKind } from '../instances/property.ts';

/** What a cell holds; not `whole` when the console cut it. */
export interface Cell {
  readonly text: string;
  readonly whole: boolean;
}

const MOST_LINES = 50;
/** `…` and `...` end what was cut, and begin it in columns that are aligned to the right. */
const CUT = /(?:\u2026|\.\.\.)$|^(?:\u2026|\.\.\.)/;

/** One row of a table, which `-Wrap` may spread over several lines. */
export class Row {
  readonly line: number;
  readonly #lines: (readonly string[])[];

  constructor(cells: readonly string[], line: number) {
    this.line = line;
    this.#lines = [cells];
  }

  get text(): string {
    return this.#lines
      .flat()
      .filter((cell) => cell !== '')
      .join(' ');
  }

  goOn(cells: readonly string[]): void {
    if (this.#lines.length < MOST_LINES) this.#lines.push(cells);
  }

  /** Words are wrapped between them; figures and dates that were broken are not put together. */
  cell(index: number, kind: PropertyKind): Cell {
    const pieces = this.#lines.flatMap((cells) => (cells[index] ? [cells[index]] : []));
    const text = pieces.join(' ');
    const broken = pieces.length > 1 && kind !== 'text' && kind !== 'date';
    return { text, whole: !broken && !CUT.test(text) };
  }
}
