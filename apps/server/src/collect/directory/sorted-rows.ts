import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { UserCalRow } from './user-cal-row.ts';

/** As many rows are kept in memory: about 10 MB. */
const MOST_IN_MEMORY = 20_000;
const SEPARATOR = '\t';
/** What would end a line or a field: JSON escapes most of it by itself. */
const BREAKS = /[\p{Cc}\u2028\u2029]/gu;

/**
 * Puts rows in order, in memory while they are few and through files of the system's temporary folder when they are many: a
 * directory answers in whatever order suits it, and a document that is to be compared has one.
 */
export class SortedRows {
  readonly #most: number;
  #lines: string[] = [];
  #runs: string[] = [];
  #folder: string | null = null;

  constructor(most: number = MOST_IN_MEMORY) {
    this.#most = most;
  }

  /** `part`: which part of the directory the row is from. */
  async add({ user, rank, json }: UserCalRow, part: number): Promise<void> {
    const key = user.replaceAll(BREAKS, ' ');
    this.#lines.push([key, rank, String(part), json.replaceAll(BREAKS, escaped)].join(SEPARATOR));
    if (this.#lines.length >= this.#most) await this.#spill();
  }

  /** The rows by user; of several of one user, those of living accounts, else the deleted one whose CAL is the latest. */
  async *rows(): AsyncGenerator<{ readonly part: number; readonly json: string }, void> {
    let last: readonly string[] | null = null;
    for await (const line of this.#merged()) {
      const next: readonly string[] = line.split(SEPARATOR);
      const isReplaced = last !== null && last[0] === next[0] && last[1]?.startsWith('0') === true;
      if (last !== null && !isReplaced) yield rowOf(last);
      last = next;
    }
    if (last !== null) yield rowOf(last);
  }

  /** Removes what was written aside. */
  async close(): Promise<void> {
    this.#lines = [];
    if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }

  async #spill(): Promise<void> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'calepin-directory-'));
    const path = join(this.#folder, String(this.#runs.length));
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${this.#lines.sort(byCode).join('\n')}\n`);
    } finally {
      await file.close();
    }
    this.#runs.push(path);
    this.#lines = [];
  }

  async *#merged(): AsyncGenerator<string, void> {
    const own = this.#lines.sort(byCode);
    const sources = [own[Symbol.iterator](), ...this.#runs.map((path) => linesOf(path))];
    const heads: { line: string; source: (typeof sources)[number] }[] = [];
    for (const source of sources) {
      const { done, value } = await source.next();
      if (done !== true) heads.push({ line: value, source });
    }
    while (heads.length > 0) {
      let least = 0;
      for (let index = 1; index < heads.length; index++) {
        if (byCode(heads[index]?.line ?? '', heads[least]?.line ?? '') < 0) least = index;
      }
      const head = heads[least];
      if (head === undefined) return;
      yield head.line;
      const { done, value } = await head.source.next();
      if (done === true) heads.splice(least, 1);
      else head.line = value;
    }
  }
}

function rowOf([, , part, json = '']: readonly string[]): { part: number; json: string } {
  return { part: Number(part), json };
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function linesOf(path: string): AsyncIterator<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
}

/** By code unit: the same everywhere, whatever the language. */
function byCode(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
