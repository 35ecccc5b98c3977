import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

/** The root of the checkout. */
export const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url));
const BIN = fileURLToPath(new URL('../bin/calepin.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  /** Another runtime than that of the tests. */
  readonly node?: string;
}

/** An environment in which nothing of this machine's user shows. */
function environmentOf(given: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { PATH = '', HOME = '', SYSTEMROOT = '' } = process.env;
  return { PATH, HOME, SYSTEMROOT, LANG: 'en_GB.UTF-8', TZ: 'UTC', ...given };
}

/** Starts the command as a shell would. */
export function start(
  words: readonly string[],
  { cwd, environment, node }: Circumstances = {},
): ChildProcess {
  return spawn(node ?? process.execPath, [BIN, ...words], {
    cwd: cwd ?? CHECKOUT,
    env: environmentOf(environment),
    stdio: 'pipe',
  });
}

/** Runs the command to its end. */
export async function calepin(words: readonly string[], circumstances: Circumstances = {}): Promise<Ended> {
  const child = start(words, circumstances);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(circumstances.input ?? '');
  return await ended(child);
}

/** What a process wrote, once it has ended. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  }
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...written }));
  });
}

/** Runs a line of a shell in which `calepin` is the command. */
export async function shell(
  line: string,
  circumstances: Circumstances & { readonly program?: string } = {},
): Promise<Ended> {
  const { cwd, environment, program = 'bash' } = circumstances;
  const script = `calepin() { "${process.execPath}" "${BIN}" "$@"; }\n${line}`;
  const child = spawn(program, ['-c', script], {
    cwd: cwd ?? CHECKOUT,
    env: environmentOf(environment),
    stdio: 'pipe',
  });
  child.stdin.end(circumstances.input ?? '');
  return await ended(child);
}

interface OnTerminal {
  readonly columns?: number;
  readonly typed?: string;
  /** Types once this is on the screen. */
  readonly typedAfter?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the command on a terminal (of `script`, bsdutils) of a given width, and types into it. */
export async function onTerminal(words: readonly string[], given: OnTerminal = {}): Promise<Ended> {
  const { columns = 80, typed = '', typedAfter = '', environment = {} } = given;
  const quoted = [process.execPath, BIN, ...words]
    .map((word) => `'${word.replaceAll("'", "'\\''")}'`)
    .join(' ');
  const child = spawn('script', ['-qec', `stty cols ${columns} rows 24; ${quoted}`, '/dev/null'], {
    cwd: CHECKOUT,
    env: environmentOf({ TERM: 'xterm-256color', ...environment }),
    stdio: 'pipe',
  });
  child.stdin.on('error', () => undefined);
  if (typedAfter === '') child.stdin.write(typed);
  else {
    let screen = '';
    let isTyped = false;
    child.stdout.on('data', (text: string) => {
      screen += text;
      if (isTyped || !screen.includes(typedAfter)) return;
      isTyped = true;
      child.stdin.write(typed);
    });
  }
  const result = ended(child);
  // A terminal that is closed at once would end the command before it has asked.
  child.once('exit', () => child.stdin.end());
  return await result;
}

/** A folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder that all tests of a group share. */
export function lastingFolder(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'calepin-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}
