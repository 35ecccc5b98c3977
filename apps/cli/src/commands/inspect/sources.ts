import { promises as fs } from 'node:fs';
import { fileSources, type InventorySource, spool } from '@calepin/readers';
import type { Context } from '../../context.ts';
import { Failure, misused } from '../../failure.ts';

/** Standard input, on the command line. */
const STANDARD_INPUT = '-';

/** What is wrong with the words before anything is read: the keyboard is no file, and a pipe can be read once. */
export function checkWords(words: readonly string[], { streams }: Context): void {
  const inputs = words.filter((word) => word === STANDARD_INPUT).length;
  if (inputs > 1) throw misused('input-twice');
  if (inputs === 1 && streams.inputIsTerminal) throw misused('input-terminal');
}

/**
 * The documents of files, folders and the standard input. What cannot be opened is a source that refuses itself, so that the
 * others go on.
 */
export async function* sourcesOf(
  words: readonly string[],
  context: Context,
  signal: AbortSignal,
): AsyncGenerator<InventorySource> {
  for (const word of words) {
    if (word !== STANDARD_INPUT) {
      yield* fileSources(word);
      continue;
    }
    await using input = await spool(STANDARD_INPUT, stoppable(context.input, signal));
    yield input.source;
  }
}

/** Why a path holds nothing to read, or `null` when it may: for commands that do not go on without it. */
export async function pathFailure(path: string, folder: string): Promise<Failure | null> {
  if (path === STANDARD_INPUT) return null;
  try {
    const stat = await fs.stat(path);
    await fs.access(path, fs.constants.R_OK);
    if (!stat.isDirectory()) return null;
    for await (const _ of fileSources(path)) return null;
    return new Failure('folder-empty', { path });
  } catch (error) {
    return openingFailure(
      path,
      error instanceof Error && 'code' in error ? String(error.code) : 'unknown',
      folder,
    );
  }
}

/** Why a path cannot be opened, from the operating system's code. */
export function openingFailure(path: string, reason: string, folder: string): Failure {
  if (reason === 'ENOENT' || reason === 'ENOTDIR') return new Failure('file-missing', { path, folder });
  if (reason === 'EACCES' || reason === 'EPERM') return new Failure('file-denied', { path });
  return new Failure('file-unreadable', { path, reason });
}

/** The chunks of a stream until Ctrl-C: a pipe into which nobody writes would be waited for without end. */
async function* stoppable(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  stopped.catch(() => undefined);
  const iterator = chunks[Symbol.asyncIterator]();
  for (;;) {
    signal.throwIfAborted();
    const { done, value } = await Promise.race([iterator.next(), stopped]);
    if (done) return;
    yield value;
  }
}
