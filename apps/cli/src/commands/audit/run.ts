import { UsageFault } from '../../arguments/usage-fault.ts';
import { chosenAct } from '../chosen-act.ts';
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

export const runAudit: Run<AuditOptions> = async (context, given, [act = 'list', ...words]) => {
  const chosen = chosenAct(act, ACTS, 'audit');
  if (chosen !== 'verify' && words[0] !== undefined)
    throw new UsageFault('usage.too-many', { input: words[0] }, { command: 'audit' });
  return await ACTS[chosen](context, given, words);
};
