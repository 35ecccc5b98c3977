import { resolve } from 'node:path';
import { toIso } from '@calepin/core';
import type { ImportRecord, ImportRequest, InspectedDocument, Inspection } from '@calepin/server/schemas';
import { openApi } from '../../api/open-api.ts';
import type { Context } from '../../context.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { note, printLines } from '../../table/print-table.ts';
import { canAsk, confirm } from '../../terminal/confirm.ts';
import { printable } from '../../terminal/printable.ts';
import { Progress } from '../../terminal/progress.ts';
import { printJson } from '../asking.ts';
import type { Given, Run } from '../definition.ts';
import { printImportsCsv } from '../imports/imports-csv.ts';
import { sayChanges, sumOf } from '../imports/say-changes.ts';
import { shortId } from '../imports/short-id.ts';
import { checkWords, pathFailure } from '../inspect/sources.ts';
import { ImportWay } from './import-way.ts';
import { forget, inspected, type Received } from './inspected.ts';
import type { ImportOptions } from './options.ts';
import { printPreview } from './preview.ts';
import { look, type Sending } from './send.ts';
import { takeBack } from './take-back.ts';

const NOT_DATED = new Set(['file-date', 'import', null]);

interface Outcome extends Received {
  readonly imports: ImportRecord[];
  declined: boolean;
}

export const runImport: Run<ImportOptions> = async (context, given, words) => {
  checkWords(words, context);
  for (const word of words) {
    const failure = await pathFailure(word, resolve('.'));
    if (failure !== null) throw failure;
  }
  const signal = context.interruption();
  const progress = new Progress(context);
  const outcome: Outcome = { imports: [], refused: [], declined: false };
  const started: string[] = [];
  await using api = await openApi(context, 'write');
  const sending: Sending = { api, context, progress, signal, site: given.site, as: given.as };
  try {
    for await (const inspections of inspected(words, sending, outcome)) {
      if (outcome.declined) await forget(inspections, sending);
      else await importAll(inspections, sending, given, outcome, started);
    }
  } catch (error) {
    await progress.clear();
    if (signal.aborted) throw await takeBack(started, api, context);
    throw error;
  } finally {
    await progress.clear();
  }
  return await conclude(outcome, context);
};

async function importAll(
  inspections: readonly Inspection[],
  sending: Sending,
  given: Given<ImportOptions>,
  outcome: Outcome,
  started: string[],
): Promise<void> {
  const { api, context, progress, signal } = sending;
  const documents = inspections.flatMap((inspection) => inspection.documents);
  if (documents.length === 0) return;
  if (given.yes !== true && canAsk(context)) {
    await printPreview(inspections, (document) => hostOf(document, given), context);
    if (!(await confirm(context.say('import.question', { count: documents.length }), context))) {
      outcome.declined = true;
      await forget(inspections, sending);
      return;
    }
  }
  const json = requestOf(inspections, given);
  const begun = await api.send<ImportRecord>('POST', '/imports', { json });
  const at = started.push(begun.id) - 1;
  const way = new ImportWay(documents);
  const record = await look(begun, signal, async (known) => {
    // The register's own identifier follows once the import's turn has come.
    started[at] = known.id;
    await progress.show(stepOf(known, way, context));
    return known.state === 'running' ? await api.get<ImportRecord>(`/imports/${known.id}`) : null;
  });
  await progress.clear();
  outcome.imports.push(record);
}

/** The name for the license server of a document that does not say it; `null` when it does. */
function hostOf({ suggestedHost }: InspectedDocument, { host }: Given<ImportOptions>): string | null {
  return suggestedHost === null ? null : (host ?? suggestedHost);
}

function requestOf(inspections: readonly Inspection[], given: Given<ImportOptions>): ImportRequest {
  const { site, host, observedAt } = given;
  return {
    inspectionIds: inspections.map(({ id }) => id),
    ...(site === undefined ? {} : { site }),
    documents: inspections.flatMap(({ id, documents }) =>
      documents.map(({ index, suggestedHost, observedAtSource }) => ({
        inspectionId: id,
        index,
        ...(host !== undefined && suggestedHost !== null ? { host } : {}),
        ...(observedAt !== undefined && NOT_DATED.has(observedAtSource)
          ? { observedAt: toIso(observedAt) }
          : {}),
      })),
    ),
  };
}

function stepOf(record: ImportRecord, way: ImportWay, { say }: Context) {
  const { progress } = record;
  if (progress === null || progress.phase === 'waiting')
    return { label: say('progress.waiting'), share: null };
  const rows = say('progress.rows', { rows: progress.rows });
  return { label: say('progress.importing'), share: way.shareOf(record), detail: rows };
}

async function conclude({ imports, refused, declined }: Outcome, context: Context): Promise<ExitCode> {
  const { say } = context;
  if (context.format === 'json') {
    await printJson({ imports, refused: refused.map(({ name, message }) => ({ name, message })) }, context);
  } else if (context.format === 'csv') await printImportsCsv(imports, context);
  else for (const record of imports) await printImport(record, context);
  const done = imports.filter((record) => record.observations.length > 0);
  if (declined) {
    await note(context, say('import.declined'));
    return EXIT.done;
  }
  if (done.length === 0) throw new Failure('nothing-imported');
  const rejected = done.some(({ observations }) =>
    observations.some((observation) => observation.rejected > 0),
  );
  const short = imports.some(({ notImported, state }) => notImported.length > 0 || state === 'failed');
  return refused.length > 0 || rejected || short ? EXIT.partly : EXIT.done;
}

async function printImport(record: ImportRecord, context: Context): Promise<void> {
  const { say } = context;
  const { observations, notImported, id, site } = record;
  for (const { name, message } of notImported) {
    await printLines(say('import.failed', { name: printable(name), reason: message }), context, 'now');
  }
  if (observations.length === 0) return;
  const changes = sayChanges(sumOf(observations.map((observation) => observation.changes)), context);
  await printLines(
    say('import.done', { documents: observations.length, site: printable(site), changes }),
    context,
  );
  const rejected = observations.reduce((sum, observation) => sum + observation.rejected, 0);
  if (rejected > 0) {
    const text = `${context.output.style.glyphs.soon} ${say('inspect.rejected', { count: rejected })}`;
    await printLines(text, context, 'soon');
  }
  await printLines(say('import.identifier', { id, short: shortId(id) }), context, 'quiet');
}
