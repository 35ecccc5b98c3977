import type { Coverage, Instant, InventoryFormat, ReadBatch, ReadWarning, Rejection } from '@calepin/core';

/** Where bytes come from. `open` may be called more than once and starts at the beginning each time. */
export interface InventorySource {
  /** File name, with the path inside the archive or folder; `-` for standard input. Never used to tell the format. */
  readonly name: string;
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Whole size when it is known beforehand. */
  readonly size: number | null;
  readonly modifiedAt: Instant | null;
  /** The file on this machine that holds these very bytes, when there is one: an archive is then opened in place. */
  readonly path?: string;
}

export interface ReadOptions {
  /** Overrides detection. */
  readonly as?: InventoryFormat;
  /** IANA zone for dates that carry none; UTC when absent. */
  readonly timeZone?: string;
  readonly signal?: AbortSignal;
}

/** The beginning of a document, decoded: at most 64 Ki characters, cut at a line end where there is one. */
export interface Sample {
  readonly text: string;
  /** The sample is the whole document. */
  readonly whole: boolean;
}

/** Whether a reader knows a document. `reason` is a short stable code, shown when nothing else knew it either. */
export type Recognition =
  | { readonly known: true; readonly confidence: number; readonly delimiter?: string }
  | { readonly known: false; readonly reason: string };

/** What a reader is given for one document. */
export interface ReadContext {
  /** Decoded text from the beginning; may be opened again for a second pass. Invalid sequences become U+FFFD. */
  readonly text: () => AsyncIterable<string>;
  readonly name: string;
  readonly delimiter: string | null;
  readonly timeZone: string;
  readonly signal: AbortSignal | undefined;
  /** Parks a row; bounded: beyond a limit only the count grows and `too-many-rejections` closes the list. */
  reject(rejection: Rejection): void;
  /** Says something once per distinct code and facts. */
  warn(warning: ReadWarning): void;
  /** States what was read whole or in part; the last word for one (host, scope) counts. */
  cover(coverage: Coverage): void;
  /** When the content itself says when it was observed. */
  observed(at: Instant): void;
}

/**
 * One inventory format: recognises itself from the content and turns text into facts. Adding a format is adding one
 * file like this and naming it in `formats.ts`.
 */
export interface FormatReader {
  readonly format: InventoryFormat;
  recognise(sample: Sample): Recognition;
  /** Yields batches; parked rows and warnings go through the context. Throws only a `RefusedDocument`. */
  read(context: ReadContext): AsyncGenerator<ReadBatch>;
}
