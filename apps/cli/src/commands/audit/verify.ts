import { createReadStream } from 'node:fs';
import type { AuditHead } from '@calepin/server/schemas';
import type { ChainFault, ChainVerification } from '@calepin/server/store';
import type { Context } from '../../context.ts';
import { EXIT } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import { printLines } from '../../table/print-table.ts';
import { status } from '../../terminal/style.ts';
import { ask, printJson } from '../asking.ts';
import type { Run } from '../definition.ts';
import type { AuditOptions } from './options.ts';
import { readLines } from './read-lines.ts';
import { receiptText } from './receipt.ts';

const STANDARD_INPUT = '-';

type Found = Omit<ChainVerification, 'fault'> & {
  readonly fault: Pick<ChainFault, 'kind' | 'seq'> | null;
};

/** Verifies an exported chain, which needs nothing else, or that of the register. Exit code 1 when it is not what it was. */
export const verify: Run<AuditOptions> = async (context, { receipt }, [file]) => {
  const found =
    file === undefined ? await inRegister(context, receipt) : await inFile(file, receipt, context);
  if (context.format === 'json') {
    const { sound, head, fault } = found;
    await printJson({ sound, head, fault: fault && { kind: fault.kind, seq: fault.seq } }, context);
  } else await printFound(found, receipt !== undefined, context);
  return found.fault === null ? EXIT.done : EXIT.partly;
};

async function inRegister(context: Context, receipt: AuditHead | undefined): Promise<Found> {
  return await ask(context, undefined, (api) =>
    api.get<Found>('/audit/verification', {
      receipt: receipt === undefined ? undefined : receiptText(receipt),
    }),
  );
}

async function inFile(file: string, receipt: AuditHead | undefined, context: Context): Promise<Found> {
  const { verifyChain } = await import('@calepin/server/store');
  const bytes = file === STANDARD_INPUT ? context.input : createReadStream(file);
  try {
    return await verifyChain(readLines(bytes), receipt === undefined ? {} : { receipt });
  } catch (error) {
    const isFile = error instanceof Error && 'syscall' in error && 'code' in error;
    if (!isFile) throw error;
    throw new Failure('audit-file', { path: file, reason: String(error.code) }, { cause: error });
  }
}

async function printFound({ sound, head, fault }: Found, held: boolean, context: Context): Promise<void> {
  const { say, output } = context;
  const { style } = output;
  if (fault !== null) {
    const word = status(style, 'now', say('audit.broken'));
    await printLines(`${word}  ${say(`audit-fault.${fault.kind}`, { seq: fault.seq })}`, context, 'now');
    await printLines(say('audit.sound-until', { count: sound }), context);
    return;
  }
  const word = status(style, 'ok', say('audit.sound'));
  await printLines(`${word}  ${say('audit.events', { count: sound })}`, context, 'ok');
  if (head !== null) await printLines(say('audit.receipt', { receipt: receiptText(head) }), context, 'quiet');
  if (!held) await printLines(say('audit.hold'), context, 'quiet');
}
