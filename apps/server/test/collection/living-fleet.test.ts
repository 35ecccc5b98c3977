import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fleet, startFleet } from '@calepin/simulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type ServerProcess, Servers } from '../server-process.ts';

const PASSWORD = 'calepin';

const servers = new Servers();
let fleet: Fleet;
let folder: string;
let server: ServerProcess;
let url: string;
/** Identifiers of the targets by name. */
const targets = new Map<string, string>();

async function send(method: string, path: string, body?: unknown) {
  return ask(url, path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
}

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const targetOf = (name: string) => ask(url, `/targets/${targets.get(name)}`);

/** Reads a target and waits for the end. */
async function read(name: string) {
  const { id } = await send('POST', `/targets/${targets.get(name)}/run`);
  return until(async () => {
    const run = await ask(url, `/runs/${id}`);
    return run.state === 'running' ? null : run;
  });
}

async function start(): Promise<void> {
  server = servers.start(['--data', folder, '--port', '0']);
  url = await server.url();
}

beforeAll(async () => {
  fleet = await startFleet({
    hosts: ['RDLIC01', 'RDLIC02', { name: 'RDSH01', role: 'session-host' }],
    model: 'static',
    static: { issued: 40, temporary: 0 },
  });
  folder = await servers.folder();
  await start();
  const login = { kind: 'password', name: 'Parc', user: 'LAB\\calepin', password: PASSWORD };
  const { id: credentialId } = await send('POST', '/credentials', login);
  for (const { name, address, port } of fleet.hosts) {
    const target = await send('POST', '/targets', {
      site: 'Parc simulé',
      name,
      address,
      port,
      authentication: 'ntlm',
      credentialId,
      intervalMinutes: 1440,
    });
    targets.set(name, target.id);
  }
});
afterAll(async () => {
  await servers.clean();
  await fleet.stop();
});

test('what is added is read by itself, and is in the register', async () => {
  for (const { name } of fleet.hosts) {
    const target = await until(async () => {
      const one = await targetOf(name);
      return one.lastSuccessAt === null ? null : one;
    });
    expect(target).toMatchObject({
      health: 'good',
      failures: 0,
      lastRun: { trigger: 'schedule', state: 'done' },
    });
  }
  const { licenseServerId } = await targetOf('RDLIC01');
  expect(await ask(url, `/license-servers/${licenseServerId}`)).toMatchObject({ issuedLicenseCount: 40 });
  const { sessionHostId } = await targetOf('RDSH01');
  expect(await ask(url, `/session-hosts/${sessionHostId}`)).toMatchObject({
    targetId: targets.get('RDSH01'),
    lastSeen: expect.stringMatching(/Z$/),
  });
});

test('a host that has not changed brings nothing new', async () => {
  const before = (await ask(url, '/imports')).rows.length;
  expect(await read('RDLIC01')).toMatchObject({ state: 'done', unchanged: true, trigger: 'manual' });
  expect((await ask(url, '/imports')).rows).toHaveLength(before);
});

describe('what happens to a host is told, and it comes back when it is healed', () => {
  test.each([
    ['stopped', { kind: 'refuse' }, 'failed', 'connection-refused', 'failing'],
    ['cut', { kind: 'cut' }, 'failed', 'connection-cut', 'failing'],
    [
      'closed for one class',
      { kind: 'deny-class', class: 'Win32_TSIssuedLicense' },
      'partial',
      'class-access-denied',
      'partial',
    ],
    ['closed for the account', { kind: 'wrong-password' }, 'failed', 'authentication-refused', 'failing'],
  ] as const)('%s', async (_, fault, state, code, health) => {
    const host = fleet.host('RDLIC02');
    await host.fault(fault);
    const run = await read('RDLIC02');
    expect(run).toMatchObject({ state, problem: { code } });
    expect(run.problem.message.length).toBeGreaterThan(10);
    expect(run.problem.remedy.length).toBeGreaterThan(10);
    expect(await targetOf('RDLIC02')).toMatchObject({ health, lastRun: { problem: { code } } });
    // What was known stays known.
    const { licenseServerId } = await targetOf('RDLIC02');
    expect((await ask(url, `/license-servers/${licenseServerId}`)).issuedLicenseCount).toBe(40);

    await host.fault(null);
    expect(await read('RDLIC02')).toMatchObject({ state: 'done', problem: null });
    expect(await targetOf('RDLIC02')).toMatchObject({ health: 'good', failures: 0 });
  });
});

test('a server that dies in the middle of a run: the run is interrupted, and is done again', async () => {
  await fleet.host('RDLIC01').fault({ kind: 'hang' });
  const { id } = await send('POST', `/targets/${targets.get('RDLIC01')}/run`);
  await until(async () => ((await ask(url, `/runs/${id}`)).steps.length > 0 ? true : null));
  await server.end('SIGKILL');
  await fleet.host('RDLIC01').fault(null);
  await start();
  expect(await ask(url, `/runs/${id}`)).toMatchObject({ state: 'interrupted' });
  const { rows } = await until(async () => {
    const page = await ask(url, `/runs?target=${targets.get('RDLIC01')}`);
    return page.rows[0].state === 'done' ? page : null;
  });
  expect(rows[0]).toMatchObject({ trigger: 'retry', state: 'done' });
  expect(rows[1]).toMatchObject({ id, state: 'interrupted' });
});

test('a server that is told to stop in the middle of a run writes that down, and ends its streams', async () => {
  const stream = await fetch(`${url}/api/v1/runs/events`);
  await fleet.host('RDLIC01').fault({ kind: 'hang' });
  const { id } = await send('POST', `/targets/${targets.get('RDLIC01')}/run`);
  const told = stream.text();
  expect(await server.end('SIGTERM')).toBe(0);
  expect(await told).toContain(`"id":"${id}"`);
  await fleet.host('RDLIC01').fault(null);
  await start();
  expect(await ask(url, `/runs/${id}`)).toMatchObject({ state: 'interrupted' });
});

test('no host was changed, and the password is in no file', async () => {
  expect(fleet.changingCalls).toBe(0);
  expect(await server.end('SIGTERM')).toBe(0);
  // The account's own name is the same word as its password: it is looked for as a member of what would hold it.
  expect(await readFile(join(folder, 'calepin.log'), 'utf8')).not.toMatch(/password/i);
});
