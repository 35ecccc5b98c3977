import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFile } from '../spool.ts';

/** Characters of JSON kept in memory, all lists together, before the largest goes to a file. */
const MOST_IN_MEMORY = 16 * 1024 * 1024;
const PIECE = 4 * 1024 * 1024;

/** Writes text to where it goes; waits when a promise is returned. */
export type Write = (text: string) => void | Promise<void>;

/** The elements of one JSON array, in order. */
export class JsonList {
  #memory: string[] = [];
  #length = 0;
  #path: string | null = null;
  #empty = true;

  get length(): number {
    return this.#length;
  }

  /** Adds an element and returns how many characters it takes. */
  add(element: unknown): number {
    const json = this.#empty ? JSON.stringify(element) : `,${JSON.stringify(element)}`;
    this.#empty = false;
    this.#memory.push(json);
    this.#length += json.length;
    return json.length;
  }

  /** Moves what is in memory to the end of a file. */
  async flush(path: string): Promise<void> {
    this.#path = path;
    const text = this.#memory.join('');
    this.#memory = [];
    this.#length = 0;
    await appendFile(path, text, { mode: 0o600 });
  }

  /** Writes the array, from the file and from memory. */
  async write(write: Write): Promise<void> {
    await write('[');
    if (this.#path !== null) {
      const decoder = new TextDecoder();
      for await (const chunk of openFile(this.#path)) await write(decoder.decode(chunk, { stream: true }));
    }
    let piece = '';
    for (const json of this.#memory) {
      piece += json;
      if (piece.length < PIECE) continue;
      await write(piece);
      piece = '';
    }
    await write(`${piece}]`);
  }
}

/** The arrays of one document, which together stay within a bound in memory however many elements they hold. */
export class JsonSpool implements AsyncDisposable {
  readonly #lists: JsonList[] = [];
  #folder: string | null = null;
  #inMemory = 0;

  list(): JsonList {
    const list = new JsonList();
    this.#lists.push(list);
    return list;
  }

  add(list: JsonList, element: unknown): void {
    this.#inMemory += list.add(element);
  }

  /** Moves the largest lists to files while there is too much in memory. Call it between batches. */
  async settle(): Promise<void> {
    if (this.#inMemory <= MOST_IN_MEMORY) return;
    this.#folder ??= await mkdtemp(join(tmpdir(), 'calepin-'));
    const bySize = this.#lists.map((list, index) => ({ list, index })).filter(({ list }) => list.length > 0);
    bySize.sort((one, other) => other.list.length - one.list.length);
    for (const { list, index } of bySize) {
      if (this.#inMemory <= MOST_IN_MEMORY / 2) return;
      this.#inMemory -= list.length;
      await list.flush(join(this.#folder, String(index)));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true });
  }
}
