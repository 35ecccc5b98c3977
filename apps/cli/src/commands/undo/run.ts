import type { ImportPage, ImportRecord } from '@calepin/server/schemas';
import type { Api } from '../../api/api.ts';
import { openApi } from '../../api/open-api.ts';
import { EXIT } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { note, printLines } from '../../table/print-table.ts';
import { canAsk, confirm } from '../../terminal/confirm.ts';
import { printable } from '../../terminal/printable.ts';
import { Progress } from '../../terminal/progress.ts';
import { printJson } from '../asking.ts';
import type { Run } from '../definition.ts';
import { look } from '../import/send.ts';
import { printImportsCsv } from '../imports/imports-csv.ts';
import { documentsOf } from '../imports/run.ts';
import type { UndoOptions } from './options.ts';

const AT_ONCE = 500;

export const runUndo: Run<UndoOptions> = async (context, given, [id = '']) => {
  const { say, figures } = context;
  await using api = await openApi(context, 'read');
  const found = await importOf(api, id);
  const when = figures.dateTime(Date.parse(found.started));
  const documents = printable(documentsOf(found, context));
  if (
    given.yes !== true &&
    canAsk(context) &&
    !(await confirm(say('undo.question', { when, documents }), context))
  ) {
    await note(context, say('undo.declined'));
    return EXIT.done;
  }
  // From here on Ctrl-C would only hide what becomes of it.
  const progress = new Progress(context);
  const begun = await api.send<ImportRecord>('DELETE', `/imports/${found.id}`);
  const record = await look(begun, new AbortController().signal, async (known) => {
    await progress.show({ label: say('progress.waiting'), share: null });
    return known.state === 'undone' ? null : await api.get<ImportRecord>(`/imports/${found.id}`);
  });
  await progress.clear();
  if (context.format === 'json') await printJson(record, context);
  else if (context.format === 'csv') await printImportsCsv([record], context);
  else await printLines(say('undo.done', { when }), context);
  return EXIT.done;
};

/** The import of an identifier, or of the end of one. */
async function importOf(api: Api, id: string): Promise<ImportRecord> {
  const wanted = id.trim().toLowerCase();
  const found: ImportRecord[] = [];
  let cursor: string | undefined;
  do {
    const page: ImportPage = await api.get('/imports', { limit: AT_ONCE, cursor });
    const exact = page.rows.find((row) => row.id === wanted);
    if (exact !== undefined) return exact;
    found.push(...page.rows.filter((row) => wanted !== '' && row.id.endsWith(wanted)));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  const [first, second] = found;
  if (first === undefined) throw new Failure('unknown-import', { id });
  if (second !== undefined) throw new Failure('import-ambiguous', { id });
  return first;
}
