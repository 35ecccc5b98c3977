import { resolve } from 'node:path';
import { nearest } from './arguments/nearest.ts';
import { parseWords } from './arguments/parse-words.ts';
import { prepareArguments } from './arguments/prepare-arguments.ts';
import { UsageFault } from './arguments/usage-fault.ts';
import type { Command } from './commands/definition.ts';
import { COMMANDS } from './commands/index.ts';
import type { Context, Format, Surface } from './context.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { Interrupted, OutputClosed } from './failure.ts';
import { createFigures } from './figures/figures.ts';
import { languageOf, lastValueOf } from './language.ts';
import { sayIn } from './messages/index.ts';
import { sayFault } from './say-fault.ts';
import { Output, type OutputStream } from './terminal/output.ts';
import { createStyle } from './terminal/style.ts';
import {
  type ColorChoice,
  type Environment,
  type Streams,
  showsUnicode,
  wantsColor,
  widthOf,
} from './terminal/terminal.ts';

/** What a program runs in; `process` is one. */
export interface Surroundings {
  readonly output: OutputStream;
  readonly errors: OutputStream;
  readonly input: AsyncIterable<Uint8Array>;
  readonly streams: Streams;
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly folder: string;
  readonly interruption: () => AbortSignal;
}

/** How a program ended: an exit code, or Ctrl-C. */
export type Ending = { readonly exitCode: ExitCode } | { readonly interrupted: true };

/** Runs one command line to its end, and says what went wrong. */
export async function runProgram(inputs: readonly string[], surroundings: Surroundings): Promise<Ending> {
  let signal: AbortSignal | null = null;
  const context = contextOf(inputs, {
    ...surroundings,
    interruption: () => {
      signal ??= surroundings.interruption();
      return signal;
    },
  });
  const isInterrupted = (): boolean => signal?.aborted === true;
  try {
    const exitCode = await runCommand(prepareArguments(inputs), context, surroundings);
    await context.output.flush();
    await context.notes.flush();
    return { exitCode };
  } catch (error) {
    if (error instanceof OutputClosed) return { exitCode: EXIT.done };
    // Whatever stopped because of Ctrl-C stopped because of Ctrl-C.
    const cause =
      isInterrupted() && !(error instanceof Interrupted) ? new Interrupted('interrupted.plain') : error;
    return await endWith(cause, context);
  }
}

async function runCommand(
  words: readonly string[],
  context: Context,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const [name = 'help', ...rest] = words;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) throw unknownCommand(name);
  const parsed = await parseWords(command, rest, (id) => context.say(id));
  const run = await command.load();
  return run(
    configured(context, parsed.options, surroundings),
    parsed.options as Parameters<typeof run>[1],
    parsed.words,
  );
}

function unknownCommand(input: string): UsageFault {
  const names = COMMANDS.map((command: Command) => command.name);
  if (input.startsWith('-')) {
    return new UsageFault('usage.unknown-option', { command: 'calepin', input }, { command: null });
  }
  return new UsageFault(
    'usage.unknown-command',
    { input },
    { command: null, nearest: nearest(input, names) },
  );
}

async function endWith(error: unknown, context: Context): Promise<Ending> {
  try {
    await context.output.flush();
  } catch {
    // What could not be printed is told below, or was told already.
  }
  try {
    const exitCode = await sayFault(error, context);
    await context.notes.flush();
    return error instanceof Interrupted ? { interrupted: true } : { exitCode };
  } catch {
    // Nobody reads the errors either.
    return { exitCode: EXIT.failed };
  }
}

/** What is known before the words are understood, so that even a wrong command line is answered in the right language. */
function contextOf(inputs: readonly string[], surroundings: Surroundings): Context {
  const { environment, streams, platform } = surroundings;
  const language = languageOf(inputs, environment);
  const asked = lastValueOf(inputs, 'color');
  const color: ColorChoice = asked === 'always' || asked === 'never' ? asked : 'auto';
  const unicode = showsUnicode(environment, platform);
  const surface = (stream: OutputStream, isTerminal: boolean): Surface => {
    const style = createStyle({ color: wantsColor(color, environment, isTerminal), unicode });
    const width = widthOf({ ...streams, outputIsTerminal: isTerminal }, environment);
    return Object.assign(new Output(stream), { style, width });
  };
  return {
    language,
    say: sayIn(language),
    figures: createFigures(language),
    format: 'table',
    quiet: false,
    output: surface(surroundings.output, streams.outputIsTerminal),
    notes: surface(surroundings.errors, streams.errorsIsTerminal),
    streams,
    input: surroundings.input,
    environment,
    commands: COMMANDS,
    dataFolder: resolve(surroundings.folder, environment['CALEPIN_DATA'] || 'data'),
    now: Date.now,
    interruption: surroundings.interruption,
  };
}

function configured(
  context: Context,
  options: Readonly<Record<string, unknown>>,
  { folder }: Surroundings,
): Context {
  const { format, quiet, data } = options;
  return {
    ...context,
    format: format === 'json' || format === 'csv' ? (format satisfies Format) : 'table',
    quiet: quiet === true,
    dataFolder: typeof data === 'string' ? resolve(folder, data) : context.dataFolder,
  };
}
