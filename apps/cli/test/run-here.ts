import { Writable } from 'node:stream';
import type { Context } from '../src/context.ts';
import { createFigures } from '../src/figures/figures.ts';
import { sayIn } from '../src/messages/index.ts';
import { type Ending, runProgram } from '../src/program.ts';
import { Output } from '../src/terminal/output.ts';
import { createStyle } from '../src/terminal/style.ts';

export interface Here {
  readonly ending: Ending;
  readonly stdout: string;
  readonly stderr: string;
}

interface Around {
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly input?: AsyncIterable<Uint8Array>;
  readonly inputIsTerminal?: boolean;
  readonly columns?: number;
}

/** Runs a command line in this process: for cases by the dozen. Without columns the streams are pipes. */
export async function runHere(inputs: readonly string[], around: Around = {}): Promise<Here> {
  const [output, errors] = [collector(), collector()];
  const { columns } = around;
  const ending = await runProgram(inputs, {
    output: output.stream,
    errors: errors.stream,
    input: around.input ?? nothing(),
    streams: {
      outputIsTerminal: columns !== undefined,
      errorsIsTerminal: columns !== undefined,
      inputIsTerminal: around.inputIsTerminal ?? false,
      columns,
    },
    environment: { LANG: 'en_GB.UTF-8', ...around.environment },
    platform: 'linux',
    folder: around.folder ?? '/nowhere',
    interruption: () => new AbortController().signal,
  });
  return { ending, stdout: output.text(), stderr: errors.text() };
}

function collector(): { readonly stream: Writable; text(): string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(Buffer.from(piece));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString('utf8') };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** What a command is given, with a pipe behind each stream. */
export function contextHere(given: Partial<Context> = {}): {
  readonly context: Context;
  stdout(): string;
  stderr(): string;
} {
  const [output, errors] = [collector(), collector()];
  const style = createStyle({ color: false, unicode: true });
  const surface = (stream: Writable): Context['output'] =>
    Object.assign(new Output(stream), { style, width: Number.POSITIVE_INFINITY });
  const context: Context = {
    language: 'en',
    say: sayIn('en'),
    figures: createFigures('en', 'UTC'),
    format: 'table',
    quiet: false,
    output: surface(output.stream),
    notes: surface(errors.stream),
    streams: { outputIsTerminal: false, errorsIsTerminal: false, inputIsTerminal: false, columns: undefined },
    input: nothing(),
    environment: {},
    commands: [],
    dataFolder: '/nowhere',
    now: Date.now,
    interruption: () => new AbortController().signal,
    ...given,
  };
  return { context, stdout: output.text, stderr: errors.text };
}
