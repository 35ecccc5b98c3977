import { Worker } from 'node:worker_threads';
import { ReaderCrashed } from '../collect/failure.ts';
import { unpackFault } from './fault.ts';
import type { FromWorker, ToWorker, WorkerStart } from './protocol.ts';
import type { Watch } from './workshop.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: unknown) => void) | undefined;
  /** What came of a long list. */
  readonly rows: unknown[];
}

/** What runs in a worker's thread. */
function scriptOf({ role }: WorkerStart): URL {
  return role === 'collect'
    ? new URL('./collection/collect-worker.ts', import.meta.url)
    : new URL('./register-worker.ts', import.meta.url);
}

/** A worker thread that has opened the register, and the calls that it has not answered yet. */
export class WorkerLink {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exited: Promise<void>;
  #calls = 0;
  #gone = false;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#exited = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#gone = true;
        this.#failAll(new ReaderCrashed('the worker ended'));
        resolve();
      });
    });
    // Out of memory arrives here; the exit that follows is what callers are told.
    worker.on('error', (error) => this.#failAll(new ReaderCrashed('the worker failed', { cause: error })));
  }

  /**
   * Starts a worker, which opens its register once `after` is done; until then it only loads. Rejects with the
   * register's error when the folder cannot be opened.
   */
  static start(
    start: WorkerStart,
    limits: { readonly heapMebibytes?: number } = {},
    after: Promise<unknown> = Promise.resolve(),
  ): Promise<WorkerLink> {
    const worker = new Worker(scriptOf(start), {
      workerData: start,
      ...(limits.heapMebibytes === undefined
        ? {}
        : { resourceLimits: { maxOldGenerationSizeMb: limits.heapMebibytes } }),
    });
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new ReaderCrashed('the worker ended before it was ready'));
      const failed = (error: Error): void => reject(startError(error));
      worker.once('error', failed);
      worker.once('exit', ended);
      const open: ToWorker = { kind: 'open' };
      after.then(
        () => worker.postMessage(open),
        (error: unknown) => {
          reject(error);
          void worker.terminate();
        },
      );
      worker.once('message', (message: FromWorker) => {
        worker.off('error', failed);
        worker.off('exit', ended);
        if (message.kind === 'unusable') {
          reject(unpackFault(message.fault));
          return;
        }
        resolve(new WorkerLink(worker));
      });
    });
  }

  get alive(): boolean {
    return !this.#gone;
  }

  /** Calls a method of the worker; answers are copies. */
  call(method: string, given: readonly unknown[], watch: Watch<unknown> = {}): Promise<unknown> {
    if (this.#gone) return Promise.reject(new ReaderCrashed('the worker has ended'));
    const { signal, onProgress } = watch;
    this.#calls += 1;
    const id = this.#calls;
    const stop = (): void => this.#send({ kind: 'stop', id });
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress, rows: [] });
      this.#send({ kind: 'call', id, method, given });
      if (signal?.aborted) stop();
      else signal?.addEventListener('abort', stop, { once: true });
    }).finally(() => signal?.removeEventListener('abort', stop));
  }

  /** Stops every call, closes the register and ends the thread; by force after `patience` milliseconds. */
  async close(patience: number): Promise<{ readonly forced: boolean }> {
    if (this.#gone) return { forced: false };
    this.#send({ kind: 'close' });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), patience);
    });
    const forced = (await Promise.race([this.#exited, late])) === 'late';
    clearTimeout(timer);
    if (forced) void this.#worker.terminate();
    return { forced };
  }

  #send(message: ToWorker): void {
    if (!this.#gone) this.#worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'progress') {
      this.#waiting.get(message.id)?.onProgress?.(message.progress);
      return;
    }
    if (message.kind === 'part') {
      this.#waiting.get(message.id)?.rows.push(...message.rows);
      this.#send({ kind: 'taken', id: message.id });
      return;
    }
    if (message.kind !== 'answer' && message.kind !== 'fault') return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(whole(waiting.rows, message.value));
    else waiting?.reject(unpackFault(message.fault));
  }

  #failAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

/** An answer with the parts that came before it. */
function whole(rows: unknown[], value: unknown): unknown {
  if (rows.length > 0 && Array.isArray(value)) for (const row of value) rows.push(row);
  return rows.length > 0 ? rows : value;
}

/** What kept a worker from starting: too little memory is a crash like a later one. */
function startError(error: Error): Error {
  const code = 'code' in error ? error.code : null;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ReaderCrashed('out of memory', { cause: error }) : error;
}
