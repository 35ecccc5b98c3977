import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../apps/server/src/main.ts', import.meta.url));
const IN_MONTHS = 43_200;

interface FleetHost {
  readonly name: string;
  readonly port: number;
  readonly path: string;
}

export interface EndedRun {
  readonly targetId: string;
  readonly state: string;
  readonly problem: unknown;
}

/** What the server tells of itself since it was last asked. */
export interface Probe {
  readonly longestStall: number;
  readonly usualStall: number;
  /** Of processor. */
  readonly seconds: number;
}

/** A server and the fleet that it reads, each in a process of its own. */
export interface Load {
  readonly url: string;
  readonly data: string;
  /** Identifiers of the targets, paused: they are read when asked. */
  readonly targets: readonly string[];
  call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T>;
  /** The end of the next run of a target, told by the server's events. */
  runEnded(targetId: string): Promise<EndedRun>;
  probe(): Promise<Probe>;
  /** Processor seconds that the fleet has taken. */
  fleetSeconds(): Promise<number>;
  /** Megabytes, the most since this was last asked. */
  peak(): Promise<number>;
  /** One licence in a hundred is renewed. */
  renew(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts both and adds the targets. */
export async function startLoad(folder: string, servers: number, licenses: number): Promise<Load> {
  const data = join(folder, 'data');
  const fleet = fork(join(import.meta.dirname, 'load-fleet.ts'), [String(servers), String(licenses)]);
  const [{ hosts }] = (await once(fleet, 'message')) as [{ readonly hosts: readonly FleetHost[] }];
  const server = fork(MAIN, ['--data', data, '--port', '0', '--lang', 'en', '--open'], {
    execArgv: ['--import', join(import.meta.dirname, 'load-probe.ts')],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await addressOf(server);
  const call = <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> =>
    ask<T>(`${url}/api/v1${path}`, method, body);
  const { id: credentialId } = await call<{ readonly id: string }>('POST', '/credentials', {
    kind: 'password',
    name: 'Load',
    user: 'LAB\\calepin',
    password: 'calepin',
  });
  const targets: string[] = [];
  for (const { name, port, path } of hosts) {
    const { id } = await call<{ readonly id: string }>('POST', '/targets', {
      site: 'Load',
      name,
      address: '127.0.0.1',
      port,
      path,
      credentialId,
      reads: ['license-server', 'key-packs', 'issued-licenses'],
      intervalMinutes: IN_MONTHS,
      paused: true,
    });
    targets.push(id);
  }
  const told = async <T>(child: ChildProcess, question: string): Promise<T> => {
    const answer = once(child, 'message');
    child.send(question);
    // Both children answer each question with one message of this shape.
    return (await answer)[0] as T;
  };
  return {
    url,
    data,
    targets,
    call,
    runEnded: await followRuns(url),
    probe: () => told<Probe>(server, 'probe'),
    fleetSeconds: async () => (await told<{ readonly seconds: number }>(fleet, 'cpu')).seconds,
    peak: () => peakOf(server.pid ?? 0),
    renew: async () => void (await told(fleet, 'renew')),
    async stop() {
      const ended = [once(server, 'exit'), once(fleet, 'exit')];
      server.kill('SIGTERM');
      fleet.disconnect();
      await Promise.all(ended);
    },
  };
}

async function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  for await (const text of server.stdout ?? []) {
    said += String(text);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    if (url !== undefined) {
      server.stdout?.resume();
      return url;
    }
  }
  throw new Error(`the server did not start: ${said}`);
}

/** Listens to the events of the runs as a page does. */
async function followRuns(url: string): Promise<(targetId: string) => Promise<EndedRun>> {
  const awaited = new Map<string, (run: EndedRun) => void>();
  const answer = await fetch(`${url}/api/v1/runs/events`);
  if (answer.body === null) throw new Error('the events have no body');
  const events = answer.body.pipeThrough(new TextDecoderStream());
  const listen = async (): Promise<void> => {
    let rest = '';
    for await (const text of events) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('data:')) continue;
        const event = JSON.parse(line.slice(5)) as { readonly type: string; readonly run?: EndedRun };
        if (event.type === 'run-ended' && event.run !== undefined)
          awaited.get(event.run.targetId)?.(event.run);
      }
    }
  };
  // The stream ends with the server.
  listen().catch(() => {});
  return (targetId) => new Promise((resolve) => awaited.set(targetId, resolve));
}

async function ask<T>(address: string, method: string, body: unknown): Promise<T> {
  const answer = await fetch(address, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${await answer.text()}`);
  // The server validates its answers against its schemas; few fields of them are read here.
  return (await answer.json()) as T;
}

/** The kernel's own mark of the most memory that was resident (`proc_pid_status`, VmHWM), which is then set back. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]);
  await writeFile(`/proc/${pid}/clear_refs`, '5');
  return kilobytes / 1024;
}
