import { BadValue } from '../../arguments/bad-value.ts';
import { UsageFault } from '../../arguments/usage-fault.ts';
import { parseChoice } from '../../arguments/values.ts';
import type { Run } from '../definition.ts';
import { exportChain, listEvents, printReceipt } from './ask.ts';
import type { AuditOptions } from './options.ts';
import { verify } from './verify.ts';

const ACTS = {
  list: listEvents,
  verify,
  receipt: printReceipt,
  export: exportChain,
} as const satisfies Readonly<Record<string, Run<AuditOptions>>>;

// The keys of the record above.
const NAMES = Object.keys(ACTS) as (keyof typeof ACTS)[];

export const runAudit: Run<AuditOptions> = async (context, given, [act = 'list', ...words]) => {
  const chosen = actOf(act);
  if (chosen !== 'verify' && words[0] !== undefined)
    throw new UsageFault('usage.too-many', { input: words[0] }, { command: 'audit' });
  return await ACTS[chosen](context, given, words);
};

function actOf(word: string): keyof typeof ACTS {
  try {
    return parseChoice(NAMES)(word);
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    throw new UsageFault(
      'usage.unknown-act',
      { input: word, command: 'audit', acts: NAMES.join(', ') },
      { command: 'audit' },
    );
  }
}
