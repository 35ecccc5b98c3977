import { type DocumentHeader, EMPTY_BATCH, type ReadBatch, type ReadEvent } from '@calepin/core';
import { absentColumns } from './absent-columns.ts';
import { type ByteSurvey, surveyBytes } from './bytes/byte-survey.ts';
import { decode, withoutZeros } from './bytes/decode.ts';
import { detect, sampleOf } from './detect.ts';
import { DocumentContext } from './document-context.ts';
import { FORMATS } from './formats.ts';
import { LostAccents } from './lost-accents.ts';
import { observedAt } from './observed-at.ts';
import type { FormatReader, InventorySource, ReadOptions } from './reader.ts';
import { RefusedDocument } from './refused.ts';

/**
 * Reads one document of whatever format: a `document` event, batches of facts with what was parked, and `end`; or one
 * `refused`, which may also take the place of `end` when a document breaks on the way. Only the caller's own abort is
 * thrown. The source is passed twice: once for its hash and its encoding, once for its rows.
 * @example for await (const event of readInventory(source)) if (event.kind === 'batch') store(event.batch)
 */
export async function* readInventory(
  source: InventorySource,
  options: ReadOptions = {},
): AsyncGenerator<ReadEvent> {
  try {
    yield* readDocument(source, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    yield refusal(source.name, error);
  }
}

async function* readDocument(source: InventorySource, options: ReadOptions): AsyncGenerator<ReadEvent> {
  const { signal } = options;
  const timeZone = options.timeZone ?? 'UTC';
  const survey = await surveyBytes(stoppable(source.open(), signal));
  const bytes = (): AsyncGenerator<Uint8Array> => stoppable(source.open(), signal);
  const text = (): AsyncGenerator<string> =>
    decode(survey.appended ? withoutZeros(bytes()) : bytes(), survey.encoding);
  const sample = await sampleOf(text());
  if (sample.text.trim() === '' && sample.whole) throw new RefusedDocument('empty');
  const detection = detect(sample, FORMATS, options.as);
  if (detection.reader === null) {
    yield { kind: 'refused', name: source.name, code: 'not-an-inventory', tried: detection.tried, facts: {} };
    return;
  }
  const accents = new LostAccents();
  const context = new DocumentContext({
    text: () => accents.watch(text()),
    name: source.name,
    delimiter: detection.delimiter,
    timeZone,
    signal,
  });
  const header = (): DocumentHeader => {
    const { at, source: by } = observedAt(context.observedAt, source.name, source.modifiedAt, timeZone);
    return {
      name: source.name,
      format: detection.reader.format,
      encoding: survey.encoding,
      delimiter: detection.delimiter,
      observedAt: at,
      observedAtSource: by,
    };
  };
  yield* events(detection.reader, context, survey, header, accents);
}

async function* events(
  reader: FormatReader,
  context: DocumentContext,
  survey: ByteSurvey,
  header: () => DocumentHeader,
  accents: LostAccents,
): AsyncGenerator<ReadEvent> {
  if (survey.guessed) context.warn({ code: 'encoding-guessed', facts: { encoding: survey.encoding } });
  let begun = false;
  let rows = 0;
  let hostAbsent = false;
  for await (const batch of reader.read(context)) {
    // The header waits for the first batch: by then the content has said when it was observed.
    if (!begun) yield { kind: 'document', header: header() };
    begun = true;
    rows += rowsOf(batch);
    if (!hostAbsent && lacksHost(batch)) {
      hostAbsent = true;
      context.warn({ code: 'host-absent', facts: {} });
    }
    yield { kind: 'batch', batch: joined(batch, context) };
  }
  if (!begun) yield { kind: 'document', header: header() };
  const { coverage } = context;
  if (accents.found) context.warn({ code: 'accents-lost', facts: {} });
  if (rows === 0) context.warn({ code: 'no-rows', facts: {} });
  for (const warning of absentColumns(coverage)) context.warn(warning);
  context.close();
  const last = joined(EMPTY_BATCH, context);
  if (last.rejected.length + last.warnings.length > 0) yield { kind: 'batch', batch: last };
  yield { kind: 'end', end: { sha256: survey.sha256, bytes: survey.bytes, coverage } };
}

function joined(batch: ReadBatch, context: DocumentContext): ReadBatch {
  const { rejected, warnings } = context.take();
  if (rejected.length + warnings.length === 0) return batch;
  return {
    ...batch,
    rejected: [...batch.rejected, ...rejected],
    warnings: [...batch.warnings, ...warnings],
  };
}

function rowsOf(batch: ReadBatch): number {
  return (
    batch.licenseServers.length +
    batch.keyPacks.length +
    batch.issuedLicenses.length +
    batch.userCals.length +
    batch.sessionHosts.length
  );
}

/** Users' CALs come from the directory, where no license server is named. */
function lacksHost(batch: ReadBatch): boolean {
  return (
    batch.keyPacks.some(({ host }) => host === null) ||
    batch.issuedLicenses.some(({ host }) => host === null) ||
    batch.licenseServers.some(({ host }) => host === null) ||
    batch.sessionHosts.some(({ host }) => host === null)
  );
}

async function* stoppable(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    yield chunk;
  }
}

/** What stopped a document becomes its refusal, so that one document never stops the others. */
function refusal(name: string, error: unknown): ReadEvent {
  if (error instanceof RefusedDocument) {
    return { kind: 'refused', name, code: error.code, tried: [], facts: error.facts };
  }
  const reason =
    error instanceof Error && 'code' in error
      ? String(error.code)
      : error instanceof Error
        ? error.name
        : 'unknown';
  return { kind: 'refused', name, code: 'unreadable', tried: [], facts: { reason } };
}
