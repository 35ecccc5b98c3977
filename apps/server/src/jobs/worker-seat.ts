import type { WorkerStart } from './protocol.ts';
import { WorkerLink } from './worker-link.ts';
import type { Watch } from './workshop.ts';

/** A place for one worker: it is started when it is first needed, and started again after a crash. */
export class WorkerSeat {
  readonly #start: WorkerStart;
  readonly #limits: { readonly heapMebibytes?: number };
  #link: Promise<WorkerLink> | null = null;
  #closed = false;

  constructor(start: WorkerStart, limits: { readonly heapMebibytes?: number } = {}) {
    this.#start = start;
    this.#limits = limits;
  }

  /** Resolves when the worker has opened its register, `after` something else; rejects with the register's error. */
  async ready(after?: Promise<unknown>): Promise<WorkerLink> {
    if (this.#closed) throw new DOMException('The server is stopping.', 'AbortError');
    const known = this.#link;
    if (known !== null) {
      const link = await known.catch(() => null);
      if (link?.alive) return link;
      // Someone else may have started it again while this call waited.
      if (this.#link !== known && this.#link !== null) return this.#link;
    }
    this.#link = WorkerLink.start(this.#start, this.#limits, after);
    return this.#link;
  }

  async call(method: string, given: readonly unknown[], watch: Watch<unknown> = {}): Promise<unknown> {
    return (await this.ready()).call(method, given, watch);
  }

  /** Stops what runs and ends the worker; by force after `patience` milliseconds. */
  async close(patience: number): Promise<{ readonly forced: boolean }> {
    this.#closed = true;
    const link = await this.#link?.catch(() => null);
    return (await link?.close(patience)) ?? { forced: false };
  }
}
