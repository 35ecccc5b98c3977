import { parseInteger } from '../values/number.ts';
import type { RowCells } from './row-cells.ts';

/** The whole number in a cell, read in place; `NaN` when it is none, and for an empty cell. */
export function cellNumber(cells: RowCells, index: number): number {
  const start = cells.starts[index] ?? 0;
  const end = cells.ends[index] ?? 0;
  if (end - start > 15 || end === start) return parseInteger(cells.cell(index));
  const { codes } = cells;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (codes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return parseInteger(cells.cell(index));
    value = value * 10 + digit;
  }
  return value;
}
