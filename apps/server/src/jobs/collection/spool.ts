import { type FileHandle, open, rename, rm } from 'node:fs/promises';

const CHUNK = 256 * 1024;

/** More was read from a host than is kept of one. */
export class SpoolTooLarge extends Error {
  override readonly name = 'SpoolTooLarge';
}

/** A document on its way to the disk. A file under its final name is whole. */
export class Spool {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #most: number;
  #pending: string[] = [];
  #waiting = 0;
  #bytes = 0;

  private constructor(path: string, file: FileHandle, most: number) {
    this.#path = path;
    this.#file = file;
    this.#most = most;
  }

  static async open(path: string, most: number): Promise<Spool> {
    return new Spool(path, await open(`${path}.part`, 'wx', 0o600), most);
  }

  /** Takes a piece of text; resolves when the next one may come. Throws `SpoolTooLarge`. */
  readonly write = async (text: string): Promise<void> => {
    this.#pending.push(text);
    this.#waiting += text.length;
    if (this.#waiting >= CHUNK) await this.#flush();
  };

  /** Ends the document; returns its size in bytes. */
  async finish(): Promise<number> {
    await this.#flush();
    await this.#file.close();
    await rename(`${this.#path}.part`, this.#path);
    return this.#bytes;
  }

  /** Removes what was written. */
  async discard(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(`${this.#path}.part`, { force: true });
  }

  async #flush(): Promise<void> {
    const piece = Buffer.from(this.#pending.join(''));
    this.#pending = [];
    this.#waiting = 0;
    this.#bytes += piece.length;
    if (this.#bytes > this.#most) throw new SpoolTooLarge();
    await this.#file.writeFile(piece);
  }
}
