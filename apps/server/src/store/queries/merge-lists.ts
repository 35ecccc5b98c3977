/** One list of a merged page: each call gives the next rows in order; fewer than asked for at the end. */
export type NextRows<T> = (count: number) => Promise<readonly T[]>;

interface Source<T> {
  readonly next: NextRows<T>;
  rows: readonly T[];
  at: number;
  ended: boolean;
}

/**
 * The first rows of several lists, merged into one order. Each list gives a few rows at a time, so that a page over a
 * thousand license servers does not read a page from each.
 */
export async function mergeLists<T>(
  lists: readonly NextRows<T>[],
  compare: (a: T, b: T) => number,
  limit: number,
): Promise<T[]> {
  const portion = Math.max(4, Math.ceil((2 * limit) / Math.max(1, lists.length)));
  const sources: Source<T>[] = lists.map((next) => ({ next, rows: [], at: 0, ended: false }));
  const page: T[] = [];
  while (page.length < limit) {
    let best: Source<T> | null = null;
    let bestRow: T | undefined;
    for (const source of sources) {
      const row = await head(source, portion);
      if (row !== undefined && (bestRow === undefined || compare(row, bestRow) < 0)) {
        best = source;
        bestRow = row;
      }
    }
    if (best === null || bestRow === undefined) break;
    page.push(bestRow);
    best.at += 1;
  }
  return page;
}

async function head<T>(source: Source<T>, portion: number): Promise<T | undefined> {
  if (source.at >= source.rows.length && !source.ended) {
    source.rows = await source.next(portion);
    source.at = 0;
    source.ended = source.rows.length < portion;
  }
  return source.rows[source.at];
}
