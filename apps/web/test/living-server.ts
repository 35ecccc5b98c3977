import type { Credential, Target, TargetList } from '@calepin/server/schemas';
import { type Fleet, type HostPlan, startFleet } from '@calepin/simulator';
import { importText, userCalsOf } from './register.ts';
import { type RunningServer, startServer } from './running-server.ts';

/** A host of the fleet that is no target yet. */
export const SPARE = 'RDLIC04';

/** License servers and session hosts that do not exist, in every state that a page shows. */
const HOSTS: readonly HostPlan[] = [
  { name: 'RDLIC01' },
  { name: 'RDLIC02' },
  { name: 'RDLIC03' },
  { name: SPARE },
  { name: 'RDSH01', role: 'session-host' },
  {
    name: 'RDSH02',
    role: 'session-host',
    sessionHost: { licenseServers: ['oldlic.lab.test'], serversSource: 'local', everLicensed: true },
  },
  {
    name: 'RDSH03',
    role: 'session-host',
    sessionHost: { mode: 5, modeSource: 'local', licenseServers: [], everLicensed: false, nla: false },
  },
];

/** A real server that reads a simulated fleet, over WS-Management with sealed messages. */
export interface LivingServer extends AsyncDisposable {
  readonly url: string;
  readonly fleet: Fleet;
  call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T>;
  target(name: string): Promise<Target>;
}

/**
 * Starts both, adds every host but one as a target, and waits until each was read once. RDLIC02 denies one class, RDLIC03
 * refuses the password. The directory's part comes from a file.
 */
export async function startLiving(): Promise<LivingServer> {
  const [server, fleet] = await Promise.all([startServer({ examples: false }), startFleet({ hosts: HOSTS })]);
  await fleet.host('RDLIC02').fault({ kind: 'deny-class', class: 'Win32_TSIssuedLicense' });
  await fleet.host('RDLIC03').fault({ kind: 'wrong-password' });
  const living = livingServer(server, fleet);
  const { id } = await living.call<Credential>('POST', '/credentials', {
    kind: 'password',
    name: 'Lab reader',
    user: 'LAB\\calepin',
    password: 'calepin',
  });
  for (const { name } of fleet.hosts)
    if (name !== SPARE)
      await living.call('POST', '/targets', { ...settingsOf(fleet, name), credentialId: id });
  await everyRunIsOver(living);
  await importText(server.url, 'user-cals.csv', userCalsOf(3), 'Lab');
  return living;
}

/** How a host of the fleet is reached; the credentials are left to choose. */
export function settingsOf(fleet: Fleet, name: string) {
  const { address, port, path } = fleet.host(name);
  return {
    site: 'Lab',
    name: `${name.toLowerCase()}.lab.test`,
    address,
    port,
    path,
    transport: 'http',
    authentication: 'ntlm',
  };
}

function livingServer(server: RunningServer, fleet: Fleet): LivingServer {
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    // The server validates its answers against the schemas that these types come from.
    return (await answer.json()) as T;
  };
  return {
    url: server.url,
    fleet,
    call,
    async target(name) {
      const { rows } = await call<TargetList>('GET', '/targets');
      const found = rows.find((row) => row.name === name);
      if (!found) throw new Error(`No target is called ${name}`);
      return found;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([server[Symbol.asyncDispose](), fleet.stop()]);
    },
  };
}

const SOON = 50;

async function everyRunIsOver({ call }: LivingServer): Promise<void> {
  for (;;) {
    const { rows } = await call<TargetList>('GET', '/targets');
    if (rows.every(({ lastRun }) => lastRun !== null && lastRun.endedAt !== null)) return;
    await new Promise((resolve) => setTimeout(resolve, SOON));
  }
}
