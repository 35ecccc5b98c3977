import { resolve } from 'node:path';
import type { ReadEvent } from '@calepin/core';
import {
  documentsOf,
  type InventorySource,
  type ReadOptions,
  readInventory,
  writeInspection,
} from '@calepin/readers';
import type { Context } from '../../context.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { note } from '../../table/print-table.ts';
import { printableJson } from '../../terminal/printable.ts';
import { Progress } from '../../terminal/progress.ts';
import type { Run } from '../definition.ts';
import type { InspectOptions } from './options.ts';
import { PACK_HEADER, packRecord } from './pack-csv.ts';
import { printDocument } from './print-document.ts';
import { printRefusal, type Refusal } from './print-refusal.ts';
import { checkWords, openingFailure, pathFailure, sourcesOf } from './sources.ts';
import { DocumentSummary } from './summary.ts';

interface Outcome {
  read: number;
  refused: number;
  rejected: number;
}

/** A document passes twice: once for its hash and its encoding, once for its rows. */
const PASSES = 2;

export const runInspect: Run<InspectOptions> = async (context, given, words) => {
  checkWords(words, context);
  const signal = context.interruption();
  const options: ReadOptions = {
    signal,
    ...(given.as === undefined ? {} : { as: given.as }),
    ...(given.timeZone === undefined ? {} : { timeZone: given.timeZone }),
  };
  const progress = new Progress(context);
  const sources = watched(sourcesOf(words, context, signal), progress, context);
  try {
    if (context.format === 'json') return await printJson(sources, options, context, progress, words);
    const outcome: Outcome = { read: 0, refused: 0, rejected: 0 };
    if (context.format === 'csv') await context.output.write(PACK_HEADER);
    for await (const source of sources) {
      for await (const document of documentsOf(source)) {
        await (context.format === 'csv' ? printCsv : printSummary)(
          document,
          options,
          outcome,
          context,
          progress,
        );
      }
    }
    await progress.clear();
    if (outcome.read + outcome.refused === 0) throw await nothingFound(words, 0);
    if (words.length > 1 || outcome.read + outcome.refused > 1 || context.format === 'csv') {
      await note(context, context.say('inspect.summary', { ...outcome }));
    }
    return exitCodeOf(outcome);
  } finally {
    await progress.clear();
  }
};

function exitCodeOf({ read, refused, rejected }: Outcome): ExitCode {
  if (read === 0) return EXIT.failed;
  return refused + rejected > 0 ? EXIT.partly : EXIT.done;
}

async function printJson(
  sources: AsyncIterable<InventorySource>,
  options: ReadOptions,
  context: Context,
  progress: Progress,
  words: readonly string[],
): Promise<ExitCode> {
  const { output, say } = context;
  // A terminal would obey some of the characters that JSON lets stand.
  const write = context.streams.outputIsTerminal
    ? (text: string): void | Promise<void> => output.write(printableJson(text))
    : (text: string): void | Promise<void> => output.write(text);
  const outcome = await writeInspection(sources, write, {
    ...options,
    describe: (id, facts) => say(id, facts),
  });
  await progress.clear();
  if (outcome.read === 0) {
    await output.flush();
    throw await nothingFound(words, outcome.refused);
  }
  return outcome.exitCode;
}

/** Why no document could be read: one that cannot be opened says so itself. */
async function nothingFound(words: readonly string[], refused: number): Promise<Failure> {
  const [word] = words;
  const failure = words.length === 1 && word !== undefined ? await pathFailure(word, resolve('.')) : null;
  return failure ?? new Failure('nothing-recognised', { count: refused });
}

async function printSummary(
  source: InventorySource,
  options: ReadOptions,
  outcome: Outcome,
  context: Context,
  progress: Progress,
): Promise<void> {
  const summary = new DocumentSummary();
  for await (const event of readInventory(source, options)) {
    if (event.kind === 'document') summary.header = event.header;
    else if (event.kind === 'batch') summary.add(event.batch);
    else if (event.kind === 'end') summary.end = event.end;
    else return await refuse(event, outcome, context, progress);
  }
  await progress.clear();
  outcome.read += 1;
  outcome.rejected += summary.rejections;
  if (summary.header !== null) await printDocument(summary, summary.header, context);
}

async function printCsv(
  source: InventorySource,
  options: ReadOptions,
  outcome: Outcome,
  context: Context,
  progress: Progress,
): Promise<void> {
  for await (const event of readInventory(source, options)) {
    if (event.kind === 'refused') return await refuse(event, outcome, context, progress);
    if (event.kind !== 'batch') continue;
    outcome.rejected += event.batch.rejected.length;
    for (const facts of event.batch.keyPacks) await context.output.write(packRecord(source.name, facts));
  }
  outcome.read += 1;
}

async function refuse(
  event: Extract<ReadEvent, { kind: 'refused' }>,
  outcome: Outcome,
  context: Context,
  progress: Progress,
): Promise<void> {
  outcome.refused += 1;
  await progress.clear();
  await printRefusal(refusalOf(event, context), context);
}

function refusalOf(
  { name, code, facts, tried }: Extract<ReadEvent, { kind: 'refused' }>,
  { say }: Context,
): Refusal {
  if (code === 'unreadable' && facts['reason'] !== null) {
    // Nothing was wrong with the document: the system says why it could not even be opened.
    const { code: why, values } = openingFailure(name, String(facts['reason']), resolve('.'));
    return {
      name,
      message: say(`failure.${why}`, values),
      remedy: say(`failure.${why}.remedy`, values),
      tried: [],
    };
  }
  return {
    name,
    message: say(`refusal.${code}`, facts),
    remedy: say(`refusal.${code}.remedy`, facts),
    tried: tried.map(({ format }) => say(`format.${format}`)),
  };
}

/** The sources, telling how far each has been read. */
async function* watched(
  sources: AsyncIterable<InventorySource>,
  progress: Progress,
  { say }: Context,
): AsyncGenerator<InventorySource> {
  for await (const source of sources) {
    let bytes = 0;
    yield {
      ...source,
      async *open() {
        for await (const chunk of source.open()) {
          bytes += chunk.length;
          const share =
            source.size === null ? null : Math.min(0.99, bytes / PASSES / Math.max(1, source.size));
          await progress.show({ label: say('progress.reading', { name: source.name }), share });
          yield chunk;
        }
      },
    };
  }
}
