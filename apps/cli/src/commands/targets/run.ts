import { UsageFault } from '../../arguments/usage-fault.ts';
import { chosenAct } from '../chosen-act.ts';
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

export const runTargets: Run<TargetsOptions> = async (context, given, [act = 'list', ...names]) => {
  const chosen = chosenAct(act, ACTS, 'targets');
  if (chosen !== 'list' && names.length === 0) {
    throw new UsageFault(
      'usage.missing-argument',
      { argument: context.say('placeholder.target') },
      { command: 'targets' },
    );
  }
  return await ACTS[chosen](context, given, names);
};
