import type { Instant } from '@calepin/core';

/** What the planner knows of a target. */
export interface PlannedTarget {
  readonly id: string;
  /** Where it is reached; two targets that are reached at the same place are not read at the same time. */
  readonly endpoint: string;
  /** `null`: not by itself. */
  readonly dueAt: Instant | null;
  /** Someone asked for it now: before all others. */
  readonly asked: boolean;
}

export interface PlanRequest {
  readonly targets: Iterable<PlannedTarget>;
  /** `false`: only what was asked for is read. */
  readonly scheduled: boolean;
  /** The targets that are being read, and where. */
  readonly running: ReadonlyMap<string, { readonly endpoint: string }>;
  readonly now: Instant;
  /** How many may be read at the same time. */
  readonly limit: number;
}

export interface Plan {
  /** Targets to start now, in this order. */
  readonly start: readonly string[];
  /** When the next one falls due; `null` when none does before a run ends. What waits for a place is not in it. */
  readonly wakeAt: Instant | null;
}

/** Decides which targets are read now and when to look again. */
export function plan({ targets, scheduled, running, now, limit }: PlanRequest): Plan {
  const due: PlannedTarget[] = [];
  let wakeAt: Instant | null = null;
  for (const target of targets) {
    if (running.has(target.id)) continue;
    const dueAt = scheduled ? target.dueAt : null;
    if (target.asked || (dueAt !== null && dueAt <= now)) due.push(target);
    else if (dueAt !== null && (wakeAt === null || dueAt < wakeAt)) wakeAt = dueAt;
  }
  let free = limit - running.size;
  if (free <= 0 || due.length === 0) return { start: [], wakeAt };
  const taken = new Set([...running.values()].map(({ endpoint }) => endpoint));
  const start: string[] = [];
  for (const { id, endpoint } of due.sort(compare)) {
    if (free <= 0) break;
    if (taken.has(endpoint)) continue;
    taken.add(endpoint);
    start.push(id);
    free -= 1;
  }
  return { start, wakeAt };
}

/** What was asked for, then the longest overdue. */
function compare(a: PlannedTarget, b: PlannedTarget): number {
  if (a.asked !== b.asked) return a.asked ? -1 : 1;
  return (a.dueAt ?? 0) - (b.dueAt ?? 0) || (a.id < b.id ? -1 : 1);
}
