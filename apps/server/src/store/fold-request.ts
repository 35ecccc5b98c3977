import type { DocumentHeader, Instant, InventoryFormat, ObservedAtSource, ReadEvent } from '@calepin/core';

/** One document to fold. The original bytes were stored beforehand (`storeOriginal`). */
export interface FoldRequest {
  readonly importId: string;
  readonly site: string;
  readonly header: DocumentHeader;
  readonly sha256: string;
  readonly bytes: number;
  readonly observedAt: Instant;
  readonly observedAtSource: ObservedAtSource;
  /** Name for the license server of rows that do not say theirs. */
  readonly defaultHost: string;
  /**
   * What decides the events besides the bytes, the format and the encoding (time zone, revision of the readers): the
   * same bytes read in the same way are not parsed again. Any text; absent means nothing does.
   */
  readonly reading?: string;
  /** The document's events, read again from the original: `document`, `batch`…, `end`. */
  readonly events: () => AsyncIterable<ReadEvent>;
  readonly onProgress?: (progress: FoldProgress) => void;
}

/** What tells whether the register has read a document before. The original need not be stored. */
export type DocumentIdentity = Pick<
  FoldRequest,
  'site' | 'sha256' | 'observedAt' | 'defaultHost' | 'reading'
> & { readonly format: InventoryFormat };

export interface FoldProgress {
  readonly phase: 'reading' | 'folding';
  readonly rows: number;
}

export interface FoldResult {
  readonly observationId: string;
  /** `false`: this very document was already in the register at this instant; nothing was written. */
  readonly folded: boolean;
  readonly changes: ChangeCounts;
  readonly rejected: number;
}

/** What an observation changed (or would change) in the register. */
export interface ChangeCounts {
  readonly licenseServers: { readonly added: number; readonly changed: number; readonly unchanged: number };
  readonly keyPacks: EntityChanges;
  readonly issuedLicenses: EntityChanges;
  readonly userCals: EntityChanges;
  readonly sessionHosts: EntityChanges;
}

export interface EntityChanges {
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly unchanged: number;
}
