import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../failure.ts';

/** Writes a file whole or not at all, and returns its size: who replaces a file every night keeps the last good one. */
export async function writeFile(path: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const unfinished = `${path}.part`;
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      bytes += piece.length;
      yield piece;
    }
  };
  try {
    await pipeline(counted(), createWriteStream(unfinished));
    await rename(unfinished, path);
    return bytes;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    const isFile = error instanceof Error && 'syscall' in error && 'code' in error;
    if (!isFile) throw error;
    throw new Failure('output-file', { path, reason: String(error.code) }, { cause: error });
  }
}
