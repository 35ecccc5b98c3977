import type { ChildProcess } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fleet, startFleet } from '@calepin/simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calepin, type Ended, ended, lastingFolder, start } from './calepin.ts';

const PASSWORD = 'canary-7 é€';
const folder = lastingFolder();
const around = () => ({ environment: { CALEPIN_DATA: join(folder(), 'data') } });
const ask = (...words: string[]): Promise<Ended> => calepin(words, around());
const portOf = (name: string): string => String(fleet.host(name).port);

let fleet: Fleet;
let server: ChildProcess;
let end: Promise<Ended>;

beforeAll(async () => {
  fleet = await startFleet({
    hosts: ['RDLIC01', { name: 'RDSH01', role: 'session-host' }],
    accounts: [{ domain: 'LAB', user: 'calepin', password: PASSWORD }],
  });
  await writeFile(join(folder(), 'password'), `${PASSWORD}\n`);
  await writeFile(join(folder(), 'wrong'), 'another\n');
});

afterAll(async () => {
  server?.kill('SIGKILL');
  await end;
  await fleet.stop();
});

const add = (host: string, name: string, file = 'password', ...more: string[]): Promise<Ended> =>
  ask(
    ...['targets', 'add', host, '--port', portOf(name), '--site', 'Lab'],
    ...['--user', 'LAB\\calepin', '--password-file', join(folder(), file), ...more],
  );

test('targets are added while no server runs; who collects is said', async () => {
  const added = await add('127.0.0.1', 'RDLIC01');
  expect(added).toMatchObject({ code: 0 });
  expect(added.stdout).toContain('1 target added');
  expect(added.stderr).toContain('calepin serve');
  const again = await add('127.0.0.1', 'RDLIC01');
  expect(again.code).toBe(3);
  expect(again.stdout + again.stderr).toContain('127.0.0.1');
  expect((await add('localhost', 'RDSH01')).code).toBe(0);
  const now = await ask('targets', 'run', 'localhost');
  expect(now.code).toBe(3);
  expect(now.stderr).toContain('calepin serve');
});

test('a running server collects when told, and the steps are there', async () => {
  server = start(['serve', '--port', '0'], around());
  end = ended(server);
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (text: string) => {
      said += text;
      if (/http:\/\/127\.0\.0\.1:\d+/.test(said)) resolve();
    });
    end.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
  const ran = await ask('targets', 'run', '127.0.0.1', 'localhost');
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.stdout).toMatch(/Authentication · passed/);
  expect(ran.stdout).toMatch(/Win32_TSLicenseKeyPack · passed · \d+ rows/);
  // A session host has not the role of a license server: that is told as such, and is no failure.
  expect(ran.stdout).toMatch(/Win32_TSLicenseServer · not there/);
  const { rows } = JSON.parse((await ask('targets', '--format', 'json')).stdout);
  expect(rows.map((row: { readonly health: string }) => row.health)).toEqual(['good', 'good']);
  const servers = JSON.parse((await ask('servers', '--format', 'json')).stdout);
  expect(servers.rows).toMatchObject([{ site: 'Lab', host: 'RDLIC01.lab.test' }]);
});

test('a test tells each step, and what failed with a remedy, in the language asked for', async () => {
  expect((await ask('targets', 'test', '127.0.0.1')).code).toBe(0);
  await fleet.host('RDLIC01').fault({ kind: 'password-expired' });
  const found = await ask('targets', 'test', '127.0.0.1', '--lang', 'fr');
  expect(found.code).toBe(3);
  expect(found.stdout).toMatch(/Authentification · échouée/);
  expect(found.stdout).toContain('→');
  const told = JSON.parse((await ask('targets', 'test', '127.0.0.1', '--format', 'json')).stdout);
  expect(told.rows).toMatchObject([{ target: '127.0.0.1', state: 'failed' }]);
  await fleet.host('RDLIC01').fault({ kind: 'deny-class', class: 'Win32_TSIssuedLicense' });
  expect((await ask('targets', 'test', '127.0.0.1')).code).toBe(1);
});

test('runs are listed, and one is told whole by the end of its identifier', async () => {
  await ask('targets', 'run', '127.0.0.1');
  const listed = JSON.parse((await ask('runs', '--format', 'json')).stdout);
  const [latest] = listed.rows;
  expect(latest).toMatchObject({ target: '127.0.0.1', state: 'partial' });
  const one = await ask('runs', String(latest.id).slice(-8));
  expect(one.code).toBe(0);
  expect(one.stdout).toMatch(/Win32_TSIssuedLicense · failed/);
  const failed = JSON.parse((await ask('runs', '--state', 'failed', '--format', 'json')).stdout);
  expect(failed.rows).toEqual([]);
  expect((await ask('runs', '--target', 'nobody')).code).toBe(3);
});

test('pause, resume, remove; a name that nothing has', async () => {
  expect((await ask('targets', 'pause', 'localhost')).code).toBe(0);
  expect((await ask('targets')).stdout).toMatch(/localhost.*paused/);
  expect((await ask('targets', 'resume', 'localhost')).code).toBe(0);
  expect((await ask('targets', 'remove', 'localhost')).code).toBe(0);
  expect((await ask('targets')).stdout).not.toContain('localhost');
  const unknown = await ask('targets', 'pause', 'localhost');
  expect(unknown.code).toBe(3);
  expect(unknown.stderr).toContain('localhost');
  expect((await ask('targets', 'dance', 'localhost')).code).toBe(2);
});

test('the password stands nowhere that a command or the data folder shows', async () => {
  const shown = await Promise.all([
    ask('targets', '--format', 'json'),
    ask('runs', '--format', 'json'),
    ask('targets', '--format', 'csv'),
  ]);
  for (const { stdout, stderr } of shown) expect(stdout + stderr).not.toContain(PASSWORD);
  const files = await readdir(join(folder(), 'data'), { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile())) {
    expect((await readFile(join(file.parentPath, file.name))).includes(PASSWORD), file.name).toBe(false);
  }
});
