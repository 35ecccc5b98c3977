import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCalepin } from '../../src/app.ts';
import { FakeCollectors } from '../collection/fake-collectors.ts';
import { TestRegister } from '../open-register.ts';

/** What must never be seen again once it was given. */
const CANARY = 'c4n4ry-Zq7-é"\\secret';
const SECOND_CANARY = 'c4n4ry-Xw9-other';

const collectors = new FakeCollectors();
let register: TestRegister;
let log = '';
/** Every answer, with its headers. */
const answers: string[] = [];

beforeAll(async () => {
  const lines = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  register = await TestRegister.open({ collectors, log: pino({ level: 'trace' }, lines) });
});
afterAll(() => register.close());

async function send(method: string, path: string, body?: unknown) {
  const answer = await register.send(method, path, body);
  answers.push(answer.text, JSON.stringify([...answer.headers]));
  return answer;
}

const password = (more: Record<string, unknown> = {}) => ({
  kind: 'password',
  name: 'Collecte',
  user: 'LAB\\calepin',
  password: CANARY,
  ...more,
});

async function read(id: string) {
  const begun = await send('POST', `/targets/${id}/run`);
  for (;;) {
    const run = (await send('GET', `/runs/${begun.json.id}`)).json;
    if (run.state !== 'running') return run;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a password', () => {
  test('is sealed, used by the targets that name it, and never given back', async () => {
    const added = await send('POST', '/credentials', password());
    expect(added.status).toBe(201);
    expect(added.json).toMatchObject({
      name: 'Collecte',
      kind: 'password',
      user: 'LAB\\calepin',
      targets: 0,
    });
    const { id } = added.json;
    const target = await send('POST', '/targets', {
      site: 'Mairie',
      name: 'sealed.lab.test',
      credentialId: id,
    });
    expect(target.json).toMatchObject({ credentialId: id, credential: 'Collecte' });
    await read(target.json.id);
    expect(collectors.requests.at(-1)?.login).toEqual({
      kind: 'password',
      user: 'LAB\\calepin',
      password: CANARY,
    });
    expect((await send('GET', '/credentials')).json.rows).toMatchObject([{ id, targets: 1 }]);

    // Another name and another user, the same password.
    const renamed = await send(
      'PUT',
      `/credentials/${id}`,
      password({ user: 'other@lab.test', password: null }),
    );
    expect(renamed.json.user).toBe('other@lab.test');
    await read(target.json.id);
    expect(collectors.requests.at(-1)?.login).toMatchObject({ user: 'other@lab.test', password: CANARY });
    // Another password.
    await send('PUT', `/credentials/${id}`, password({ password: SECOND_CANARY }));
    await read(target.json.id);
    expect(collectors.requests.at(-1)?.login).toMatchObject({ password: SECOND_CANARY });

    const inUse = await send('DELETE', `/credentials/${id}`);
    expect([inUse.status, inUse.json.code]).toEqual([409, 'credential-in-use']);
    await send('DELETE', `/targets/${target.json.id}`);
    expect((await send('DELETE', `/credentials/${id}`)).status).toBe(204);
  });

  test.each([
    ['one that is missing', password({ password: null }), 'body.password'],
    ['one that is empty', password({ password: '' }), 'body.password'],
    ['one that is too long', password({ password: `${CANARY}${'x'.repeat(1_000)}` }), 'body.password'],
    ['one that is no text', password({ password: { deep: CANARY } }), 'body.password'],
    ['a user that is missing', password({ user: '  ' }), 'body.user'],
    ['a kind that there is not', password({ kind: CANARY }), 'body.kind'],
  ])('%s is refused without being repeated', async (_, body, field) => {
    const { status, json } = await send('POST', '/credentials', body);
    expect([status, json.errors[0].field]).toEqual([400, field]);
  });

  test('one that breaks the JSON is not repeated either', async () => {
    const response = await register.fetch('/api/v1/credentials', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"kind":"password","password":"${CANARY}`,
    });
    answers.push(await response.text());
    expect(response.status).toBe(400);
  });

  test('one that a broken collector throws back stays between us', async () => {
    const { id } = (await send('POST', '/credentials', password({ name: 'Cassée' }))).json;
    collectors.behaviour.set('thrower.lab.test', { kind: 'refuses' });
    const target = await send('POST', '/targets', {
      site: 'Mairie',
      name: 'thrower.lab.test',
      credentialId: id,
    });
    expect(await read(target.json.id)).toMatchObject({ state: 'failed' });
    await send('POST', '/targets/test', {
      settings: { site: 'Mairie', name: 'thrower.lab.test' },
      login: { user: 'LAB\\calepin', password: CANARY },
    });
    await send('POST', '/targets/test', {
      settings: { site: 'Mairie', name: 'no host', authentication: 'basic' },
      login: { user: 'LAB\\calepin', password: CANARY },
    });
  });

  test('is nowhere: not in an answer, not in the log, not in any file of the data folder', async () => {
    const spoken = [CANARY, SECOND_CANARY, encodeURIComponent(CANARY), JSON.stringify(CANARY).slice(1, -1)];
    const hidden = [...spoken, Buffer.from(CANARY).toString('base64'), Buffer.from(CANARY).toString('hex')];
    const metrics = await (await register.fetch('/metrics')).text();
    for (const secret of hidden) {
      expect(answers.join('\n')).not.toContain(secret);
      expect(log).not.toContain(secret);
      expect(metrics).not.toContain(secret);
    }
    expect(log).toContain('/api/v1/credentials');
    let files = 0;
    for (const entry of await readdir(register.folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      files += 1;
      const bytes = await readFile(join(entry.parentPath, entry.name));
      for (const secret of hidden) {
        expect(bytes.includes(secret), entry.name).toBe(false);
        expect(bytes.includes(Buffer.from(secret, 'utf16le')), entry.name).toBe(false);
      }
    }
    expect(files).toBeGreaterThan(3);
  });
});

