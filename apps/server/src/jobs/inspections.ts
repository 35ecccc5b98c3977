import { HOUR, type Instant, type InventoryFormat } from '@calepin/core';
import { type FailureCode, failureCode } from '../collect/failure.ts';
import type { UploadInspection } from '../collect/inspect-upload.ts';
import type { Uploads } from './uploads.ts';
import type { InspectProgress, UploadedFile, Workshop } from './workshop.ts';

const KEPT_FOR = 24 * HOUR;

/** A received file and what was read in it. */
export interface InspectionRecord {
  readonly id: string;
  readonly upload: UploadedFile;
  readonly site: string;
  readonly siteId: string | null;
  /** Who sent it: nobody else is shown what is in it. */
  readonly owner: string;
  /** The format that the person gave instead of the detected one. */
  readonly as?: InventoryFormat;
  readonly createdAt: Instant;
  readonly state: 'reading' | 'ready' | 'failed';
  readonly progress: InspectProgress;
  readonly result: UploadInspection | null;
  readonly failure: FailureCode | null;
}

type Request = Pick<InspectionRecord, 'id' | 'upload' | 'site' | 'siteId' | 'owner' | 'as'>;

/**
 * Files that were received and are neither imported nor discarded yet. They are read one after the other; the results
 * stay in memory and go with the server, as the files do.
 */
export class Inspections {
  readonly #records = new Map<string, InspectionRecord>();
  readonly #stops = new Map<string, AbortController>();
  readonly #workshop: Pick<Workshop, 'inspect'>;
  readonly #uploads: Pick<Uploads, 'discard'>;
  readonly #clock: () => Instant;
  readonly #onFault: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(
    workshop: Pick<Workshop, 'inspect'>,
    uploads: Pick<Uploads, 'discard'>,
    clock: () => Instant,
    onFault: (error: unknown) => void,
  ) {
    this.#workshop = workshop;
    this.#uploads = uploads;
    this.#clock = clock;
    this.#onFault = onFault;
  }

  get count(): number {
    return this.#records.size;
  }

  find(id: string): InspectionRecord | null {
    return this.#records.get(id) ?? null;
  }

  /** Takes a received file; reading begins when those before it are read. */
  add(request: Request): InspectionRecord {
    const record: InspectionRecord = {
      ...request,
      createdAt: this.#clock(),
      state: 'reading',
      progress: { bytes: 0, rows: 0 },
      result: null,
      failure: null,
    };
    this.#records.set(record.id, record);
    this.#stops.set(record.id, new AbortController());
    this.#last = this.#last.then(() => this.#read(record.id));
    return record;
  }

  /** Forgets a file and removes it from the disk, stopping its reading. `false` when it is not known. */
  async discard(id: string): Promise<boolean> {
    const record = this.#records.get(id);
    if (!record) return false;
    this.#records.delete(id);
    this.#stops.get(id)?.abort();
    this.#stops.delete(id);
    await this.#uploads.discard(record.upload.path);
    return true;
  }

  /** Discards what nobody came back for. */
  async discardAbandoned(): Promise<void> {
    const limit = this.#clock() - KEPT_FOR;
    const abandoned = [...this.#records.values()].filter((record) => record.createdAt < limit);
    await Promise.all(abandoned.map((record) => this.discard(record.id)));
  }

  /** Stops reading; resolves when nothing is read any more. */
  async close(): Promise<void> {
    for (const stop of this.#stops.values()) stop.abort();
    await this.#last;
  }

  #update(id: string, change: Partial<InspectionRecord>): void {
    const record = this.#records.get(id);
    if (record) this.#records.set(id, { ...record, ...change });
  }

  async #read(id: string): Promise<void> {
    const record = this.#records.get(id);
    const stop = this.#stops.get(id);
    if (!record || !stop || stop.signal.aborted) return;
    try {
      const result = await this.#workshop.inspect(
        {
          upload: record.upload,
          siteId: record.siteId,
          ...(record.as === undefined ? {} : { as: record.as }),
        },
        { onProgress: (progress) => this.#update(id, { progress }), signal: stop.signal },
      );
      this.#update(id, { state: 'ready', result });
    } catch (error) {
      const failure = failureCode(error);
      if (failure !== 'stopped') this.#onFault(error);
      this.#update(id, { state: 'failed', failure });
    }
  }
}
