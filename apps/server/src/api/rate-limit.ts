import { type Instant, MINUTE, SECOND } from '@calepin/core';

/** Lets a number of acts through in any minute. */
export class RateLimit {
  readonly #perMinute: number;
  readonly #clock: () => Instant;
  #acts: Instant[] = [];

  constructor(perMinute: number, clock: () => Instant) {
    this.#perMinute = perMinute;
    this.#clock = clock;
  }

  /** Counts an act. `null` when it may go on, else how many seconds to wait. */
  take(): number | null {
    const now = this.#clock();
    this.#acts = this.#acts.filter((at) => at > now - MINUTE);
    const [oldest] = this.#acts;
    if (oldest !== undefined && this.#acts.length >= this.#perMinute) {
      return Math.max(1, Math.ceil((oldest + MINUTE - now) / SECOND));
    }
    this.#acts.push(now);
    return null;
  }
}
