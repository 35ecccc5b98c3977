import { type FailureCode, failureCode } from '../collect/failure.ts';
import type { ImportOutcome } from '../collect/import-documents.ts';
import { inTime } from './in-time.ts';
import type { ImportProgress, ImportTask, Workshop } from './workshop.ts';

/** How many finished imports keep what became of each document. */
const REMEMBERED = 200;

/** An import of this server's life: what the register's record does not say. */
export interface ImportJob {
  /** Given at once; the register's own identifier follows when the import's turn comes. */
  readonly id: string;
  readonly task: ImportTask;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly progress: ImportProgress | null;
  readonly outcome: ImportOutcome | null;
  /** Code of what stopped it before the register had a record. */
  readonly failure: FailureCode | null;
}

/** Imports that run or that ran lately. */
export class Imports {
  readonly #jobs = new Map<string, ImportJob>();
  readonly #done = new Map<string, Promise<void>>();
  readonly #workshop: Pick<Workshop, 'import'>;
  readonly #clock: () => number;
  readonly #onFault: (error: unknown) => void;
  #changes = 0;

  constructor(workshop: Pick<Workshop, 'import'>, clock: () => number, onFault: (error: unknown) => void) {
    this.#workshop = workshop;
    this.#clock = clock;
    this.#onFault = onFault;
  }

  /** Starts an import. `then` runs when it is over, whatever became of it. */
  start(id: string, task: ImportTask, then: () => Promise<void> = async () => undefined): ImportJob {
    const job: ImportJob = {
      id,
      task,
      startedAt: this.#clock(),
      endedAt: null,
      progress: null,
      outcome: null,
      failure: null,
    };
    this.#jobs.set(id, job);
    this.#changes += 1;
    this.#done.set(id, this.#run(id, task, then));
    this.#forget();
    return job;
  }

  /** By its own identifier or by the register's. */
  find(id: string): ImportJob | null {
    return this.#jobs.get(id) ?? [...this.#jobs.values()].find((job) => registerId(job) === id) ?? null;
  }

  /** Resolves when the import is over, or after the time given (`null`: however long it takes). */
  async settled(id: string, milliseconds: number | null): Promise<ImportJob | null> {
    const done = this.#done.get(id);
    if (done) await (milliseconds === null ? done : inTime(done, milliseconds));
    return this.#jobs.get(id) ?? null;
  }

  /** Another number after every change to what `find` and `running` answer. */
  get changes(): number {
    return this.#changes;
  }

  /** Imports that are not over. */
  get running(): readonly ImportJob[] {
    return [...this.#jobs.values()].filter((job) => job.outcome === null && job.failure === null);
  }

  async #run(id: string, task: ImportTask, then: () => Promise<void>): Promise<void> {
    try {
      const outcome = await this.#workshop.import(task, {
        onProgress: (progress) => this.#update(id, { progress }),
      });
      for (const document of outcome.documents)
        if (document.kind === 'failed') this.#onFault(new Error(document.reason));
      this.#update(id, { outcome, endedAt: this.#clock() });
    } catch (error) {
      this.#onFault(error);
      this.#update(id, { failure: failureCode(error), endedAt: this.#clock() });
    } finally {
      await then();
    }
  }

  #update(id: string, change: Partial<ImportJob>): void {
    this.#changes += 1;
    const job = this.#jobs.get(id);
    if (job) this.#jobs.set(id, { ...job, ...change });
  }

  #forget(): void {
    for (const [id, job] of this.#jobs) {
      if (this.#jobs.size <= REMEMBERED) return;
      if (job.outcome === null && job.failure === null) continue;
      this.#jobs.delete(id);
      this.#done.delete(id);
    }
  }
}

/** The register's identifier of an import, once it has one. */
export function registerId(job: ImportJob): string | null {
  return job.outcome?.record?.id ?? job.progress?.importId ?? null;
}
