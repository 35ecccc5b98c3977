import type { Collecting, CollectTask, Spooled } from '../../src/jobs/collection/collecting.ts';

const DONE: Spooled = { state: 'done', steps: [], rows: 1, bytes: 1 };
const FAILED: Spooled = {
  state: 'failed',
  steps: [
    {
      step: 'port',
      subject: null,
      state: 'failed',
      durationMs: 1,
      rows: null,
      problem: { code: 'connection-refused', serverCode: null, serverText: null, facts: {} },
    },
  ],
  rows: 0,
  bytes: 0,
};

/** Reads nothing: each target ends as the test says, at once or when it is told to. */
export class FakeCollecting implements Collecting {
  readonly failing = new Set<string>();
  readonly hanging = new Set<string>();
  readonly #held = new Map<string, () => void>();
  readonly started: string[] = [];
  reading = 0;
  mostReading = 0;
  readonly #places = new Map<string, number>();
  /** The most that were read at one place at the same time. */
  mostAtOnePlace = 0;

  /** Lets a target that hangs come to its end. */
  finish(name: string): void {
    this.hanging.delete(name);
    this.#held.get(name)?.();
    this.#held.delete(name);
  }

  readonly collect: Collecting['collect'] = async ({ request }: CollectTask, _path, { signal }) => {
    const { name } = request;
    const place = request.address ?? name;
    this.started.push(name);
    this.reading += 1;
    this.mostReading = Math.max(this.mostReading, this.reading);
    const there = (this.#places.get(place) ?? 0) + 1;
    this.#places.set(place, there);
    this.mostAtOnePlace = Math.max(this.mostAtOnePlace, there);
    try {
      if (this.hanging.has(name)) await this.#hold(name, signal);
      else await new Promise((resolve) => setImmediate(resolve));
    } finally {
      this.reading -= 1;
      this.#places.set(place, (this.#places.get(place) ?? 1) - 1);
    }
    return this.failing.has(name) ? FAILED : DONE;
  };

  readonly test: Collecting['test'] = async () => DONE;

  readonly discover: Collecting['discover'] = async () => ({ found: [], steps: [] });

  async close(): Promise<void> {}

  #hold(name: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#held.set(name, resolve);
      signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    });
  }
}
