import { setImmediate } from 'node:timers/promises';

/** Rows that are made into text at once: a few milliseconds. */
const SLICE = 250;

/**
 * The JSON of a list of thousands, made piece by piece: other requests are answered in between. With 5,000 targets one piece
 * would hold the thread for 150 ms.
 */
export async function longList<Row>(rows: readonly Row[], present: (row: Row) => unknown): Promise<string> {
  const pieces: string[] = [];
  for (let start = 0; start < rows.length; start += SLICE) {
    // Also before the first: what was asked for has only just arrived.
    if (rows.length > SLICE) await setImmediate();
    pieces.push(
      rows
        .slice(start, start + SLICE)
        .map((row) => JSON.stringify(present(row)))
        .join(),
    );
  }
  return `{"rows":[${pieces.join()}]}`;
}
