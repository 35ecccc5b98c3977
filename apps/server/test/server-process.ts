import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** A server in a process of its own, as `npm start` runs it, on a free port. */
export class ServerProcess {
  readonly #process: ChildProcess;
  readonly #exited: Promise<number | null>;
  #console = '';

  constructor(args: readonly string[], env: Record<string, string> = {}) {
    this.#process = spawn(process.execPath, [MAIN, '--lang', 'en', '--open', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CALEPIN_DATA: '', ...env },
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#console += text;
      });
    }
    this.#exited = once(this.#process, 'exit').then(([code]) => code as number | null);
  }

  /** Everything that it said. */
  get console(): string {
    return this.#console;
  }

  /** Its address, once it answers. */
  async url(): Promise<string> {
    for (;;) {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(this.#console)?.[0];
      if (found !== undefined) return found;
      if (this.#process.exitCode !== null) throw new Error(`the server ended: ${this.#console}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** The exit code, once it has ended; `null` when a signal ended it. */
  get exit(): Promise<number | null> {
    return this.#exited;
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) this.#process.kill(signal);
    return this.#exited;
  }
}

/** Folders and servers of a test file; all are gone after `clean`. */
export class Servers {
  readonly #servers: ServerProcess[] = [];
  readonly #folders: string[] = [];

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'calepin-test-'));
    this.#folders.push(folder);
    return folder;
  }

  start(args: readonly string[], env?: Record<string, string>): ServerProcess {
    const server = new ServerProcess(args, env);
    this.#servers.push(server);
    return server;
  }

  async clean(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.end('SIGKILL')));
    await Promise.all(this.#folders.map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

/** JSON of a server's API. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
export async function ask(url: string, path: string, init: RequestInit = {}): Promise<any> {
  const response = await fetch(`${url}/api/v1${path}`, init);
  return response.json();
}

/** Sends a file and waits until it is read. */
export async function inspect(
  url: string,
  name: string,
  body: string,
): Promise<{ id: string; state: string; failure: unknown }> {
  const sent = await ask(url, `/inspections?name=${name}`, { method: 'POST', body });
  let inspection = sent;
  while (inspection.state === 'reading') {
    await new Promise((resolve) => setTimeout(resolve, 50));
    inspection = await ask(url, `/inspections/${sent.id}`);
  }
  return inspection;
}

/** Starts an import of an inspected file. */
export function startImport(url: string, inspectionId: string): Promise<{ id: string; state: string }> {
  const body = JSON.stringify({ inspectionIds: [inspectionId] });
  return ask(url, '/imports', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

/** Waits until an import is over. */
// biome-ignore lint/suspicious/noExplicitAny: the answer of the API.
export async function importOver(url: string, id: string): Promise<any> {
  for (;;) {
    const record = await ask(url, `/imports/${id}`);
    if (record.state !== 'running') return record;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until rows of an import are being written. */
export async function importWrites(url: string, id: string): Promise<void> {
  for (;;) {
    const record = await ask(url, `/imports/${id}`);
    if (record.state !== 'running')
      throw new Error(`the import was over too soon: ${JSON.stringify(record)}`);
    if (record.progress.rows > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Issued licences by the thousand, as PowerShell exports them. */
export function issuedLicensesCsv(rows: number): string {
  const lines = [
    'PSComputerName,LicenseId,KeyPackId,sIssuedToUser,sIssuedToComputer,sHardwareId,LicenseStatus,IssueDate,ExpirationDate',
  ];
  for (let row = 1; row <= rows; row += 1) {
    lines.push(
      `RDLIC01,${row},${3 + (row % 5)},,POSTE-${row},HW-${row},2,2026-01-02T08:11:00Z,2026-03-12T08:11:00Z`,
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}
