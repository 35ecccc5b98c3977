import type { CollectProblem } from '@calepin/core';

/** A step that failed, on its way to whoever records it. */
export class HostFailure extends Error {
  override readonly name = 'HostFailure';
  readonly problem: CollectProblem;

  constructor(problem: CollectProblem, cause?: unknown) {
    super(problem.code, { cause });
    this.problem = problem;
  }
}
