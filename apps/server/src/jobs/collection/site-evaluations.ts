import { SECOND } from '@calepin/core';
import type { Clock } from './clock.ts';

/** A site is evaluated when nothing new came for this long… */
const QUIET = 2 * SECOND;
/** …or when it has waited for this long, while its targets go on being read. */
const LONGEST = 30 * SECOND;

interface Waiting {
  readonly since: number;
  readonly forget: () => void;
}

interface SiteEvaluationsRequest {
  readonly clock: Clock;
  readonly evaluate: (site: string) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

/**
 * Evaluates the findings of sites whose targets were read: once after a batch, not once per target. What is not done when
 * the server stops is done by the next start.
 */
export class SiteEvaluations {
  readonly #request: SiteEvaluationsRequest;
  readonly #waiting = new Map<string, Waiting>();
  readonly #running = new Set<string>();
  #closed = false;

  constructor(request: SiteEvaluationsRequest) {
    this.#request = request;
  }

  /** Something of the site has changed. */
  ask(site: string): void {
    if (this.#closed) return;
    const { clock } = this.#request;
    const known = this.#waiting.get(site);
    known?.forget();
    const since = known?.since ?? clock.steady();
    const left = Math.max(0, since + LONGEST - clock.steady());
    const forget = clock.wait(Math.min(QUIET, left), () => void this.#evaluate(site));
    this.#waiting.set(site, { since, forget });
  }

  close(): void {
    this.#closed = true;
    for (const { forget } of this.#waiting.values()) forget();
    this.#waiting.clear();
  }

  async #evaluate(site: string): Promise<void> {
    this.#waiting.delete(site);
    // One that takes long is followed by another, not accompanied.
    if (this.#running.has(site)) {
      this.ask(site);
      return;
    }
    this.#running.add(site);
    try {
      await this.#request.evaluate(site);
    } catch (error) {
      if (!this.#closed) this.#request.onFault(error);
    } finally {
      this.#running.delete(site);
    }
  }
}