test('a credential whose key was lost is told as such', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-test-'));
  const before = await openCalepin({ folder, collectors });
  const post = (path: string, body: unknown) =>
    before.fetch(
      new Request(`http://127.0.0.1/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  const { id } = (await (await post('/credentials', password())).json()) as { id: string };
  const target = await post('/targets', { site: 'Mairie', name: 'lost.lab.test', credentialId: id });
  const { id: targetId } = (await target.json()) as { id: string };
  await before.close();
  await rm(join(folder, 'collect.key'));

  const after = await TestRegister.open({ folder, collectors });
  const begun = await after.send('POST', `/targets/${targetId}/run`);
  let run = begun.json;
  while (run.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 5));
    run = (await after.ask(`/runs/${run.id}`)).json;
  }
  expect(run).toMatchObject({ state: 'failed', problem: { code: 'credential-unreadable' } });
  await after.close();
});

describe('a client certificate', () => {
  const pem = (name: string): string =>
    readFileSync(
      new URL(`../../../../packages/wsman/test/certificates/${name}.pem`, import.meta.url),
      'utf8',
    );
  const [certificate, key, otherKey] = [pem('client'), pem('client.key'), pem('other.key')];
  const request = (more: Record<string, unknown> = {}) => ({
    kind: 'certificate',
    name: 'Certificat',
    certificate,
    key,
    ...more,
  });

  test('is sealed with its key, and kept when only its name changes', async () => {
    const { status, json } = await send('POST', '/credentials', request());
    expect([status, json.kind, json.user]).toEqual([201, 'certificate', null]);
    const renamed = await send(
      'PUT',
      `/credentials/${json.id}`,
      request({ name: 'Autre', certificate: null, key: null }),
    );
    expect(renamed.json.name).toBe('Autre');
    const target = await send('POST', '/targets', {
      site: 'Mairie',
      name: 'cert.lab.test',
      transport: 'https',
      authentication: 'certificate',
      credentialId: json.id,
    });
    await read(target.json.id);
    expect(collectors.requests.at(-1)?.login).toEqual({ kind: 'certificate', certificate, key });
    const wrong = await send('POST', '/targets', {
      site: 'Mairie',
      name: 'ntlm.lab.test',
      credentialId: json.id,
    });
    expect([wrong.status, wrong.json.errors[0].field]).toEqual([400, 'body.credentialId']);
  });

  test.each([
    ['without its key', () => request({ key: null }), 'body.key'],
    ['that is none', () => request({ certificate: 'paper' }), 'body.certificate'],
    ['with a key that is none', () => request({ key: CANARY }), 'body.key'],
    ['with the key of another', () => request({ key: otherKey }), 'body.key'],
  ])('%s is refused', async (_, body, field) => {
    const { status, json } = await send('POST', '/credentials', body());
    expect([status, json.errors[0].field]).toEqual([400, field]);
    expect(JSON.stringify(json)).not.toContain(CANARY);
  });
});
