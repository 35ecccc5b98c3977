import type { CollectProblem, CollectStep, CollectStepOutcome } from '@calepin/core';
import type { CollectWatch } from '../collected.ts';
import { StepBook } from '../host/step-book.ts';
import { DirectoryFailure } from './failure.ts';
import { failureOf } from './refusal.ts';

/** What a step under way has to tell: rows so far, and what is worth telling of it besides. */
export interface Told {
  rows?: number;
  facts?: NonNullable<CollectStepOutcome['facts']>;
  /** It turned out that there is nothing to do. */
  skipped?: boolean;
}

/** The steps of one reading of a directory, in order, as they end. */
export class StepLog {
  readonly #book: StepBook;
  readonly #signal: AbortSignal | undefined;
  readonly #secret: string;

  /** `secret` is what no text of a server may show. */
  constructor(watch: CollectWatch, secret: string) {
    this.#book = new StepBook(watch);
    this.#signal = watch.signal;
    this.#secret = secret;
  }

  get steps(): readonly CollectStepOutcome[] {
    return this.#book.steps;
  }

  /** Does a step; what makes it fail is recorded and thrown on as a `DirectoryFailure`. */
  async take<T>(
    step: CollectStep,
    subject: string | null,
    facts: CollectProblem['facts'],
    work: (told: Told) => Promise<T>,
  ): Promise<T> {
    const begun = performance.now();
    const told: Told = {};
    const lasted = (): number => Math.round(performance.now() - begun);
    try {
      const done = await work(told);
      if (told.skipped === true) this.#book.skipped(step, subject);
      else this.#book.passed(step, subject, lasted(), told);
      return done;
    } catch (error) {
      const failure = this.failure(error, facts);
      this.#book.failed(step, subject, lasted(), failure.problem, told.rows ?? null);
      throw failure;
    }
  }

  /** A list that was not read, and is no failure. */
  skip(subject: string, problem: CollectProblem): void {
    this.#book.skipped('class', subject, problem);
  }

  /** The steps and the lists that a failure left untried. */
  skipRest(...lists: readonly string[]): void {
    this.#book.skipRest();
    for (const list of lists) this.#book.skipped('class', list);
  }

  /** Whatever went wrong as a failed step; what nobody foresaw is its cause. */
  failure(error: unknown, facts: CollectProblem['facts']): DirectoryFailure {
    if (this.#signal?.aborted === true) return new DirectoryFailure('stopped', facts);
    const failure = failureOf(error, facts, this.#secret);
    if (failure instanceof DirectoryFailure) return failure;
    const unexpected = new DirectoryFailure('internal', facts);
    unexpected.cause = error;
    return unexpected;
  }
}
