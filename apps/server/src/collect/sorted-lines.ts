import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Lines kept in memory before they are put aside: some 10 MB of rows. */
const MOST_IN_MEMORY = 20_000;
const READ_AHEAD = 64 * 1024;
const NEWLINE = 10;

interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * Puts any number of lines in order (by code unit, the same everywhere) in bounded memory: few stay in memory, many go through
 * a temporary file that only this user can read. A line must not hold a line break.
 * @example await using lines = new SortedLines(); await lines.add('b'); for await (const line of lines.sorted()) …
 */
export class SortedLines implements AsyncDisposable {
  readonly #most: number;
  readonly #runs: Run[] = [];
  #lines: string[] = [];
  #count = 0;
  #folder: string | null = null;
  #file: FileHandle | null = null;

  constructor(most: number = MOST_IN_MEMORY) {
    this.#most = most;
  }

  get count(): number {
    return this.#count;
  }

  /** The promise, when there is one, is what holds the sender back. */
  add(line: string): Promise<void> | undefined {
    this.#count += 1;
    if (this.#lines.push(line) < this.#most) return undefined;
    return this.#putAside();
  }

  async *sorted(): AsyncGenerator<string, void> {
    this.#lines.sort(byCodeUnit);
    if (this.#file === null) {
      yield* this.#lines;
      return;
    }
    const file = this.#file;
    yield* merged([this.#lines, ...this.#runs.map((run) => linesOf(file, run))]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#lines = [];
    await this.#file?.close();
    this.#file = null;
    if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }

  async #putAside(): Promise<void> {
    const lines = this.#lines.sort(byCodeUnit);
    this.#lines = [];
    this.#folder ??= await mkdtemp(join(tmpdir(), 'calepin-'));
    this.#file ??= await open(join(this.#folder, 'rows'), 'wx+', 0o600);
    const start = this.#runs.at(-1)?.end ?? 0;
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    await this.#file.write(bytes, 0, bytes.length, start);
    this.#runs.push({ start, end: start + bytes.length });
  }
}

async function* linesOf(file: FileHandle, { start, end }: Run): AsyncGenerator<string, void> {
  let rest = Buffer.alloc(0);
  for (let at = start; at < end; ) {
    const { bytesRead, buffer } = await file.read(
      Buffer.alloc(Math.min(READ_AHEAD, end - at)),
      0,
      Math.min(READ_AHEAD, end - at),
      at,
    );
    if (bytesRead === 0) throw new Error('the temporary file of the rows was cut');
    at += bytesRead;
    rest = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
    let from = 0;
    for (let to = rest.indexOf(NEWLINE); to >= 0; to = rest.indexOf(NEWLINE, from)) {
      yield rest.toString('utf8', from, to);
      from = to + 1;
    }
    rest = rest.subarray(from);
  }
}

interface Head {
  line: string;
  readonly source: AsyncIterator<string> | Iterator<string>;
}

/** Sources that are each in order, as one. The next line is always on top of a heap. */
async function* merged(
  sources: readonly (Iterable<string> | AsyncIterable<string>)[],
): AsyncGenerator<string, void> {
  const heap: Head[] = [];
  for (const source of sources) {
    const iterator = Symbol.iterator in source ? source[Symbol.iterator]() : source[Symbol.asyncIterator]();
    const { done, value } = await iterator.next();
    if (done !== true) heap.push({ line: value, source: iterator });
  }
  heap.sort((one, other) => byCodeUnit(one.line, other.line));
  for (let top = heap[0]; top !== undefined; top = heap[0]) {
    yield top.line;
    const { done, value } = await top.source.next();
    if (done !== true) top.line = value;
    else {
      const last = heap.pop();
      if (last !== undefined && last !== top) heap[0] = last;
    }
    sink(heap);
  }
}

function sink(heap: Head[]): void {
  for (let at = 0; ; ) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      const [one, other] = [heap[child], heap[least]];
      if (one !== undefined && other !== undefined && byCodeUnit(one.line, other.line) < 0) least = child;
    }
    const [one, other] = [heap[at], heap[least]];
    if (least === at || one === undefined || other === undefined) return;
    heap[at] = other;
    heap[least] = one;
    at = least;
  }
}

function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
