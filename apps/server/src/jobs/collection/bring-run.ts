import { NotStarted, type RegisterReads } from '../workshop.ts';
import { collectTarget, type RunEnd } from './collect-target.ts';
import { failedStep } from './failed-step.ts';
import type { LiveRun } from './live-runs.ts';

/** How a run ended: with what it brought, or because it was stopped. */
export type EndedRun = RunEnd | (Omit<RunEnd, 'state'> & { readonly state: 'interrupted' });

/** A host answered for longer than any run may take. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

type CollectTargetRequest = Parameters<typeof collectTarget>[0];

interface BringRunRequest
  extends Pick<CollectTargetRequest, 'logins' | 'collecting' | 'spool' | 'onProgress' | 'onFault'> {
  readonly workshop: CollectTargetRequest['workshop'] & {
    readonly reads: Pick<RegisterReads, 'target' | 'sites'>;
  };
  readonly clock: { now(): number };
}

const NOTHING = { rows: 0, bytes: 0, importId: null, unchanged: false } as const;

/** Reads the target of a run as it is now. Never throws: whatever happens is how the run ended. */
export async function bringRun(live: LiveRun, request: BringRunRequest): Promise<EndedRun> {
  const { workshop, clock, onFault } = request;
  const { signal } = live.stop;
  let host: string | null = null;
  const interrupted = (): EndedRun => ({ ...NOTHING, state: 'interrupted', steps: [...live.steps] });
  const failed = (code: 'answer-timeout' | 'internal'): EndedRun => {
    const steps = [...live.steps, failedStep('class', code, { host })];
    return { ...NOTHING, state: 'failed', steps };
  };
  try {
    signal.throwIfAborted();
    const target = await workshop.reads.target(live.targetId);
    const site = (await workshop.reads.sites()).find((one) => one.id === target?.site);
    // Removed a moment ago.
    if (target === null || site === undefined) return interrupted();
    host = target.name;
    return await collectTarget({
      ...request,
      runId: live.id,
      target,
      site,
      now: () => clock.now(),
      signal,
    });
  } catch (error) {
    if (signal.reason instanceof TookTooLong) return failed('answer-timeout');
    if (signal.aborted || isStopping(error)) return interrupted();
    onFault(error);
    return failed('internal');
  }
}

/** Whether work was refused because the server stops. */
export function isStopping(error: unknown): boolean {
  return error instanceof NotStarted && error.code === 'stopping';
}
