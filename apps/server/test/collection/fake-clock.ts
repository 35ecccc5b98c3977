import type { Clock } from '../../src/jobs/collection/clock.ts';

/** Two clocks that go on when the test says so. */
export class FakeClock implements Clock {
  #wall: number;
  #steady = 0;
  readonly #timers = new Set<{ readonly at: number; readonly then: () => void }>();

  constructor(wall = Date.UTC(2026, 0, 14, 7, 30)) {
    this.#wall = wall;
  }

  now(): number {
    return this.#wall;
  }

  steady(): number {
    return this.#steady;
  }

  wait(milliseconds: number, then: () => void): () => void {
    const timer = { at: this.#steady + milliseconds, then };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Sets the wall clock, as a person does. */
  set(by: number): void {
    this.#wall += by;
  }

  /** Lets time pass; timers ring in their order, and what they start gets its turn. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#steady + milliseconds;
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at);
      if (next === undefined || next.at > end) break;
      this.#timers.delete(next);
      this.#go(Math.max(0, next.at - this.#steady));
      next.then();
      await settled();
    }
    this.#go(end - this.#steady);
    await settled();
  }

  #go(milliseconds: number): void {
    this.#steady += milliseconds;
    this.#wall += milliseconds;
  }
}

/** Lets everything that is ready run, SQLite and small files included. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
