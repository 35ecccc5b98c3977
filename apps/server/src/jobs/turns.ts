import { NotStarted } from './workshop.ts';

interface Turn {
  readonly start: () => void;
  readonly refuse: (reason: NotStarted) => void;
}

/**
 * Writes, one at a time in the order in which they came. A short write that would wait longer than its patience is
 * refused before it starts, so that nobody is told "not done" for what is done later.
 */
export class Turns {
  readonly #waiting: Turn[] = [];
  readonly #idle: (() => void)[] = [];
  #running = false;
  #closed = false;

  /** Runs a task in its turn. Rejects with `NotStarted` when the turn does not come in time. */
  async take<T>(task: () => Promise<T>, patience: number | null = null): Promise<T> {
    await this.#turn(patience);
    try {
      return await task();
    } finally {
      this.#next();
    }
  }

  /** Refuses what waits and whatever comes; what runs goes on. */
  close(): void {
    this.#closed = true;
    for (const turn of this.#waiting.splice(0)) turn.refuse(new NotStarted('stopping'));
  }

  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void> {
    if (!this.#running) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #turn(patience: number | null): Promise<void> {
    if (this.#closed) return Promise.reject(new NotStarted('stopping'));
    if (!this.#running) {
      this.#running = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const turn: Turn = {
        start: () => {
          clearTimeout(timer);
          resolve();
        },
        refuse: (reason) => {
          clearTimeout(timer);
          reject(reason);
        },
      };
      const timer = patience === null ? undefined : setTimeout(() => this.#giveUp(turn), patience);
      this.#waiting.push(turn);
    });
  }

  #giveUp(turn: Turn): void {
    const place = this.#waiting.indexOf(turn);
    if (place < 0) return;
    this.#waiting.splice(place, 1);
    turn.refuse(new NotStarted('busy'));
  }

  #next(): void {
    const turn = this.#waiting.shift();
    if (turn) {
      turn.start();
      return;
    }
    this.#running = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
