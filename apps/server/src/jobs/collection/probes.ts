import type { CollectStep, CollectStepOutcome } from '@calepin/core';
import type { CollectOutcome } from '../../collect/collected.ts';
import type { Discovered } from '../../collect/discovery/discovered.ts';
import type { Collecting, CollectTask, DiscoveryQuestion } from './collecting.ts';
import { failedStep } from './failed-step.ts';

/** More tests and discoveries at once than are accepted. */
export class TooManyProbes extends Error {
  override readonly name = 'TooManyProbes';
}

/** Someone waits for the answer of each. */
const MOST_AT_ONCE = 8;

const ORDER: readonly CollectStep[] = ['name', 'port', 'tls', 'authentication', 'authorization', 'class'];

/** Tests and discoveries: nothing is stored, and each is over within a given time. */
export class Probes {
  readonly #collecting: Collecting;
  readonly #patience: number;
  #running = 0;

  /** `patience` in milliseconds. */
  constructor(collecting: Collecting, patience: number) {
    this.#collecting = collecting;
    this.#patience = patience;
  }

  /** Throws `TooManyProbes`, or an `AbortError` when the signal stopped it. */
  test(task: CollectTask, signal: AbortSignal): Promise<CollectOutcome> {
    return this.#bounded(
      task.request.name,
      signal,
      (watch) => this.#collecting.test(task, watch),
      (steps) => ({
        state: steps.some((step) => step.step === 'class' && step.state === 'passed') ? 'partial' : 'failed',
        steps,
        rows: 0,
      }),
    );
  }

  /** Throws `TooManyProbes`, or an `AbortError` when the signal stopped it. */
  discover(question: DiscoveryQuestion, signal: AbortSignal): Promise<Discovered> {
    return this.#bounded(
      question.source === 'dns'
        ? question.name
        : question.source === 'directory'
          ? question.request.name
          : null,
      signal,
      (watch) => this.#collecting.discover(question, watch),
      (steps) => ({ found: [], steps }),
    );
  }

  /** What has taken too long ends with a step that says so. */
  async #bounded<Answer>(
    host: string | null,
    signal: AbortSignal,
    act: (watch: Parameters<Collecting['test']>[1]) => Promise<Answer>,
    late: (steps: readonly CollectStepOutcome[]) => Answer,
  ): Promise<Answer> {
    if (this.#running >= MOST_AT_ONCE) throw new TooManyProbes();
    this.#running += 1;
    const steps: CollectStepOutcome[] = [];
    const stop = new AbortController();
    const leave = (): void => stop.abort();
    signal.addEventListener('abort', leave, { once: true });
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<Answer>((resolve) => {
      timer = setTimeout(() => {
        const seconds = Math.round(this.#patience / 1000);
        resolve(late([...steps, failedStep(nextStep(steps), 'answer-timeout', { host, seconds })]));
        stop.abort();
      }, this.#patience);
    });
    try {
      const answer = act({
        signal: stop.signal,
        onProgress: (progress) => {
          if (progress.kind === 'step') steps.push(progress.step);
        },
      });
      return await Promise.race([answer, tooLate]);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      stop.abort();
      this.#running -= 1;
    }
  }
}

/** The step that was under way when the time was over. */
function nextStep(steps: readonly CollectStepOutcome[]): CollectStep {
  const last = steps.at(-1);
  return last === undefined ? 'name' : (ORDER[ORDER.indexOf(last.step) + 1] ?? 'class');
}
