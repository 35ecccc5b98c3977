import { resolve } from 'node:path';
import type { KeyPackList } from '@calepin/server/schemas';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { note } from '../../table/print-table.ts';
import { printable } from '../../terminal/printable.ts';
import { ask, askedOf, printFile, printJson } from '../asking.ts';
import type { Run } from '../definition.ts';
import { writeFile } from '../write-file.ts';
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
