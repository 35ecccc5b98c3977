import type { DocumentHeader, Instant, InventoryFormat, ReadWarning, Rejection } from '@calepin/core';
import { documentsOf, type InventorySource, readInventory } from '@calepin/readers';
import type { ChangeCounts, FoldRequest, Register } from '../store/register.ts';
import { RegisterError } from '../store/storage-error.ts';
import { rememberedHostOf } from './default-host.ts';
import {
  type DocumentCounts,
  DocumentSummary,
  type HostCount,
  type RefusedEvent,
  type SummarisedKeyPack,
} from './document-summary.ts';
import { hashDocument } from './hash-document.ts';
import { isRefused, readHeader } from './read-header.ts';
import { READING } from './reading.ts';

/** A document that was recognised, with what importing it would change. */
export interface InspectedDocument {
  /** Ordinal in the upload, refused documents counted. */
  readonly index: number;
  readonly header: DocumentHeader;
  readonly sha256: string;
  readonly bytes: number;
  readonly hosts: readonly HostCount[];
  /** A name for the license server, when some rows do not say theirs. */
  readonly suggestedHost: string | null;
  readonly keyPacks: readonly SummarisedKeyPack[];
  readonly counts: DocumentCounts;
  readonly rejections: readonly Rejection[];
  readonly warnings: readonly ReadWarning[];
  readonly changes: ChangeCounts;
  /** The import that holds this very document. */
  readonly alreadyImported: string | null;
}

export interface UploadInspection {
  readonly documents: readonly InspectedDocument[];
  readonly refused: readonly RefusedEvent[];
}

export interface InspectUploadRequest {
  readonly source: InventorySource;
  readonly register: Pick<Register, 'preview' | 'defaultHosts'>;
  /** Identifier of the site; `null` when the import would create it. */
  readonly siteId: string | null;
  readonly now: Instant;
  readonly as?: InventoryFormat;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly bytes: number; readonly rows: number }) => void;
}

/** No site has this identifier: everything in the document is then an addition. */
const NO_SITE = 'none';

/**
 * Reads an upload (a file, or an archive of them) and says what is in it and what importing it would change. Writes
 * nothing. A document that cannot be read is in `refused`; the others go on.
 */
export async function inspectUpload(request: InspectUploadRequest): Promise<UploadInspection> {
  const documents: InspectedDocument[] = [];
  const refused: RefusedEvent[] = [];
  let rows = 0;
  let index = 0;
  for await (const source of documentsOf(
    counted(request.source, (bytes) => request.onProgress?.({ bytes, rows })),
  )) {
    request.signal?.throwIfAborted();
    const outcome = await inspectDocument(source, index, request, (now) => {
      rows = now;
    });
    if ('header' in outcome) documents.push(outcome);
    else refused.push(outcome);
    index += 1;
  }
  return { documents, refused };
}

async function inspectDocument(
  source: InventorySource,
  index: number,
  request: InspectUploadRequest,
  onRows: (rows: number) => void,
): Promise<InspectedDocument | RefusedEvent> {
  const options = {
    ...(request.as === undefined ? {} : { as: request.as }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  };
  const header = await readHeader(source, options);
  if (isRefused(header)) return header;
  const { sha256, bytes } = await hashDocument(source);
  const known = request.siteId === null ? [] : await request.register.defaultHosts(request.siteId);
  const defaultHost = rememberedHostOf(source.name, known);
  // A reading that the register gives up is forgotten with its summary.
  let summary = new DocumentSummary();
  const events = (): ReturnType<FoldRequest['events']> => {
    summary = new DocumentSummary();
    return summary.watch(readInventory(source, options), onRows);
  };
  try {
    const preview = await request.register.preview({
      importId: '',
      site: request.siteId ?? NO_SITE,
      header,
      sha256,
      bytes,
      observedAt: header.observedAt ?? request.now,
      observedAtSource: header.observedAtSource ?? 'import',
      defaultHost,
      reading: READING,
      events,
    });
    if (summary.end === null && summary.refused === null) for await (const _ of events());
    if (summary.refused) return summary.refused;
    return {
      index,
      header,
      sha256,
      bytes,
      hosts: summary.hosts,
      suggestedHost: summary.hostMissing ? defaultHost : null,
      keyPacks: summary.keyPacks,
      counts: summary.counts,
      rejections: summary.rejections,
      warnings: summary.warnings,
      ...preview,
    };
  } catch (error) {
    if (error instanceof RegisterError && summary.refused) return summary.refused;
    throw error;
  }
}

/** The source, telling how far the present pass over it has come. */
function counted(source: InventorySource, onBytes: (bytes: number) => void): InventorySource {
  return {
    ...source,
    async *open() {
      let bytes = 0;
      for await (const chunk of source.open()) {
        bytes += chunk.length;
        onBytes(bytes);
        yield chunk;
      }
    },
  };
}
