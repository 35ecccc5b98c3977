import type { CollectProblem, CollectStep, CollectStepOutcome } from '@calepin/core';
import type { CollectWatch } from '../collected.ts';

const CONNECTION: readonly CollectStep[] = ['name', 'port', 'tls', 'authentication', 'authorization'];

/** The steps of one collection, in order, each told as it ends. */
export class StepBook {
  readonly steps: CollectStepOutcome[] = [];
  readonly #watch: CollectWatch;

  constructor(watch: CollectWatch) {
    this.#watch = watch;
  }

  /** A step of the connection is told once, however often it is opened again. */
  passed(
    step: CollectStep,
    subject: string | null,
    durationMs: number | null,
    more: { readonly rows?: number; readonly facts?: CollectStepOutcome['facts'] } = {},
  ): void {
    if (step !== 'class' && this.has(step)) return;
    const { rows = null, facts } = more;
    const outcome = { step, subject, state: 'passed', durationMs, rows, problem: null } as const;
    this.#add(facts === undefined ? outcome : { ...outcome, facts });
  }

  failed(
    step: CollectStep,
    subject: string | null,
    durationMs: number | null,
    problem: CollectProblem,
    rows: number | null = null,
  ): void {
    this.#add({ step, subject, state: 'failed', durationMs, rows, problem });
  }

  /** Not tried; with a problem, tried and not there, which is no failure of the target. */
  skipped(step: CollectStep, subject: string | null, problem: CollectProblem | null = null): void {
    this.#add({ step, subject, state: 'skipped', durationMs: null, rows: null, problem });
  }

  /** The steps of the connection before one that are not told yet: they were not tried, or are part of it. */
  skipBefore(step: CollectStep): void {
    this.#skip(CONNECTION.slice(0, CONNECTION.indexOf(step)));
  }

  /** Those that a failure left untried. */
  skipRest(): void {
    this.#skip(CONNECTION);
  }

  /** The step itself, or the next one: a connection that is opened a second time may fail where it had passed. */
  untold(step: CollectStep): CollectStep {
    return CONNECTION.slice(CONNECTION.indexOf(step)).find((known) => !this.has(known)) ?? 'authorization';
  }

  has(step: CollectStep): boolean {
    return this.steps.some((known) => known.step === step);
  }

  #skip(steps: readonly CollectStep[]): void {
    for (const step of steps) if (!this.has(step)) this.skipped(step, null);
  }

  #add(outcome: CollectStepOutcome): void {
    this.steps.push(outcome);
    this.#watch.onStep?.(outcome);
  }
}
