import { expect, test } from 'vitest';
import { parseDate } from './date.ts';
import { DateColumn, settle } from './date-column.ts';

function columnOf(...texts: string[]): DateColumn {
  const column = new DateColumn();
  for (const text of texts) {
    const reading = parseDate(text, (wallClock) => wallClock);
    if (typeof reading === 'object' && reading !== null) column.note(reading);
  }
  return column;
}

test.each([
  ['one value settles the column', ['03/04/2026', '13/04/2026'], 'day-first'],
  ['the other way round', ['03/04/2026', '04/13/2026'], 'month-first'],
  ['nothing tells', ['03/04/2026', '05/06/2026'], null],
  ['values that contradict each other settle nothing', ['13/04/2026', '04/13/2026'], null],
])('%s', (_, texts, order) => {
  expect(columnOf(...texts).order).toBe(order);
});

test('a date that can be read in one way needs no order', () => {
  const reading = { dayFirst: 5, monthFirst: null };
  expect(settle(reading, null)).toBe(5);
  expect(settle({ dayFirst: 5, monthFirst: 6 }, 'month-first')).toBe(6);
  expect(settle({ dayFirst: 5, monthFirst: 6 }, null)).toBeNull();
});
