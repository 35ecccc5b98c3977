import type { CollectProblem } from '@calepin/core';
import type { CollectWatch } from '../collected.ts';
import type { Read, Unread } from './document.ts';
import { HostFailure } from './host-failure.ts';
import { isAbsence, isAnswer, isDenial, type ProblemPlace, problemOf } from './host-problem.ts';
import type { RemoteClass, RemoteHost, RemoteInstance } from './remote-host.ts';
import type { StepBook } from './step-book.ts';

/** A whole list is given this many times what one answer may take, as the collector does. */
const ANSWERS_PER_LIST = 30;
/** More rows of one class than any license server has: something answers without end. */
const MOST_ROWS = 5_000_000;
const ROWS_BETWEEN = 500;
/** Classes in a row that a host leaves unanswered before it is left. */
const MOST_SILENCES = 2;

/** The host no longer answers: what is left is not tried. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp';
  readonly problem: CollectProblem;

  constructor(problem: CollectProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** What became of one class. */
export interface ClassOutcome {
  readonly count: number;
  readonly problem: CollectProblem | null;
}

/** The reading of one host under way: what was read, what was not and why, class by class. */
export class HostReading {
  readonly remote: RemoteHost;
  readonly steps: StepBook;
  readonly read: Read[] = [];
  readonly unread: Unread[] = [];
  readonly signal: AbortSignal | undefined;
  readonly #place: ProblemPlace;
  readonly #timeoutMs: number;
  readonly #onRows: CollectWatch['onRows'];
  readonly #absent: Unread[] = [];
  #rows = 0;
  #silences = 0;
  #answered = 0;
  #shortfalls = 0;

  constructor(
    remote: RemoteHost,
    steps: StepBook,
    about: { readonly place: ProblemPlace; readonly timeoutMs: number; readonly watch: CollectWatch },
  ) {
    this.remote = remote;
    this.steps = steps;
    this.signal = about.watch.signal;
    this.#onRows = about.watch.onRows;
    this.#place = about.place;
    this.#timeoutMs = about.timeoutMs;
  }

  get rows(): number {
    return this.#rows;
  }

  get state(): 'done' | 'partial' | 'failed' {
    if (this.#answered === 0) return 'failed';
    return this.#shortfalls > 0 ? 'partial' : 'done';
  }

  problem(error: unknown, about: CollectProblem['facts'] = {}): CollectProblem {
    return problemOf(error, this.#place, about);
  }

  /** The first instance of a class, `null` when it has none. Throws what stopped it. */
  async first(from: RemoteClass): Promise<RemoteInstance | null> {
    for await (const instance of this.remote.enumerate(from, this.signal)) return instance;
    return null;
  }

  /**
   * Hands on each instance of a class as it comes. A failure is told in the outcome; only a host that no longer answers
   * (`GaveUp`) and a caller who stopped end the reading.
   */
  async list(
    from: RemoteClass,
    take: (instance: RemoteInstance) => Promise<void> | undefined | void,
  ): Promise<ClassOutcome> {
    const limit = AbortSignal.timeout(this.#timeoutMs * ANSWERS_PER_LIST);
    const signal = this.signal === undefined ? limit : AbortSignal.any([limit, this.signal]);
    let count = 0;
    try {
      for await (const instance of this.remote.enumerate(from, signal)) {
        const held = take(instance);
        if (held !== undefined) await held;
        count += 1;
        if (count >= MOST_ROWS) throw tooMany(count);
      }
      this.#silences = 0;
      return { count, problem: null };
    } catch (error) {
      const isOurLimit = limit.aborted && this.signal?.aborted !== true;
      const seconds = Math.round((this.#timeoutMs * ANSWERS_PER_LIST) / 1000);
      const cause = isOurLimit ? unanswered(seconds) : error;
      return { count, problem: this.heed(this.problem(cause, { class: from.className })) };
    }
  }

  /** A problem of one class as it is told; throws when the reading cannot go on after it. */
  heed(problem: CollectProblem): CollectProblem {
    if (this.signal?.aborted === true) throw new GaveUp({ ...problem, code: 'stopped' });
    this.#silences = isAnswer(problem) ? 0 : this.#silences + 1;
    // Here the account is in: it is this class that it may not read.
    const told = isDenial(problem) ? { ...problem, code: 'class-access-denied' as const } : problem;
    if (this.#silences >= MOST_SILENCES) throw new GaveUp(told);
    return told;
  }

  /** A class that was asked for was read, whole or in part. */
  classRead(
    className: string,
    { count, problem }: ClassOutcome,
    durationMs: number,
    complete: boolean,
  ): void {
    if (problem === null || count > 0) {
      this.#answered += 1;
      this.read.push({ class: className, complete: complete && problem === null, count });
    }
    if (problem === null) this.steps.passed('class', className, durationMs, { rows: count });
    else this.fellShort(className, problem, durationMs, count);
  }

  /** A class answered, and nothing more was wanted of it. */
  answered(className: string, durationMs: number, isAsked: boolean): void {
    this.#silences = 0;
    if (isAsked) this.#answered += 1;
    this.steps.passed('class', className, durationMs);
  }

  /** Something that was asked for was not read. */
  fellShort(
    subject: string,
    problem: CollectProblem,
    durationMs: number | null,
    rows: number | null = null,
  ): void {
    this.#shortfalls += 1;
    this.unread.push({ class: subject, problem });
    this.steps.failed('class', subject, durationMs, problem, rows);
  }

  /** A class that the host does not have. Whether that is a failure depends on what else it has. */
  absent(className: string, problem: CollectProblem): void {
    this.#absent.push({ class: className, problem });
  }

  /** Something that comes on top is not there, and nobody asked for it by name. */
  lacks(subject: string, problem: CollectProblem): void {
    this.steps.skipped('class', subject, problem);
  }

  /** Nothing of these classes was tried. */
  leave(classNames: readonly string[], problem: CollectProblem): void {
    for (const className of classNames) {
      this.#shortfalls += 1;
      this.unread.push({ class: className, problem });
      this.steps.skipped('class', className);
    }
  }

  /** Tells the classes that are not there, once it is known whether others are. `roles`: the classes of each role. */
  settle(roles: readonly (readonly string[])[]): void {
    for (const role of roles) {
      const missing = this.#absent.filter(({ class: name }) => role.includes(name));
      const isWhole = !this.read.some(({ class: name }) => role.includes(name));
      // A role that is not installed is one thing to say, not one for each of its classes.
      this.unread.push(...(isWhole ? missing.slice(0, 1) : missing));
    }
    for (const { class: className, problem } of this.#absent) {
      if (this.#answered > 0) this.steps.skipped('class', className, problem);
      else this.steps.failed('class', className, null, problem);
    }
  }

  /** From time to time, while rows come. */
  counted(): void {
    this.#rows += 1;
    if (this.#rows % ROWS_BETWEEN === 0) this.#onRows?.(this.#rows);
  }
}

/** Tells apart what a role's absence is from what went wrong. */
export function absenceOf({ problem }: ClassOutcome): CollectProblem | null {
  return problem !== null && isAbsence(problem) ? problem : null;
}

function tooMany(count: number): HostFailure {
  return new HostFailure({
    code: 'answer-too-large',
    serverCode: null,
    serverText: null,
    facts: { found: count },
  });
}

function unanswered(seconds: number): HostFailure {
  return new HostFailure({ code: 'answer-timeout', serverCode: null, serverText: null, facts: { seconds } });
}
