import type { CollectProblem, CollectProblemCode, CollectStep, CollectStepOutcome } from '@calepin/core';

/** A step that failed on our side: no server said anything. */
export function failedStep(
  step: CollectStep,
  code: CollectProblemCode,
  facts: CollectProblem['facts'] = {},
): CollectStepOutcome {
  return {
    step,
    subject: null,
    state: 'failed',
    durationMs: null,
    rows: null,
    problem: { code, serverCode: null, serverText: null, facts },
  };
}
