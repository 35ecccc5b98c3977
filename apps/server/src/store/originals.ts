import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { asStorageError, StorageError } from './storage-error.ts';

const SHA256 = /^[0-9a-f]{64}$/;
const TEMPORARY = 'incoming-';
/** Half the time of the usual level, for files of about the same size: inventories repeat themselves. */
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** The original bytes of every document, kept once each under their SHA-256: `originals/ab/cdef….zst`. */
export class Originals {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'originals');
  }

  /**
   * Stores bytes, compressed. When it resolves, the file and its name are on the disk. Storing the same bytes again
   * replaces the file, which heals a damaged one.
   * @throws StorageError `disk-full` and the like; nothing is left behind.
   */
  async store(bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }> {
    const temporary = join(this.#folder, `${TEMPORARY}${randomUUID()}`);
    const hash = createHash('sha256');
    let length = 0;
    try {
      await mkdir(this.#folder, { recursive: true });
      await pipeline(
        async function* () {
          for await (const chunk of bytes) {
            hash.update(chunk);
            length += chunk.length;
            yield chunk;
          }
        },
        createZstdCompress(FAST),
        createWriteStream(temporary, { flush: true, mode: 0o600 }),
      );
      const sha256 = hash.digest('hex');
      const path = this.#path(sha256);
      await mkdir(dirname(path), { recursive: true });
      await rename(temporary, path);
      await syncFolder(dirname(path));
      await syncFolder(this.#folder);
      return { sha256, bytes: length };
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw asStorageError(error, this.#folder);
    }
  }

  /**
   * The bytes again, checked against their hash at the end.
   * @throws StorageError `original-missing`, or `corrupt` when the file was cut or altered.
   */
  async *read(sha256: string): AsyncGenerator<Uint8Array> {
    if (!SHA256.test(sha256)) throw new StorageError('original-missing', { sha256: sha256.slice(0, 64) });
    const hash = createHash('sha256');
    const file = createReadStream(this.#path(sha256));
    const plain = createZstdDecompress();
    // An error of the file is passed on to whoever reads the plain bytes.
    file.on('error', (error) => plain.destroy(error));
    file.pipe(plain);
    try {
      for await (const chunk of plain) {
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      throw readingError(error, sha256, this.#folder);
    } finally {
      file.destroy();
      plain.destroy();
    }
    if (hash.digest('hex') !== sha256) throw new StorageError('corrupt', { folder: this.#folder, sha256 });
  }

  /** Removes unfinished files, and those that no observation refers to. Nobody may be storing meanwhile. */
  async clean(referenced: ReadonlySet<string>): Promise<void> {
    const entries = await readdir(this.#folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(this.#folder, entry.name);
      if (entry.name.startsWith(TEMPORARY)) await rm(path, { force: true });
      if (!entry.isDirectory()) continue;
      for (const name of await readdir(path)) {
        const sha256 = entry.name + name.replace(/\.zst$/, '');
        if (SHA256.test(sha256) && !referenced.has(sha256)) await rm(join(path, name), { force: true });
      }
    }
  }

  #path(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), `${sha256.slice(2)}.zst`);
  }
}

function readingError(error: unknown, sha256: string, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new StorageError('original-missing', { folder, sha256 }, error);
  // Codes of the decompressor: a cut file (Z_BUF_ERROR) or altered bytes (ZSTD_error_…).
  if (code.startsWith('ZSTD_') || code.startsWith('Z_'))
    return new StorageError('corrupt', { folder, sha256 }, error);
  return asStorageError(error, folder);
}

/** Makes a new name durable; Windows neither needs nor allows it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
