import type { ReadContext } from '../reader.ts';
import { type DateOrder, type DateReading, type NumericDate, parseDate } from '../values/date.ts';
import { DateColumn } from '../values/date-column.ts';
import { type ZoneClock, zoneClock } from '../values/time-zone.ts';
import { ownCopy } from './host-book.ts';
import { isNumericDate } from './read-value.ts';

const CACHED = 4096;

/** Reads the dates of one document and keeps, per column, the order of day and month that it shows. */
export class DateBook {
  readonly #context: ReadContext;
  readonly #clock: ZoneClock;
  readonly #columns = new Map<string, DateColumn>();
  readonly #cache = new Map<string, DateReading>();

  constructor(context: ReadContext) {
    this.#context = context;
    this.#clock = zoneClock(context.timeZone);
  }

  read(text: string): DateReading {
    const known = this.#cache.get(text);
    if (known !== undefined) return known;
    const reading = parseDate(text, this.#clock);
    if (this.#cache.size >= CACHED) this.#cache.clear();
    this.#cache.set(ownCopy(text), reading);
    return reading;
  }

  survey(column: string, text: string): void {
    const reading = this.read(text);
    if (!isNumericDate(reading)) return;
    let dates = this.#columns.get(column);
    if (dates === undefined) {
      dates = new DateColumn();
      this.#columns.set(column, dates);
    }
    dates.note(reading);
  }

  orderOf(column: string): DateOrder | null {
    return this.#columns.get(column)?.order ?? null;
  }

  /** Says how an ambiguous date was read, or that it was not; once per column, as the context keeps it. */
  warn(column: string, date: NumericDate, settled: number | null): void {
    if (settled === null) this.#context.warn({ code: 'dates-ambiguous', facts: { column } });
    else if (date.dayFirst !== null && date.monthFirst !== null) {
      this.#context.warn({ code: 'dates-order-assumed', facts: { column, order: this.orderOf(column) } });
    }
  }
}
