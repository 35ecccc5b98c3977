import type { CollectStepOutcome } from '@calepin/core';
import type { RunRecord } from '../../store/collection.ts';

/** What happens while targets are read. */
export type RunEvent =
  | { readonly type: 'run-started'; readonly run: RunRecord }
  | {
      readonly type: 'run-step';
      readonly runId: string;
      readonly targetId: string;
      readonly step: CollectStepOutcome;
    }
  | { readonly type: 'run-rows'; readonly runId: string; readonly targetId: string; readonly rows: number }
  | { readonly type: 'run-ended'; readonly run: RunRecord }
  | { readonly type: 'targets-changed' };

export interface RunListener {
  take(event: RunEvent): void;
  /** Nothing more will come. */
  end(): void;
}

/** Tells those who look on. They are few: each costs a connection. */
export class RunEvents {
  readonly #most: number;
  readonly #listeners = new Set<RunListener>();
  #ended = false;

  constructor(most: number) {
    this.#most = most;
  }

  /** Begins to tell a listener; the function that it returns stops. `null` when there are too many. */
  listen(listener: RunListener): (() => void) | null {
    if (this.#ended) {
      listener.end();
      return () => undefined;
    }
    if (this.#listeners.size >= this.#most) return null;
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(event: RunEvent): void {
    for (const listener of [...this.#listeners]) listener.take(event);
  }

  end(): void {
    this.#ended = true;
    for (const listener of this.#listeners) listener.end();
    this.#listeners.clear();
  }
}
