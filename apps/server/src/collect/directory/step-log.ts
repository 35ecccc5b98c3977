import type { CollectProblem, CollectStep, CollectStepOutcome } from '@calepin/core';
import type { CollectWatch } from '../collected.ts';
import { DirectoryFailure } from './failure.ts';
import { failureOf } from './refusal.ts';

const ORDER: readonly CollectStep[] = ['name', 'port', 'tls', 'authentication', 'authorization'];

/** Counts the rows of a step under way, for whoever follows. */
export type CountRows = (rows: number) => void;

/** The steps of one collection, in order, as they end. */
export class StepLog {
  readonly steps: CollectStepOutcome[] = [];
  readonly #watch: CollectWatch;
  readonly #secret: string;

  /** `secret` is what no text of a server may show. */
  constructor(watch: CollectWatch, secret: string) {
    this.#watch = watch;
    this.#secret = secret;
  }

  /** Does a step; what makes it fail is recorded and thrown on as a `DirectoryFailure`. */
  async take<T>(
    step: CollectStep,
    subject: string | null,
    facts: CollectProblem['facts'],
    work: (count: CountRows) => Promise<T>,
  ): Promise<T> {
    const begun = performance.now();
    let rows: number | null = null;
    const ended = (problem: CollectProblem | null): void =>
      this.#add({
        step,
        subject,
        state: problem === null ? 'passed' : 'failed',
        durationMs: Math.round(performance.now() - begun),
        rows,
        problem,
      });
    try {
      const done = await work((counted) => {
        rows = counted;
      });
      ended(null);
      return done;
    } catch (error) {
      const failure = this.failure(error, facts);
      ended(failure.problem);
      throw failure;
    }
  }

  /** A step that was not tried. */
  skip(step: CollectStep, subject: string | null, problem: CollectProblem | null = null): void {
    this.#add({ step, subject, state: 'skipped', durationMs: null, rows: null, problem });
  }

  /** The steps that a failure left untried. */
  skipRest(subject: string): void {
    const reached = ORDER.indexOf(this.steps.at(-1)?.step ?? 'name');
    for (const step of ORDER.slice(reached + 1)) this.skip(step, null);
    this.skip('class', subject);
  }

  failure(error: unknown, facts: CollectProblem['facts']): DirectoryFailure {
    if (this.#watch.signal?.aborted === true) return new DirectoryFailure('stopped', facts);
    const failure = failureOf(error, facts, this.#secret);
    if (failure instanceof DirectoryFailure) return failure;
    const unexpected = new DirectoryFailure('internal', facts);
    unexpected.cause = error;
    return unexpected;
  }

  #add(outcome: CollectStepOutcome): void {
    this.steps.push(outcome);
    this.#watch.onStep?.(outcome);
  }
}
