import { type Instant, SECOND } from '@calepin/core';

/** The two clocks of a machine. The wall clock may be set by hand; the steady one only ever goes on. */
export interface Clock {
  /** By the wall clock. */
  now(): Instant;
  /** Milliseconds of the steady clock, from any beginning. */
  steady(): number;
  /** Calls once after so many milliseconds of the steady clock; the function that it returns forgets it. */
  wait(milliseconds: number, then: () => void): () => void;
}

/** The clocks of this machine. Timers of Node follow the steady one. */
export const systemClock: Clock = {
  now: Date.now,
  steady: () => performance.now(),
  wait(milliseconds, then) {
    const timer = setTimeout(then, milliseconds);
    // Waiting for the next collection keeps no process alive.
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Corrections by a time server are smaller; what is larger was set by hand, or the machine slept. */
const TOLERATED = 5 * SECOND;

/** Notices that the wall clock was set, by comparing it with the steady one. */
export class ClockWatch {
  readonly #clock: Clock;
  #wall: Instant;
  #steady: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#wall = clock.now();
    this.#steady = clock.steady();
  }

  /** By how much the wall clock was set since the last look, in milliseconds: negative when it was set back, else 0. */
  look(): number {
    const wall = this.#clock.now();
    const steady = this.#clock.steady();
    const jump = wall - this.#wall - (steady - this.#steady);
    this.#wall = wall;
    this.#steady = steady;
    return Math.abs(jump) > TOLERATED ? Math.round(jump) : 0;
  }
}
