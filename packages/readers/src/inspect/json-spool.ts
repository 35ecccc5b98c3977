import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFile } from '../spool.ts';

/** Bytes of JSON kept in memory, all lists together, before the largest goes to a file. */
const MOST_IN_MEMORY = 16 * 1024 * 1024;

/** Writes text to where it goes; waits when a promise is returned. */
export type Write = (text: string) => void | Promise<void>;

/** The elements of one JSON array, in order. */
export class JsonList {
  #elements: string[] = [];
  #packed: Buffer[] = [];
  #bytes = 0;
  #path: string | null = null;
  #empty = true;

  /** Bytes of packed elements in memory. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds an element, as JSON. */
  add(element: string): void {
    this.#elements.push(this.#empty ? element : `,${element}`);
    this.#empty = false;
  }

  /**
   * Turns the elements added since into bytes and returns how many: as texts they would keep alive the pieces of the
   * document that they were cut from.
   */
  pack(): number {
    if (this.#elements.length === 0) return 0;
    const bytes = Buffer.from(this.#elements.join(''));
    this.#elements = [];
    this.#packed.push(bytes);
    this.#bytes += bytes.length;
    return bytes.length;
  }

  /** Moves what is packed to the end of a file. */
  async flush(path: string): Promise<void> {
    this.#path = path;
    const bytes = Buffer.concat(this.#packed);
    this.#packed = [];
    this.#bytes = 0;
    await appendFile(path, bytes, { mode: 0o600 });
  }

  /** Writes the array, from the file and from memory. */
  async write(write: Write): Promise<void> {
    this.pack();
    const decoder = new TextDecoder();
    await write('[');
    if (this.#path !== null) {
      for await (const chunk of openFile(this.#path)) await write(decoder.decode(chunk, { stream: true }));
    }
    for (const bytes of this.#packed) await write(decoder.decode(bytes));
    await write(']');
  }
}

/** The arrays of one document, which together stay within a bound in memory however many elements they hold. */
export class JsonSpool implements AsyncDisposable {
  readonly #lists: JsonList[] = [];
  readonly #added = new Set<JsonList>();
  #folder: string | null = null;
  #inMemory = 0;

  list(): JsonList {
    const list = new JsonList();
    this.#lists.push(list);
    return list;
  }

  add(list: JsonList, element: unknown): void {
    this.addJson(list, JSON.stringify(element));
  }

  /** Adds an element that is JSON already. */
  addJson(list: JsonList, element: string): void {
    list.add(element);
    this.#added.add(list);
  }

  /** Packs what a batch added, and moves the largest lists to files while there is too much. Call it between batches. */
  async settle(): Promise<void> {
    for (const list of this.#added) this.#inMemory += list.pack();
    this.#added.clear();
    if (this.#inMemory <= MOST_IN_MEMORY) return;
    this.#folder ??= await mkdtemp(join(tmpdir(), 'calepin-'));
    const bySize = this.#lists.map((list, index) => ({ list, index })).filter(({ list }) => list.bytes > 0);
    bySize.sort((one, other) => other.list.bytes - one.list.bytes);
    for (const { list, index } of bySize) {
      if (this.#inMemory <= MOST_IN_MEMORY / 2) return;
      this.#inMemory -= list.bytes;
      await list.flush(join(this.#folder, String(index)));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true });
  }
}
