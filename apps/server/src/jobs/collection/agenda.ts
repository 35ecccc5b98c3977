import { type Instant, MINUTE } from '@calepin/core';
import type { TargetRecord } from '../../store/collection.ts';
import { longestRest, spreadMissed } from './due.ts';
import { endpointOf } from './endpoint.ts';
import type { PlannedTarget } from './plan.ts';

/** What is kept in memory of each target: what the planner looks at, and its names. */
export interface AgendaEntry extends PlannedTarget {
  readonly name: string;
  readonly site: string;
  readonly interval: number;
  readonly paused: boolean;
  /** Runs in a row that brought nothing. */
  readonly failures: number;
  /** The last run did not come to its end, or brought nothing: the next one is a retry. */
  readonly retries: boolean;
}

/** The targets and when they are due. The register holds the same on the disk; here it is at hand at every moment. */
export class Agenda {
  readonly #entries = new Map<string, AgendaEntry>();

  get size(): number {
    return this.#entries.size;
  }

  entries(): Iterable<AgendaEntry> {
    return this.#entries.values();
  }

  get(id: string): AgendaEntry | null {
    return this.#entries.get(id) ?? null;
  }

  /** Takes a target as the register has it. One that would be due too late (the clock was set back) is brought near. */
  put(target: TargetRecord, now: Instant): void {
    const interval = target.intervalMinutes * MINUTE;
    const { failures, lastRun, paused } = target;
    const interrupted = lastRun?.state === 'interrupted';
    const latest = now + longestRest(interval, failures);
    this.#entries.set(target.id, {
      id: target.id,
      name: target.name,
      site: target.site,
      endpoint: endpointOf(target),
      interval,
      paused,
      failures,
      retries: failures > 0 || interrupted,
      // What was interrupted is due again.
      dueAt: paused ? null : Math.min(interrupted ? now : (target.nextRunAt ?? now), latest),
      asked: this.#entries.get(target.id)?.asked ?? false,
    });
  }

  change(id: string, change: Partial<Pick<AgendaEntry, 'dueAt' | 'failures' | 'retries' | 'asked'>>): void {
    const entry = this.#entries.get(id);
    if (entry) this.#entries.set(id, { ...entry, ...change });
  }

  remove(id: string): void {
    this.#entries.delete(id);
  }

  /** The server was off, or the machine slept: what was missed runs once, soon. */
  makeUp(now: Instant): void {
    for (const [id, dueAt] of spreadMissed([...this.#entries.values()], now)) this.change(id, { dueAt });
  }

  /** The clock was set back: everything is due when it would have been. Returns what has moved. */
  shift(milliseconds: number): readonly string[] {
    const moved: string[] = [];
    for (const { id, dueAt } of [...this.#entries.values()]) {
      if (dueAt === null) continue;
      this.change(id, { dueAt: dueAt + milliseconds });
      moved.push(id);
    }
    return moved;
  }
}
