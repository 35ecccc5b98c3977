import {
  type CollectProblem,
  type CollectStepOutcome,
  type Language,
  sayCollectProblem,
} from '@calepin/core';
import type { CollectStep, CollectProblem as ProblemShape } from '../schemas/index.ts';

/** Why a step failed, with what the server said and what to do. */
export function presentCollectProblem(problem: CollectProblem, language: Language): ProblemShape {
  const { code, serverCode, serverText, facts } = problem;
  return { code, ...sayCollectProblem(problem, language), serverCode, serverText, facts: { ...facts } };
}

/** One step of a run, a test or a discovery. */
export function presentCollectStep(step: CollectStepOutcome, language: Language): CollectStep {
  const { problem } = step;
  return { ...step, problem: problem === null ? null : presentCollectProblem(problem, language) };
}
