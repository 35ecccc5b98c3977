import { setImmediate } from 'node:timers/promises';
import type { Context, TypedResponse } from 'hono';
import type { ApiEnvironment } from './environment.ts';

/** Rows that are made into text at once: a few milliseconds. */
const SLICE = 40;

/**
 * Answers with a list of thousands, which is made piece by piece: other requests are answered in between. With 5,000 targets
 * all at once would hold the thread for 150 ms.
 */
export async function answerLongList<Row, Shown>(
  c: Context<ApiEnvironment>,
  rows: readonly Row[],
  present: (row: Row) => Shown,
): Promise<Response & TypedResponse<{ rows: Shown[] }, 200, 'json'>> {
  const answer = c.body(await longListJson(rows, present), 200, { 'content-type': 'application/json' });
  // What the text holds, `c.body` cannot know.
  return answer as unknown as Response & TypedResponse<{ rows: Shown[] }, 200, 'json'>;
}

/** The JSON of `{ rows }`. */
export async function longListJson<Row>(
  rows: readonly Row[],
  present: (row: Row) => unknown,
): Promise<string> {
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
