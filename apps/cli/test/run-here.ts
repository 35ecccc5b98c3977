import { Writable } from 'node:stream';
import { type Ending, runProgram } from '../src/program.ts';

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
