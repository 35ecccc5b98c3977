import { BadValue } from '../../arguments/bad-value.ts';
import { UsageFault } from '../../arguments/usage-fault.ts';
import { parseChoice } from '../../arguments/values.ts';
import type { Run } from '../definition.ts';
import { pauseTargets, removeTargets, resumeTargets, runTargetsNow } from './act.ts';
import { addTargets } from './add.ts';
import { listTargets } from './list.ts';
import type { TargetsOptions } from './options.ts';
import { testTargets } from './test.ts';

const ACTS = {
  list: listTargets,
  add: addTargets,
  test: testTargets,
  run: runTargetsNow,
  pause: pauseTargets,
  resume: resumeTargets,
  remove: removeTargets,
} as const satisfies Readonly<Record<string, Run<TargetsOptions>>>;

// The keys of the record above.
const NAMES = Object.keys(ACTS) as (keyof typeof ACTS)[];

export const runTargets: Run<TargetsOptions> = async (context, given, [act = 'list', ...names]) => {
  const chosen = actOf(act);
  if (chosen !== 'list' && names.length === 0) {
    throw new UsageFault(
      'usage.missing-argument',
      { argument: context.say('placeholder.target') },
      { command: 'targets' },
    );
  }
  return await ACTS[chosen](context, given, names);
};

function actOf(word: string): keyof typeof ACTS {
  try {
    return parseChoice(NAMES)(word);
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    throw new UsageFault(
      'usage.unknown-act',
      { input: word, command: 'targets', acts: NAMES.join(', ') },
      { command: 'targets' },
    );
  }
}
