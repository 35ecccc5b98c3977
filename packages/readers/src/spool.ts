import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { InventorySource } from './reader.ts';

/** A source whose bytes lie in a temporary file, which `remove` deletes. `await using` calls it too. */
export interface SpooledSource extends AsyncDisposable {
  readonly source: InventorySource & { readonly path: string };
  readonly remove: () => Promise<void>;
}

const CHUNK = 256 * 1024;

/**
 * Writes a stream that can be read only once into a temporary file, so that it can be opened again. The file is readable by
 * this user only.
 * @example await using input = await spool('-', process.stdin)
 */
export async function spool(name: string, bytes: AsyncIterable<Uint8Array>): Promise<SpooledSource> {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-'));
  const path = join(folder, 'document');
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  let size = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      size += chunk.length;
      yield chunk;
    }
  };
  try {
    await pipeline(Readable.from(counted()), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  } catch (error) {
    await remove();
    throw error;
  }
  const source = { name, open: () => openFile(path), size, modifiedAt: null, path };
  return { source, remove, [Symbol.asyncDispose]: remove };
}

/** The bytes of a file, in pieces large enough that reading them costs little. */
export function openFile(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: CHUNK });
}
