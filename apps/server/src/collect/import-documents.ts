import type { DocumentHeader, Instant, InventoryFormat, ReadEvent } from '@calepin/core';
import { type InventorySource, readInventory } from '@calepin/readers';
import type { FoldRequest, FoldResult, ImportRecord, Register } from '../store/register.ts';
import { RegisterError } from '../store/storage-error.ts';
import { defaultHostOf } from './default-host.ts';
import type { RefusedEvent } from './document-summary.ts';
import { evaluateFindings } from './evaluate-findings.ts';
import { type FailureCode, failureCode } from './failure.ts';
import { hashDocument } from './hash-document.ts';
import { isRefused, readHeader } from './read-header.ts';
import { READING } from './reading.ts';

/** One document, with what the person corrected. */
export interface DocumentToImport {
  readonly source: InventorySource;
  readonly as?: InventoryFormat;
  readonly host?: string;
  readonly observedAt?: Instant;
}

export type ImportPhase = 'waiting' | 'reading' | 'folding';

/** How documents came: chosen by a person, pushed by a collector, invented, or collected by the server itself. */
export type ImportOrigin = 'file' | 'push' | 'example' | 'collect';

export interface ImportDocumentsRequest {
  readonly register: Register;
  readonly site: { readonly name: string; readonly example?: boolean };
  readonly origin: ImportOrigin;
  readonly documents: Iterable<DocumentToImport> | AsyncIterable<DocumentToImport>;
  readonly clock: () => Instant;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: {
    readonly importId: string;
    readonly phase: ImportPhase;
    readonly rows: number;
  }) => void;
  /**
   * When the findings of the site are evaluated: once all documents are in (unless said otherwise), also at the instant of
   * each document, so that the past has a history, or not at all.
   */
  readonly evaluate?: 'at-the-end' | 'at-each-document' | 'never';
}

/** What the server's own collection writes: nobody has to look what it is. */
const COLLECTED: Omit<DocumentHeader, 'name'> = {
  format: 'collector-json',
  encoding: 'utf-8',
  delimiter: null,
  observedAt: null,
  observedAtSource: null,
};

/** What became of one document. */
export type DocumentOutcome =
  | { readonly kind: 'folded'; readonly name: string; readonly result: FoldResult }
  | { readonly kind: 'refused'; readonly name: string; readonly refusal: RefusedEvent }
  /** `reason` is for the log. */
  | { readonly kind: 'failed'; readonly name: string; readonly code: FailureCode; readonly reason: string };

export interface ImportOutcome {
  /**
   * `null` when nothing was recognised: the register then keeps no trace. Also when a collection brought nothing but what
   * the register had: its documents are `folded` with a result that says so.
   */
  readonly record: ImportRecord | null;
  readonly documents: readonly DocumentOutcome[];
}

interface Recognised extends DocumentToImport {
  readonly header: DocumentHeader;
  readonly instant: Instant;
}

/**
 * Imports documents into a site, the oldest first, each whole or not at all; one that fails does not stop the others.
 * Then evaluates the findings of the site, as `evaluate` says. Stops between two batches of rows when the signal asks;
 * the document being read is then taken back. Collected documents that say again what the register has are no import.
 */
