import type { Instant, InventoryFormat, Position } from '@calepin/core';
import type { ImportOrigin, ImportOutcome, ImportPhase } from '../collect/import-documents.ts';
import type { UploadInspection } from '../collect/inspect-upload.ts';
import type { AccountWrites } from '../store/accounts/account-writes.ts';
import type { AuditContext } from '../store/audit.ts';
import type { Register, SiteFilter } from '../store/register.ts';
import type { RegisterReads as RegisterQuestions } from '../store/register-reads.ts';

/** What a request may ask of the register. Answers are plain data, so that they cross threads; bytes are not. */
export type RegisterReads = Omit<RegisterQuestions, 'original' | 'defaultHosts' | 'figuresRevision'>;

/** What a request may change by itself; imports go through `Workshop.import`. */
export type RegisterWrites = AccountWrites &
  Pick<
    Register,
    | 'ensureSite'
    | 'removeSite'
    | 'undoImport'
    | 'acknowledge'
    | 'removeAcknowledgement'
    | 'saveSettings'
    | 'saveCredential'
    | 'removeCredential'
    | 'saveTarget'
    | 'saveTargets'
    | 'removeTarget'
  >;

/** What the schedule writes down. It waits for its turn however long that takes: nobody else will say it again. */
export type RunWrites = Pick<Register, 'setNextRun' | 'beginRun' | 'endRun'>;

/** A received file on the disk. */
export interface UploadedFile {
  readonly path: string;
  /** The name that the person knows it by. */
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: Instant | null;
}

export interface InspectTask {
  readonly upload: UploadedFile;
  /** Identifier of the site; `null` when the import would create it. */
  readonly siteId: string | null;
  /** Overrides the detection of the format. */
  readonly as?: InventoryFormat;
}

/** One document of an upload to import, with what the person corrected. */
export interface DocumentChoice {
  readonly upload: UploadedFile;
  /** Ordinal of the document in the upload; `null` takes all. */
  readonly index: number | null;
  readonly as?: InventoryFormat;
  readonly host?: string;
  readonly observedAt?: Instant;
}

export interface ImportTask {
  readonly site: { readonly name: string; readonly example: boolean };
  readonly origin: ImportOrigin;
  /** Who imports. */
  readonly by: AuditContext;
  readonly documents: readonly DocumentChoice[];
}

export interface InspectProgress {
  readonly bytes: number;
  readonly rows: number;
}

export interface ImportProgress {
  /** Known from the moment when the register has a record of the import. */
  readonly importId: string | null;
  readonly phase: ImportPhase;
  readonly rows: number;
}

/** How the one who asked follows a long task, and stops it. */
export interface Watch<Progress> {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** The task was not started, because earlier writes took too long or the server is stopping. Nothing was changed. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted';
  readonly code: 'busy' | 'stopping';

  constructor(code: 'busy' | 'stopping') {
    super(code);
    this.code = code;
  }
}

/** Where work on the register is done: in worker threads for the server, in place for the command line and for tests. */
export interface Workshop {
  readonly reads: RegisterReads;
  /** Short changes, each with the one who makes it. */
  writesAs(by: AuditContext): RegisterWrites;
  readonly runs: RunWrites;
  position(filter: SiteFilter): Promise<Position>;
  /** Reads an upload and says what importing it would change. Writes nothing. */
  inspect(task: InspectTask, watch?: Watch<InspectProgress>): Promise<UploadInspection>;
  /**
   * Imports documents, each whole or not at all, then evaluates the findings of the site; not after a collection (origin
   * `collect`), of which there may be thousands in a row: whoever collects calls `evaluateSite` when it is time.
   */
  import(task: ImportTask, watch?: Watch<ImportProgress>): Promise<ImportOutcome>;
  /** Evaluates the findings of every site at an instant. */
  evaluate(at: Instant): Promise<void>;
  /** The same for one site. Nothing happens when it is gone. */
  evaluateSite(site: string, at: Instant): Promise<void>;
  /**
   * Stops what runs (its transaction rolls back) and closes the register. `forced`: it did not stop within the patience,
   * in milliseconds, and was ended; the register takes back the rest when it is opened again.
   */
  close(patience?: number): Promise<{ readonly forced: boolean }>;
}
