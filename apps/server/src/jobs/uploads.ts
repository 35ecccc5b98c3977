import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** More bytes came than are accepted; what was written is removed. */
export class UploadTooLarge extends Error {
  override readonly name = 'UploadTooLarge';
}

/** More files at once than are accepted. */
export class TooManyUploads extends Error {
  override readonly name = 'TooManyUploads';
}

interface Receipt {
  readonly id: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly maximum: number;
  readonly signal?: AbortSignal;
}

/**
 * Received files, on disk until they are imported or discarded. The folder belongs to one server at a time, so
 * whatever it holds at the start was abandoned.
 */
export class Uploads {
  readonly #folder: string;
  readonly #atOnce: number;
  #receiving = 0;

  constructor(folder: string, atOnce: number) {
    this.#folder = folder;
    this.#atOnce = atOnce;
  }

  /** Empties the folder of what an earlier server left. */
  async prepare(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** Streams bytes to the disk. A file under its final name is whole. Throws `UploadTooLarge` or `TooManyUploads`. */
  async receive({
    id,
    bytes,
    maximum,
    signal,
  }: Receipt): Promise<{ readonly path: string; readonly size: number }> {
    if (this.#receiving >= this.#atOnce) throw new TooManyUploads();
    this.#receiving += 1;
    const path = join(this.#folder, id);
    const partial = `${path}.part`;
    let size = 0;
    const counted = new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        size += chunk.length;
        done(size > maximum ? new UploadTooLarge() : null, chunk);
      },
    });
    try {
      const options = signal === undefined ? {} : { signal };
      await pipeline(
        Readable.from(bytes, { objectMode: false }),
        counted,
        createWriteStream(partial, { mode: 0o600, flags: 'wx' }),
        options,
      );
      await rename(partial, path);
      return { path, size };
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    } finally {
      this.#receiving -= 1;
    }
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true });
  }
}
