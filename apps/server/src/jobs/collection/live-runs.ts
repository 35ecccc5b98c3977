import type { CollectStepOutcome, Instant } from '@calepin/core';
import type { RunRecord, RunTrigger } from '../../store/collection.ts';
import type { CollectProgress } from './collecting.ts';
import type { RunEvents } from './run-events.ts';

/** Rows are told at most this often per run: a page that shows them does not need more. */
const ROWS_EVERY_MS = 500;

/** A run that has not come to its end. */
export interface LiveRun {
  readonly id: string;
  readonly targetId: string;
  readonly endpoint: string;
  readonly trigger: RunTrigger;
  readonly startedAt: Instant;
  readonly steps: readonly CollectStepOutcome[];
  readonly rows: number;
  readonly stop: AbortController;
  /** Resolves when it has ended and the register knows. */
  readonly ended: Promise<void>;
}

interface Tracked extends LiveRun {
  steps: CollectStepOutcome[];
  rows: number;
  rowsToldAt: number;
  done: () => void;
}

/** The runs that go on, and what is known of them so far: the register only learns of the end. */
export class LiveRuns {
  readonly #byTarget = new Map<string, Tracked>();
  readonly #byId = new Map<string, Tracked>();
  readonly #events: Pick<RunEvents, 'tell'>;
  readonly #steady: () => number;
  #changes = 0;

  constructor(events: Pick<RunEvents, 'tell'>, steady: () => number) {
    this.#events = events;
    this.#steady = steady;
  }

  /** Another number after every change. */
  get changes(): number {
    return this.#changes;
  }

  get all(): readonly LiveRun[] {
    return [...this.#byId.values()];
  }

  ofTarget(targetId: string): LiveRun | null {
    return this.#byTarget.get(targetId) ?? null;
  }

  byId(runId: string): LiveRun | null {
    return this.#byId.get(runId) ?? null;
  }

  add(run: Pick<LiveRun, 'id' | 'targetId' | 'endpoint' | 'trigger' | 'startedAt'>): LiveRun {
    let done: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      done = resolve;
    });
    const live: Tracked = {
      ...run,
      steps: [],
      rows: 0,
      rowsToldAt: this.#steady(),
      stop: new AbortController(),
      ended,
      done,
    };
    this.#byTarget.set(run.targetId, live);
    this.#byId.set(run.id, live);
    this.#changes += 1;
    return live;
  }

  /** Takes what a run tells of itself, and tells those who look on. */
  progress(runId: string, progress: CollectProgress): void {
    const live = this.#byId.get(runId);
    if (!live) return;
    const { id, targetId } = live;
    if (progress.kind === 'step') {
      live.steps.push(progress.step);
      this.#changes += 1;
      this.#events.tell({ type: 'run-step', runId: id, targetId, step: progress.step });
      return;
    }
    live.rows = progress.rows;
    const now = this.#steady();
    if (now - live.rowsToldAt < ROWS_EVERY_MS) return;
    live.rowsToldAt = now;
    this.#changes += 1;
    this.#events.tell({ type: 'run-rows', runId: id, targetId, rows: progress.rows });
  }

  end(runId: string): void {
    const live = this.#byId.get(runId);
    if (!live) return;
    this.#byId.delete(runId);
    this.#byTarget.delete(live.targetId);
    this.#changes += 1;
    live.done();
  }
}

/** A run that goes on, as the register would tell it. */
export function recordOf(live: LiveRun): RunRecord {
  const { id, targetId, trigger, startedAt, steps, rows } = live;
  return {
    id,
    targetId,
    trigger,
    state: 'running',
    startedAt,
    endedAt: null,
    steps: [...steps],
    rows,
    bytes: 0,
    importId: null,
    unchanged: false,
  };
}
