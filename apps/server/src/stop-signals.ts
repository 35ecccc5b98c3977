const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal and whoever started the server may both pass one Ctrl-C on: that is one, not two. */
const SAME_WITHIN_MS = 500;

/** The first signal asks to stop; a later one insists. */
export class StopSignals {
  /** Resolves at the first signal. */
  readonly first: Promise<void>;
  readonly #onSignal: () => void;

  constructor(onSecond: () => void) {
    let askedAt: number | null = null;
    let asked: () => void = () => undefined;
    this.first = new Promise((resolve) => {
      asked = resolve;
    });
    this.#onSignal = () => {
      if (askedAt === null) {
        askedAt = performance.now();
        asked();
      } else if (performance.now() - askedAt > SAME_WITHIN_MS) onSecond();
    };
    for (const signal of SIGNALS) process.on(signal, this.#onSignal);
  }

  release(): void {
    for (const signal of SIGNALS) process.off(signal, this.#onSignal);
  }
}
