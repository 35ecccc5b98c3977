import { type Language, toIso } from '@calepin/core';
import type { RunRecord } from '../../store/collection.ts';
import type { Run, RunDetail } from '../schemas/index.ts';
import { presentCollectProblem, presentCollectStep } from './collect-step.ts';
import { instantOrNull } from './instant.ts';

/** What is told of a run's target. */
export interface RunTarget {
  readonly name: string;
  readonly site: string;
}

/** A run without its steps: only why it fell short. */
export function presentRun(run: RunRecord, target: RunTarget, language: Language): Run {
  const failed = run.steps.find((step) => step.state === 'failed' && step.problem !== null);
  return {
    id: run.id,
    targetId: run.targetId,
    target: target.name,
    siteId: target.site,
    trigger: run.trigger,
    state: run.state,
    startedAt: toIso(run.startedAt),
    endedAt: instantOrNull(run.endedAt),
    rows: run.rows,
    bytes: run.bytes,
    unchanged: run.unchanged,
    importId: run.importId,
    problem: failed?.problem ? presentCollectProblem(failed.problem, language) : null,
  };
}

/** A run step by step. */
export function presentRunDetail(run: RunRecord, target: RunTarget, language: Language): RunDetail {
  return {
    ...presentRun(run, target, language),
    steps: run.steps.map((step) => presentCollectStep(step, language)),
  };
}
