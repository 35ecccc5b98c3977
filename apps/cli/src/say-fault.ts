import { UsageFault } from './arguments/usage-fault.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { Failure, Interrupted, OutputClosed, ServerFailure } from './failure.ts';
import { printable } from './terminal/printable.ts';
import { wrap } from './terminal/wrap.ts';

/** Says on the error stream what ended a command, with what to do about it, and returns its exit code. */
export async function sayFault(error: unknown, context: Context): Promise<ExitCode> {
  const { say, notes } = context;
  if (error instanceof OutputClosed) return EXIT.done;
  if (error instanceof Interrupted) {
    await notes.line(say(error.said));
    return EXIT.failed;
  }
  if (error instanceof UsageFault) {
    await sayLines(context, sentenceOf(error, context), [
      ...(error.more === null ? [] : [say(error.more)]),
      ...(error.nearest === null ? [] : [say('usage.nearest', { nearest: printable(error.nearest) })]),
      say('usage.help', { help: error.command === null ? 'calepin help' : `calepin help ${error.command}` }),
    ]);
    return EXIT.usage;
  }
  if (error instanceof ServerFailure) {
    await sayLines(context, error.message, [
      ...(error.remedy === null ? [] : [error.remedy]),
      ...(error.requestId === null ? [] : [say('failure.quote', { id: error.requestId })]),
    ]);
    return EXIT.failed;
  }
  const failure = error instanceof Failure ? error : unexpected(error);
  await sayLines(context, say(`failure.${failure.code}`, safe(failure.values)), [
    say(`failure.${failure.code}.remedy`, safe(failure.values)),
  ]);
  if (context.environment['CALEPIN_TRACE'] && failure.cause instanceof Error) {
    await notes.line(failure.cause.stack ?? failure.cause.message);
  }
  return failure.exitCode;
}

function sentenceOf(fault: UsageFault, { say }: Context): string {
  const reason = fault.reason === null ? {} : { reason: say(fault.reason.text, fault.reason.values) };
  return say(fault.text, { ...safe(fault.values), ...reason });
}

function unexpected(error: unknown): Failure {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return new Failure('internal', { reason }, { cause: error });
}

async function sayLines({ notes }: Context, sentence: string, more: readonly string[]): Promise<void> {
  const [first = '', ...others] = [`calepin: ${sentence}`, ...more].flatMap((text) =>
    wrap(text, notes.width),
  );
  await notes.line(notes.style.paint('now', first));
  for (const line of others) await notes.line(line);
}

/** Names come from outside. */
function safe<T>(values: Readonly<Record<string, T>>): Readonly<Record<string, T | string>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? printable(value) : value,
    ]),
  );
}
