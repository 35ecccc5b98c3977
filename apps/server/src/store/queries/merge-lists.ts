/** Rows in order: each call gives the next ones; fewer than asked for at the end. */
export type NextRows<T> = (count: number) => Promise<readonly T[]>;

interface Source<T> {
  readonly next: NextRows<T>;
  rows: readonly T[];
  at: number;
  ended: boolean;
}

/**
 * Several lists merged into one order. Each gives a portion at a time, so that a page over a thousand license servers
 * does not read a page from each.
 */
export function mergeLists<T>(
  lists: readonly NextRows<T>[],
  compare: (a: T, b: T) => number,
  portion: number,
): NextRows<T> {
  const sources: Source<T>[] = lists.map((next) => ({ next, rows: [], at: 0, ended: false }));
  return async (count) => {
    const merged: T[] = [];
    while (merged.length < count) {
      let best: Source<T> | null = null;
      let bestRow: T | undefined;
      for (const source of sources) {
        const row = await head(source, portion);
        if (row === undefined || (bestRow !== undefined && compare(row, bestRow) >= 0)) continue;
        best = source;
        bestRow = row;
      }
      if (best === null || bestRow === undefined) break;
      merged.push(bestRow);
      best.at += 1;
    }
    return merged;
  };
}

async function head<T>(source: Source<T>, portion: number): Promise<T | undefined> {
  if (source.at >= source.rows.length && !source.ended) {
    source.rows = await source.next(portion);
    source.at = 0;
    source.ended = source.rows.length < portion;
  }
  return source.rows[source.at];
}

/** How many rows a page asks of each of several lists at a time. */
export function portionOf(limit: number, lists: number): number {
  return Math.max(4, Math.ceil((2 * limit) / Math.max(1, lists)));
}
