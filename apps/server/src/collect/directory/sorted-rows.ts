import { SortedLines } from '../sorted-lines.ts';
import type { UserCalRow } from './user-cal-row.ts';

const SEPARATOR = '\t';
/** What would end a field or a line. JSON holds none of it. */
const BREAKS = /\p{Cc}/gu;

/** Puts rows in order: a directory answers in whatever order suits it, and a document that is to be compared has one. */
export class SortedRows implements AsyncDisposable {
  readonly #lines = new SortedLines();

  /** `part`: the place of the row's domain. The promise, when there is one, is what holds the sender back. */
  add({ user, rank, json }: UserCalRow, part: number): Promise<void> | undefined {
    return this.#lines.add([user.replaceAll(BREAKS, ' '), rank, String(part), json].join(SEPARATOR));
  }

  /** The rows by user; of several of one user, those of living accounts, else the deleted one whose CAL is the latest. */
  async *rows(): AsyncGenerator<{ readonly part: number; readonly json: string }, void> {
    let last: readonly string[] | null = null;
    for await (const line of this.#lines.sorted()) {
      const next: readonly string[] = line.split(SEPARATOR);
      const isReplaced = last !== null && last[0] === next[0] && last[1]?.startsWith('0') === true;
      if (last !== null && !isReplaced) yield rowOf(last);
      last = next;
    }
    if (last !== null) yield rowOf(last);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lines[Symbol.asyncDispose]();
  }
}

function rowOf([, , part, json = '']: readonly string[]): { part: number; json: string } {
  return { part: Number(part), json };
}
