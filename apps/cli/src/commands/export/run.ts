import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { KeyPackList } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { note } from '../../table/print-table.ts';
import { printable } from '../../terminal/printable.ts';
import { ask, askedOf, printFile, printJson } from '../asking.ts';
import type { Run } from '../definition.ts';
import type { ExportOptions } from './options.ts';

export const runExport: Run<ExportOptions> = async (context, given) =>
  await ask(context, given.site, async (api) => {
    const query = { ...askedOf(given), full: given.full, excelFr: given.excelFr };
    const json = context.format === 'json';
    if (given.output !== undefined) {
      const bytes = await writeFile(given.output, api.file('/exports/inventory', query));
      if (json) await printJson({ path: resolve(given.output), bytes }, context);
      else await note(context, written(given.output, bytes, context));
    } else if (json) {
      const { rows } = await api.get<KeyPackList>('/key-packs', askedOf(given));
      await printJson({ rows: rows.filter((row) => row.missingSince === null) }, context);
    } else await printFile(api, '/exports/inventory', query, context);
    return EXIT.done;
  });

function written(path: string, bytes: number, { say, figures }: Context): string {
  return say('export.written', { path: printable(path), bytes: figures.bytes(bytes) });
}

/** Writes a file whole or not at all, and returns its size: who replaces a file every night keeps the last good one. */
async function writeFile(path: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
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
