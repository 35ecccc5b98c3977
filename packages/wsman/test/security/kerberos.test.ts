import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type KeyCentre, startKeyCentre } from './key-centre.ts';

const file = (name: string): string => join(import.meta.dirname, '../certificates', name);

let centre: KeyCentre;
let server: ChildProcess;
let port: string;

beforeAll(async () => {
  centre = await startKeyCentre('Invented-7');
  const script = join(import.meta.dirname, '../foreign/wsman_server.py');
  const words = [script, 'LAB', 'calepin', 'unused', file('server.pem'), file('server.key.pem')];
  server = spawn('/usr/bin/python3', words, {
    env: centre.serverEnvironment,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { stdout } = server;
  if (stdout === null) throw new Error('no output');
  const [line] = await once(stdout, 'data');
  port = String(line).trim();
});

afterAll(async () => {
  server?.stdin?.end();
  await centre?.stop();
});

async function pull(host: string): Promise<Readonly<Record<string, unknown>>> {
  const script = join(import.meta.dirname, 'kerberos-client.ts');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [script, host, port, file('authority.pem')],
    { env: { ...centre.clientEnvironment } },
  );
  return JSON.parse(stdout);
}

test('without a ticket: said as such', async () => {
  expect(await pull('localhost')).toMatchObject({ code: 'kerberos-failed' });
});

test('with a ticket: everything is pulled from a server of other people’s code', async () => {
  await centre.signIn();
  expect(await pull('localhost')).toEqual({ count: 1000 });
});

test('a host that the realm does not know: said as such', async () => {
  await centre.signIn();
  const told = await pull('127.0.0.1');
  expect(told).toMatchObject({ code: 'kerberos-failed' });
});
