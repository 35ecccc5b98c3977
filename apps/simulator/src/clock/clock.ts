import { EventQueue } from './event-queue.ts';

/** How often a running clock moves, in real milliseconds. */
const TICK_MS = 100;
/** A tick gives the processor back after this long: a clock that is asked to run too fast lags, and nothing stalls. */
const TICK_BUDGET_MS = 25;

/**
 * The fleet's own time. It stands still until it is told to run, and goes from event to event: a year costs as much as what
 * happens in it.
 */
export class SimulatedClock {
  readonly #queue = new EventQueue();
  #now: number;
  #speed = 0;
  #timer: NodeJS.Timeout | null = null;
  #lastTick = 0;

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** Simulated milliseconds per real one; 0 while it stands still, 525,600 for a year in a minute. */
  get speed(): number {
    return this.#speed;
  }

  /** @throws RangeError when it is not a number from 0 to a million. */
  setSpeed(speed: number): void {
    if (!(speed >= 0 && speed <= 1_000_000))
      throw new RangeError('The speed is a number from 0 to 1,000,000.');
    this.#speed = speed;
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    if (speed === 0) return;
    this.#lastTick = performance.now();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#timer.unref();
  }

  /** Calls `run` at an instant, or at the next move when it is past. */
  schedule(at: number, run: (at: number) => void): void {
    this.#queue.add({ at: Math.max(at, this.#now), run });
  }

  /** Moves on by so many milliseconds, through everything that happens on the way. */
  advance(ms: number): void {
    this.#runUntil(this.#now + Math.max(0, ms), Number.POSITIVE_INFINITY);
  }

  stop(): void {
    this.setSpeed(0);
  }

  #tick(): void {
    const real = performance.now();
    const passed = (real - this.#lastTick) * this.#speed;
    this.#lastTick = real;
    this.#runUntil(this.#now + passed, real + TICK_BUDGET_MS);
  }

  #runUntil(end: number, deadline: number): void {
    for (let next = this.#queue.next; next !== null && next <= end; next = this.#queue.next) {
      if (performance.now() > deadline) return;
      this.#now = Math.max(this.#now, next);
      this.#queue.take()?.run(this.#now);
    }
    this.#now = end;
  }
}
