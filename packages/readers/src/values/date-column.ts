import type { DateOrder, NumericDate } from './date.ts';

/**
 * What a column's dates in figures say of their order. One value that can be read in one way only settles the whole
 * column; two that contradict each other settle nothing.
 */
export class DateColumn {
  #dayFirst = false;
  #monthFirst = false;

  note(date: NumericDate): void {
    if (date.dayFirst !== null && date.monthFirst === null) this.#dayFirst = true;
    if (date.dayFirst === null && date.monthFirst !== null) this.#monthFirst = true;
  }

  /** The order that the column shows, `null` when it shows none. */
  get order(): DateOrder | null {
    if (this.#dayFirst === this.#monthFirst) return null;
    return this.#dayFirst ? 'day-first' : 'month-first';
  }
}

/** The instant of a date in figures in a column of a known order; `null` when it stays ambiguous. */
export function settle(date: NumericDate, order: DateOrder | null): number | null {
  if (date.dayFirst === null) return date.monthFirst;
  if (date.monthFirst === null) return date.dayFirst;
  if (order === null) return null;
  return order === 'day-first' ? date.dayFirst : date.monthFirst;
}
