import type { ChildProcess } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calepin, type Ended, ended, lastingFolder, start } from './calepin.ts';

const PASSWORD = 'trois chevaux lisent dehors';
const folder = lastingFolder();
const data = (): string => join(folder(), 'data');
const around = () => ({ environment: { CALEPIN_DATA: data() } });
const ask = (...words: string[]): Promise<Ended> => calepin(words, around());

let server: ChildProcess;
let end: Promise<Ended>;
let said = '';

async function post(link: string, path: string, body: object): Promise<Response> {
  const { origin, hash } = new URL(link);
  return fetch(`${origin}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: hash.slice(1), password: PASSWORD, ...body }),
  });
}

const linkIn = (text: string): string => /http:\S+\/welcome#\S+/.exec(text)?.[0] ?? '';

beforeAll(async () => {
  server = start(['serve', '--port', '0'], around());
  end = ended(server);
  server.stdout?.on('data', (text: string) => {
    said += text;
  });
  while (!said.includes('Ctrl-C')) await new Promise((resolve) => setTimeout(resolve, 20));
});

afterAll(async () => {
  server.kill('SIGKILL');
  await end;
});

test('a new register prints the link of its first owner, and lets nobody else in', async () => {
  const link = linkIn(said);
  const { origin } = new URL(link);
  expect((await fetch(`${origin}/api/v1/position`)).status).toBe(401);
  expect((await ask('accounts')).stdout).toContain('Nobody has an account yet');
  // A newer one takes its place.
  const newer = await ask('accounts', 'owner-link');
  expect(newer).toMatchObject({ code: 0 });
  const owner = { name: 'Amélie', email: 'amelie@valbrume.example' };
  expect((await post(link, '/setup', owner)).status).toBe(410);
  const entered = await post(newer.stdout.trim(), '/setup', owner);
  expect(entered.status).toBe(200);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await fetch(`${origin}/api/v1/position`, { headers: { cookie } })).status).toBe(200);
});

test('the command line is let in by the data folder, and names who has an account', async () => {
  const { mode } = await stat(join(data(), 'address.json'));
  expect(mode & 0o777).toBe(0o600);
  const { stdout } = await ask('accounts');
  expect(stdout).toContain('amelie@valbrume.example');
  expect(stdout).toContain('owner (every site)');
  const { rows } = JSON.parse((await ask('accounts', '--format', 'json')).stdout);
  expect(rows).toMatchObject([{ email: 'amelie@valbrume.example', state: 'active' }]);
});

test('who forgot the password gets a link from whoever reads the data folder', async () => {
  const made = await ask('accounts', 'link', 'Amelie@valbrume.example', '--format', 'json');
  const { url } = JSON.parse(made.stdout);
  expect((await post(url, '/links', {})).status).toBe(200);
  expect((await post(url, '/links', {})).status).toBe(410);
  const unknown = await ask('accounts', 'link', 'nobody@valbrume.example');
  expect(unknown.code).toBe(3);
  expect(unknown.stderr).toContain('nobody@valbrume.example');
  expect((await ask('accounts', 'owner-link')).code).toBe(3);
  expect((await ask('accounts', 'link')).code).toBe(2);
  expect((await ask('accounts', 'close')).code).toBe(2);
});

test('neither a link nor a password is in the log', async () => {
  const log = await readFile(join(data(), 'calepin.log'), 'utf8');
  expect(log).toContain('started');
  for (const secret of [PASSWORD, 'call_', 'cals_', 'calc_']) expect(log).not.toContain(secret);
});
