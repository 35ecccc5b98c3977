import type { CollectProblem, CollectStepOutcome } from '@calepin/core';
import type { Kysely } from 'kysely';
import { nextNumber } from '../meta.ts';
import type { Schema } from '../schema.ts';

/**
 * The steps of a run as the register keeps them: the plan (which steps, and how each ended) is one of a few that nearly
 * all runs share; what was measured is a few numbers; problems are there when there are any. A run that went well takes
 * some fifty bytes instead of a thousand.
 */
export interface RunLog {
  readonly plan: number;
  readonly measures: string;
  readonly problems: string | null;
}

type PlannedStep = readonly [
  CollectStepOutcome['step'],
  CollectStepOutcome['subject'],
  CollectStepOutcome['state'],
];

export async function packSteps(tx: Kysely<Schema>, steps: readonly CollectStepOutcome[]): Promise<RunLog> {
  const planned = steps.map(({ step, subject, state }): PlannedStep => [step, subject, state]);
  const problems = steps.flatMap(({ problem }, index) => (problem === null ? [] : [[index, problem]]));
  return {
    plan: await planOf(tx, JSON.stringify(planned)),
    measures: steps.flatMap(({ durationMs, rows }) => [whole(durationMs), whole(rows)]).join(),
    problems: problems.length === 0 ? null : JSON.stringify(problems),
  };
}

const whole = (number: number | null): string => (number === null ? '' : String(Math.round(number)));

async function planOf(tx: Kysely<Schema>, steps: string): Promise<number> {
  const known = await tx
    .selectFrom('run_plan')
    .select('number')
    .where('steps', '=', steps)
    .executeTakeFirst();
  if (known !== undefined) return known.number;
  const number = await nextNumber(tx, 'run-plan');
  await tx.insertInto('run_plan').values({ number, steps }).execute();
  return number;
}

export function unpackSteps(row: {
  readonly steps: string | null;
  readonly measures: string | null;
  readonly problems: string | null;
}): CollectStepOutcome[] {
  if (row.steps === null) return [];
  // Both written by `packSteps`.
  const planned = JSON.parse(row.steps) as PlannedStep[];
  const problems = new Map(JSON.parse(row.problems ?? '[]') as [number, CollectProblem][]);
  const measures = (row.measures ?? '').split(',');
  const measure = (index: number): number | null => {
    const text = measures[index] ?? '';
    return text === '' ? null : Number(text);
  };
  return planned.map(([step, subject, state], index) => ({
    step,
    subject,
    state,
    durationMs: measure(2 * index),
    rows: measure(2 * index + 1),
    problem: problems.get(index) ?? null,
  }));
}

/** Forgets the plans that no run follows any more. */
export async function forgetPlans(tx: Kysely<Schema>): Promise<void> {
  const followed = tx.selectFrom('run').select('plan').where('plan', 'is not', null);
  await tx.deleteFrom('run_plan').where('number', 'not in', followed).execute();
}