export async function importDocuments(request: ImportDocumentsRequest): Promise<ImportOutcome> {
  const { register, signal } = request;
  const documents: DocumentOutcome[] = [];
  const recognised: Recognised[] = [];
  const collectingSite = request.origin === 'collect' ? await siteOf(request) : null;
  for await (const document of request.documents) {
    signal?.throwIfAborted();
    const known = collectingSite === null ? null : await confirmKnown(document, collectingSite.id, request);
    if (known !== null) {
      documents.push(known);
      continue;
    }
    const header =
      collectingSite === null
        ? await readHeader(document.source, readOptions(document, signal))
        : { ...COLLECTED, name: document.source.name };
    if (isRefused(header)) documents.push({ kind: 'refused', name: document.source.name, refusal: header });
    else
      recognised.push({
        ...document,
        header,
        instant: document.observedAt ?? header.observedAt ?? request.clock(),
      });
  }
  if (recognised.length === 0) return { record: null, documents };

  const site = collectingSite ?? (await siteOf(request));
  const importId = await register.beginImport({ site: site.id, origin: request.origin });
  request.onProgress?.({ importId, phase: 'waiting', rows: 0 });
  for (const document of recognised.sort((a, b) => a.instant - b.instant)) {
    if (signal?.aborted) break;
    const outcome = await importDocument(document, importId, site.id, request);
    documents.push(outcome);
    if (request.evaluate === 'at-each-document' && outcome.kind === 'folded') {
      await evaluateFindings({ register, site: site.id, at: document.instant });
    }
  }
  const record = await register.endImport(importId, outcomeOf(documents, signal));
  if (request.evaluate !== 'never') await evaluateFindings({ register, site: site.id, at: request.clock() });
  return { record, documents };
}

/** The site to import into. A collection does not bring a site back that was removed while it ran. */
async function siteOf({ register, site, origin }: ImportDocumentsRequest): Promise<{ readonly id: string }> {
  if (origin !== 'collect') return register.ensureSite(site.name, { example: site.example ?? false });
  const known = (await register.sites()).find(({ name }) => name === site.name);
  if (known === undefined) throw new RegisterError('unknown-site', { name: site.name });
  return known;
}

/** Notes that a collected document was read again, when the register has it as its newest; `null` when it does not. */
async function confirmKnown(
  { source, host, observedAt }: DocumentToImport,
  site: string,
  { register, clock }: ImportDocumentsRequest,
): Promise<DocumentOutcome | null> {
  const { sha256 } = await hashDocument(source);
  const result = await register.confirm({
    site,
    sha256,
    format: COLLECTED.format,
    observedAt: observedAt ?? clock(),
    defaultHost: host ?? defaultHostOf(source.name),
    reading: READING,
  });
  return result === null ? null : { kind: 'folded', name: source.name, result };
}

async function importDocument(
  document: Recognised,
  importId: string,
  site: string,
  { register, signal, onProgress }: ImportDocumentsRequest,
): Promise<DocumentOutcome> {
  const { source, header } = document;
  try {
    const { sha256, bytes } = await register.storeOriginal(source.open());
    // Read from what was stored: what is folded is exactly what is kept, even if the file changes meanwhile.
    const stored = { ...source, open: () => register.original(sha256), size: bytes };
    const corrected = document.observedAt !== undefined && document.observedAt !== header.observedAt;
    const fold: FoldRequest = {
      importId,
      site,
      header,
      sha256,
      bytes,
      observedAt: document.instant,
      observedAtSource: corrected ? 'given' : (header.observedAtSource ?? 'import'),
      defaultHost: document.host ?? defaultHostOf(source.name),
      reading: READING,
      events: () => stoppable(readInventory(stored, { as: header.format }), signal),
      onProgress: (progress) => onProgress?.({ importId, ...progress }),
    };
    return { kind: 'folded', name: source.name, result: await register.fold(fold) };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'failed', name: source.name, code: failureCode(error), reason };
  }
}

function readOptions(document: DocumentToImport, signal: AbortSignal | undefined) {
  return {
    ...(document.as === undefined ? {} : { as: document.as }),
    ...(signal === undefined ? {} : { signal }),
  };
}

async function* stoppable(
  events: AsyncIterable<ReadEvent>,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadEvent> {
  for await (const event of events) {
    signal?.throwIfAborted();
    yield event;
  }
}

/** An import has failed when it was stopped, or when none of its documents came through. */
function outcomeOf(
  documents: readonly DocumentOutcome[],
  signal: AbortSignal | undefined,
): { failure?: FailureCode } {
  if (signal?.aborted) return { failure: 'stopped' };
  if (documents.some((document) => document.kind === 'folded')) return {};
  const failed = documents.find((document) => document.kind === 'failed');
  return { failure: failed?.code ?? 'refused' };
}
