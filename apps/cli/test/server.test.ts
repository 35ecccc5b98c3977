import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { runningServer } from '@calepin/server/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHECKOUT, calepin, type Ended, ended, lastingFolder, start } from './calepin.ts';
import { documentOf } from './contract.ts';

const folder = lastingFolder();
const around = () => ({ environment: { CALEPIN_DATA: join(folder(), 'data') } });
const ask = (...words: string[]): Promise<Ended> => calepin(words, around());

let server: ChildProcess;
let end: Promise<Ended>;
let url: string;

beforeAll(async () => {
  server = start(['serve', '--port', '0', '--lang', 'fr'], around());
  end = ended(server);
  url = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (text: string) => {
      said += text;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    end.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
});

afterAll(async () => {
  server.kill('SIGKILL');
  await end;
});

test('says where it answers, in the language asked for', async () => {
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('the commands ask it instead of opening the register', async () => {
  const path = join(CHECKOUT, 'examples/mairie-de-valbrume/RDLIC01-packs-07.csv');
  const imported = await ask('import', path, '--site', 'Valbrume');
  expect(imported).toMatchObject({ code: 0, stderr: '' });
  expect(imported.stdout).toContain('1 document imported into Valbrume');
  const position = await ask('position', '--format', 'json');
  const { token = '' } = (await runningServer(join(folder(), 'data'))) ?? {};
  const served = await fetch(`${url}/api/v1/position`, { headers: { authorization: `Bearer ${token}` } });
  expect((await fetch(`${url}/api/v1/position`)).status).toBe(401);
  expect(documentOf('position', position.stdout).rows).toEqual(
    documentOf('position', await served.text()).rows,
  );
  const french = await ask('servers', '--lang', 'fr');
  expect(french.stdout).toContain('RDLIC01');
  expect((await ask('export', 'inventory')).stdout.split('\r\n')).toHaveLength(7);
  const [row] = JSON.parse((await ask('imports', '--format', 'json')).stdout).rows;
  expect((await ask('undo', row.id)).code).toBe(0);
  expect(JSON.parse((await ask('position', '--format', 'json')).stdout).rows).toEqual([]);
});

test('a second one on the same folder refuses, and says where the first is', async () => {
  const second = await ask('serve', '--port', '0');
  expect(second.code).toBe(3);
  expect(second.stderr).toContain(url);
});

test('a port that is taken is said', async () => {
  const taken = await calepin(['serve', '--port', new URL(url).port, '--data', join(folder(), 'other')]);
  expect(taken.code).toBe(3);
  expect(taken.stderr).toContain(new URL(url).port);
});

test('Ctrl-C stops it cleanly, and the commands open the register again', async () => {
  server.kill('SIGINT');
  const { code, signal, stdout, stderr } = await end;
  expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' });
  expect(stdout).toContain(`Calepin est prêt\u00a0: ${url}`);
  expect(stdout).toContain('Arrêté.');
  expect((await ask('imports')).code).toBe(0);
});
