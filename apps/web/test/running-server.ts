import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** A real server on a free port, with a register of its own. */
export interface RunningServer extends AsyncDisposable {
  readonly url: string;
  /** Everything that it said. */
  readonly said: string;
  /** Stops it and keeps its register, as a crash of the machine would. */
  stop(): Promise<void>;
}

/** Starts a server on an empty register, and fills it with the examples when told. `asks` wants to know who comes in. */
export async function startServer(options: { examples: boolean; asks?: boolean }): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-page-'));
  const child = spawn(
    process.execPath,
    [MAIN, '--data', folder, '--port', '0', '--lang', 'en', ...(options.asks ? [] : ['--open'])],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) child.kill('SIGINT');
    await ended;
  };
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (part: Buffer): void => {
      said += part.toString();
      const address = ADDRESS.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`The server stopped before it was ready:\n${said}`)));
  });
  const server: RunningServer = {
    url,
    get said() {
      return said;
    },
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  if (options.examples) await addExamples(url);
  return server;
}

async function addExamples(url: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/examples`, { method: 'POST' });
  if (!answer.ok) throw new Error(`The examples were refused: ${answer.status} ${await answer.text()}`);
}
