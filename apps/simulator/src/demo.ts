// `npm start -- --demo`: a fleet that does not exist, collected by a real server through the real client.
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DEMO_HOSTS } from './demo-hosts.ts';
import { startFleet } from './fleet/fleet.ts';
import { DEFAULT_ACCOUNT } from './http/account.ts';

/** An hour of the fleet goes by in a minute: people come, licences are issued and renewed while one looks. */
const SPEED = 60;
const PATIENCE_MS = 120_000;
const EVERY_MINUTES = 1;

const { server, site } = parseArgs({
  options: { server: { type: 'string' }, site: { type: 'string', default: 'Lab' } },
}).values;
if (server === undefined) throw new Error('--server names the address of a running Calepin');

/** Asks the API; what it refuses is told as it says it. */
async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${server}/api/v1${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  // The server validates its answers against its schemas; two fields of them are read here.
  return (await answer.json()) as T;
}

async function untilItAnswers(): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const ready = await fetch(`${server}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await wait(100);
  }
  throw new Error(`Nothing answers at ${server}`);
}

const fleet = await startFleet({ hosts: DEMO_HOSTS, start: Date.now(), speed: SPEED, control: 0 });
await untilItAnswers();
const { rows } = await call<{ rows: readonly { name: string }[] }>('GET', '/targets');
const known = new Set(rows.map(({ name }) => name));
if (known.size === 0) {
  const { domain, user, password } = DEFAULT_ACCOUNT;
  const account = `${domain}\\${user}`;
  const { id } = await call<{ id: string }>('POST', '/credentials', {
    kind: 'password',
    name: account,
    user: account,
    password,
  });
  for (const host of fleet.hosts) {
    await call('POST', '/targets', {
      site,
      name: host.name,
      address: host.address,
      port: host.port,
      path: host.path,
      credentialId: id,
      intervalMinutes: EVERY_MINUTES,
    });
  }
}
const french = (process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '')
  .toLowerCase()
  .startsWith('fr');
process.stdout.write(
  french
    ? `Démonstration\u00a0: ${fleet.hosts.length} hôtes qui n’existent pas, lus chaque minute. Pour les arrêter, les couper, leur refuser une classe\u00a0: ${fleet.controlUrl}\n`
    : `Demonstration: ${fleet.hosts.length} hosts that do not exist, read every minute. To stop them, cut them, deny a class: ${fleet.controlUrl}\n`,
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void fleet.stop().then(() => process.exit(0)));
