import { lookupOf } from '../instances/lookups.ts';
import { isNumericDate } from '../instances/read-value.ts';
import type { ReadContext } from '../reader.ts';
import { parseDate } from '../values/date.ts';
import { DateColumn } from '../values/date-column.ts';
import { zoneClock } from '../values/time-zone.ts';
import type { Dialect } from './dialect.ts';
import type { RowCells } from './row-cells.ts';
import { RowGuard } from './row-guard.ts';
import { DelimitedTokenizer } from './tokenizer.ts';

/**
 * The order of day and month of each date column, by the column's index. The whole document is passed only when its first
 * rows show dates in figures, or no date at all in a column: everything else needs no order.
 */
export async function surveyDates(
  context: ReadContext,
  dialect: Dialect,
): Promise<ReadonlyMap<number, DateColumn>> {
  const clock = zoneClock(context.timeZone);
  const lookup = lookupOf(dialect.kind);
  const columns = dialect.header.flatMap((name, index) => (lookup(name)?.kind === 'date' ? [index] : []));
  const orders = new Map(columns.map((index) => [index, new DateColumn()]));
  const wanted = columns.some((index) => {
    const texts = dialect.rows.map((row) => row[index] ?? '').filter((text) => text.trim() !== '');
    return texts.length === 0 || texts.some((text) => isNumericDate(parseDate(text, clock)));
  });
  if (!wanted) return orders;
  const guard = new RowGuard(dialect);
  const row = (cells: RowCells): void => {
    if (guard.judge(cells) !== 'row') return;
    for (const [index, dates] of orders) {
      const reading = parseDate(cells.cell(index), clock);
      if (isNumericDate(reading)) dates.note(reading);
    }
  };
  const tokenizer = new DelimitedTokenizer(
    dialect.delimiter,
    { row, tooLong: () => {}, unclosed: () => {} },
    dialect.lineEnd,
  );
  for await (const piece of context.text()) tokenizer.push(piece);
  tokenizer.end();
  return orders;
}
