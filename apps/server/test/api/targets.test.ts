import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeCollectors } from '../collection/fake-collectors.ts';
import { TestRegister } from '../open-register.ts';

const collectors = new FakeCollectors();
let register: TestRegister;
beforeAll(async () => {
  register = await TestRegister.open({ collectors });
});
afterAll(() => register.close());

const host = (name: string, more: Record<string, unknown> = {}) => ({ site: 'Mairie', name, ...more });

async function add(name: string, more: Record<string, unknown> = {}) {
  const added = await register.send('POST', '/targets', host(name, more));
  expect(added.status).toBe(201);
  expect(added.headers.get('location')).toBe(`/api/v1/targets/${added.json.id}`);
  return added.json;
}

/** Reads a target and waits for the end. */
async function read(id: string) {
  const begun = await register.send('POST', `/targets/${id}/run`);
  expect(begun.status).toBe(202);
  for (;;) {
    const run = (await register.ask(`/runs/${begun.json.id}`)).json;
    if (run.state !== 'running') return run;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);

test('a target is added, read, shown and removed', async () => {
  const target = await add('rdlic01.lab.test');
  expect(target).toMatchObject({
    site: 'Mairie',
    kind: 'host',
    transport: 'http',
    authentication: 'negotiate',
    health: 'new',
    lastRun: null,
    origin: 'manual',
  });
  const run = await read(target.id);
  expect(run).toMatchObject({
    state: 'done',
    target: 'rdlic01.lab.test',
    trigger: 'manual',
    rows: 1,
    unchanged: false,
    problem: null,
  });
  expect(run.steps.map((step: { step: string }) => step.step)).toEqual(['name', 'port', 'class']);
  const shown = (await register.ask(`/targets/${target.id}`)).json;
  expect(shown).toMatchObject({ health: 'good', failures: 0, lastRun: { id: run.id } });
  const server = (await register.ask(`/license-servers/${shown.licenseServerId}`)).json;
  expect(server).toMatchObject({ host: 'rdlic01.lab.test', keyPackCount: 1 });

  expect(await read(target.id)).toMatchObject({ state: 'done', unchanged: true });
  collectors.behaviour.set('rdlic01.lab.test', { kind: 'good', total: 60 });
  const changed = await read(target.id);
  expect(changed).toMatchObject({ state: 'done', unchanged: false });
  expect((await register.ask(`/imports/${changed.importId}`)).json).toMatchObject({ origin: 'collect' });
  expect((await register.ask(`/runs?target=${target.id}`)).json.rows).toHaveLength(3);

  expect((await register.send('DELETE', `/targets/${target.id}`)).status).toBe(204);
  expect((await register.ask(`/runs?target=${target.id}`)).json.rows).toEqual([]);
  expect((await register.ask('/license-servers')).json.rows).toHaveLength(1);
});

test('what went wrong is told in the words of the reader, with what the server said', async () => {
  collectors.behaviour.set('closed', { kind: 'refuses' });
  collectors.behaviour.set('half', { kind: 'partial' });
  const closed = await add('closed');
  const half = await add('half');
  expect(await read(closed.id)).toMatchObject({ state: 'failed', problem: { code: 'connection-refused' } });
  const run = await read(half.id);
  expect(run).toMatchObject({
    state: 'partial',
    problem: { code: 'class-access-denied', serverCode: '0x80041003', serverText: 'Accès refusé' },
  });
  const french = (await register.ask(`/runs/${run.id}?lang=fr`)).json;
  expect(french.problem.message).not.toBe(run.problem.message);
  expect(french.steps.at(-1).problem.remedy.length).toBeGreaterThan(20);
  const rows = (await register.ask('/targets')).json.rows;
  const health = Object.fromEntries(
    rows.map((row: { name: string; health: string }) => [row.name, row.health]),
  );
  expect(health).toMatchObject({ closed: 'failing', half: 'partial' });
  expect((await register.ask('/runs?state=failed')).json.rows).toMatchObject([{ target: 'closed' }]);
});

test('a collector that breaks is a failed run, not a broken server', async () => {
  collectors.behaviour.set('breaks', { kind: 'throws', message: 'secret detail' });
  const { id } = await add('breaks');
  const run = await read(id);
  expect(run).toMatchObject({ state: 'failed', problem: { code: 'internal' } });
  expect(JSON.stringify(run)).not.toContain('secret detail');
});

test('a run goes on while it is looked at, and is stopped with its target', async () => {
  collectors.behaviour.set('slow', { kind: 'hangs' });
  const { id } = await add('slow');
  const begun = (await register.send('POST', `/targets/${id}/run`)).json;
  for (;;) {
    const run = (await register.ask(`/runs/${begun.id}`)).json;
    if (run.steps.length === 1) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect((await register.ask(`/targets/${id}`)).json).toMatchObject({
    health: 'running',
    lastRun: { id: begun.id, state: 'running' },
  });
  expect((await register.send('POST', `/targets/${id}/run`)).json.id).toBe(begun.id);
  expect((await register.ask('/runs?state=running')).json.rows).toMatchObject([{ id: begun.id }]);
  expect((await register.send('DELETE', `/targets/${id}`)).status).toBe(204);
  expect(collectors.reading).toBe(0);
});

test('a target is changed, paused and resumed', async () => {
  const target = await add('change.lab.test', { intervalMinutes: 60 });
  const put = await register.send(
    'PUT',
    `/targets/${target.id}`,
    host('changed.lab.test', { intervalMinutes: 30 }),
  );
  expect(put.json).toMatchObject({ id: target.id, name: 'changed.lab.test', intervalMinutes: 30 });
  const paused = await register.send('POST', `/targets/${target.id}/pause`);
  expect(paused.json).toMatchObject({ paused: true, health: 'paused', nextRunAt: null });
  const resumed = await register.send('POST', `/targets/${target.id}/resume`);
  expect(resumed.json.paused).toBe(false);
  expect(resumed.json.nextRunAt).not.toBeNull();
});

test('pages are not sent again while nothing has changed, and are when a run has', async () => {
  const { id } = await add('etag.lab.test');
  const tag = (await register.ask('/targets')).headers.get('etag') ?? '';
  const unchanged = await register.fetch('/api/v1/targets', { headers: { 'if-none-match': tag } });
  expect(unchanged.status).toBe(304);
  await read(id);
  const changed = await register.fetch('/api/v1/targets', { headers: { 'if-none-match': tag } });
  expect(changed.status).toBe(200);
  await changed.body?.cancel();
});

describe('a list of hosts', () => {
  test('those that are hosts and no targets yet are added', async () => {
    await add('known.lab.test', { site: 'Liste' });
    const { status, json } = await register.send('POST', '/targets/list', {
      hosts: ['one.lab.test', 'two.lab.test,10.1.2.3', 'KNOWN.lab.test', 'ONE.LAB.TEST', 'no host', 'a,b,c'],
      settings: { site: 'Liste', intervalMinutes: 90 },
    });
    expect(status).toBe(200);
    expect(json.added).toHaveLength(2);
    expect(json.refused.map(({ host: line, code }: { host: string; code: string }) => [line, code])).toEqual([
      ['ONE.LAB.TEST', 'repeated'],
      ['no host', 'not-a-host'],
      ['a,b,c', 'not-a-host'],
      ['KNOWN.lab.test', 'duplicate'],
    ]);
    const { rows } = (await register.ask('/targets?site=Liste')).json;
    expect(names(rows)).toEqual(['known.lab.test', 'one.lab.test', 'two.lab.test']);
    expect(rows[2]).toMatchObject({ address: '10.1.2.3', origin: 'list', intervalMinutes: 90 });
  });

  test('a thousand are added in one go', async () => {
    const hosts = Array.from({ length: 1_000 }, (_, place) => `host-${place}`);
    const { json } = await register.send('POST', '/targets/list', { hosts, settings: { site: 'Mille' } });
    expect(json.added).toHaveLength(1_000);
    expect(json.refused).toEqual([]);
  });

  test('settings that do not go together are told with their place', async () => {
    const { status, json } = await register.send('POST', '/targets/list', {
      hosts: ['one.lab.test'],
      settings: { site: 'Liste', authentication: 'basic' },
    });
    expect([status, json.errors[0].field]).toEqual([400, 'body.settings.allowUnencrypted']);
  });
});

describe('settings', () => {
  test.each([
    ['basic over plain HTTP', { authentication: 'basic' }, ['allowUnencrypted']],
    ['a directory over HTTP', { kind: 'directory', transport: 'http' }, ['transport']],
    ['a host over LDAP', { transport: 'ldap' }, ['transport']],
    ['a simple bind to a host', { authentication: 'simple' }, ['authentication']],
    ['negotiate with a directory', { kind: 'directory', authentication: 'negotiate' }, ['authentication']],
    ['key packs of a directory', { kind: 'directory', reads: ['key-packs'] }, ['reads']],
    ['users of a host', { reads: ['user-cals'] }, ['reads']],
    ['a certificate over plain HTTP', { authentication: 'certificate' }, ['transport']],
    ['a credential that there is not', { credentialId: 'made-up' }, ['credentialId']],
    ['authorities that are no certificates', { ca: 'trust me' }, ['ca']],
    ['an address that is a URL', { address: 'http://elsewhere' }, ['address']],
    ['an address with a path', { address: 'host/wsman' }, ['address']],
    ['an address with a user', { address: 'user@host' }, ['address']],
    ['several at once', { transport: 'ldaps', authentication: 'simple' }, ['transport', 'authentication']],
    ['a port that is none', { port: 70_000 }, ['port']],
    ['an interval of nothing', { intervalMinutes: 0 }, ['intervalMinutes']],
    ['a path that is none', { path: 'wsman' }, ['path']],
  ])('%s is refused, in both languages', async (_, more, fields) => {
    for (const lang of ['en', 'fr']) {
      const { status, json } = await register.send('POST', `/targets?lang=${lang}`, host('x.lab.test', more));
      expect(status).toBe(400);
      expect(json.errors.map(({ field }: { field: string }) => field)).toEqual(
        fields.map((one) => `body.${one}`),
      );
    }
  });

  test('a name that is none is refused, and nothing is made of it', async () => {
    const { status } = await register.send('POST', '/targets', { site: 'Jamais', name: 'a b' });
    expect(status).toBe(400);
    expect(names((await register.ask('/sites')).json.rows)).not.toContain('Jamais');
  });

  test('a directory has its own usual settings', async () => {
    const added = await register.send('POST', '/targets', {
      site: 'Mairie',
      kind: 'directory',
      name: 'lab.test',
    });
    expect(added.json).toMatchObject({ transport: 'ldaps', authentication: 'simple', reads: ['user-cals'] });
  });

  test('a second target of the same name is refused', async () => {
    await add('twin.lab.test');
    const { status, json } = await register.send('POST', '/targets', host('TWIN.lab.test'));
    expect([status, json.code]).toEqual([409, 'target-exists']);
  });

  test('an identifier that is no site makes none', async () => {
    const site = '01980000-0000-7000-8000-000000000000';
    expect((await register.send('POST', '/targets', host('x.lab.test', { site }))).status).toBe(404);
  });
});

test.each([
  ['GET', '/targets/made-up'],
  ['PUT', '/targets/made-up'],
  ['DELETE', '/targets/made-up'],
  ['POST', '/targets/made-up/run'],
  ['POST', '/targets/made-up/pause'],
  ['POST', '/targets/made-up/resume'],
  ['GET', '/runs/made-up'],
  ['GET', '/session-hosts/made-up'],
  ['DELETE', '/credentials/made-up'],
])('%s %s: there is no such thing', async (method, path) => {
  const { status, json } = await register.send(method, path, method === 'PUT' ? host('x') : undefined);
  expect([status, json.code]).toEqual([404, 'unknown-resource']);
});

describe('a test of settings', () => {
  const settings = host('tried.lab.test');

  test('tells its steps and stores nothing', async () => {
    collectors.behaviour.set('tried.lab.test', { kind: 'partial' });
    const runs = (await register.ask('/runs')).json.rows.length;
    const login = { user: 'LAB\\calepin', password: 'hunter2' };
    const { status, json } = await register.send('POST', '/targets/test', { settings, login });
    expect([status, json.state]).toEqual([200, 'partial']);
    expect(json.steps.at(-1).problem.code).toBe('class-access-denied');
    expect((await register.ask('/runs')).json.rows).toHaveLength(runs);
    expect(names((await register.ask('/targets')).json.rows)).not.toContain('tried.lab.test');
  });

  test('settings that do not go together are refused before anyone is asked', async () => {
    const { status, json } = await register.send('POST', '/targets/test', {
      settings: { ...settings, authentication: 'basic' },
    });
    expect([status, json.errors[0].field]).toEqual([400, 'body.settings.allowUnencrypted']);
  });
});

test('a test that takes too long ends with the step that did', async () => {
  const hurried = await TestRegister.open({ collectors, limits: { probeMs: 50 } });
  collectors.behaviour.set('never.lab.test', { kind: 'hangs' });
  const { json } = await hurried.send('POST', '/targets/test', { settings: host('never.lab.test') });
  expect(json).toMatchObject({
    state: 'failed',
    steps: [{ step: 'name', state: 'passed' }, { step: 'port' }],
  });
  expect(json.steps[1].problem.code).toBe('answer-timeout');
  await hurried.close();
});

describe('discovery', () => {
  test('what is found is told with the reason, and with the target that it already is', async () => {
    const known = await add('found.lab.test');
    const { json } = await register.send('POST', '/discovery', {
      site: 'Mairie',
      source: 'dns',
      name: 'FOUND.lab.test',
    });
    expect(json.found).toMatchObject([{ host: 'FOUND.lab.test', targetId: known.id, reasons: [{}] }]);
    expect(json.steps).toMatchObject([{ step: 'name', state: 'passed' }]);
  });

  test.each([
    ['a name is needed', { source: 'dns' }, 'body.name'],
    ['a name must be one', { source: 'dns', name: 'a b' }, 'body.name'],
    ['a directory is needed', { source: 'directory' }, 'body.target'],
    ['a directory must be known', { source: 'directory', target: 'made-up' }, 'body.target'],
  ])('%s', async (_, request, field) => {
    const { status, json } = await register.send('POST', '/discovery', { site: 'Mairie', ...request });
    expect([status, json.errors[0].field]).toEqual([400, field]);
  });
});

test('the monitoring is told how each target is doing, and nothing of those that were not read', async () => {
  collectors.behaviour.set('down.lab.test', { kind: 'refuses' });
  const [up, down] = [await add('up.lab.test'), await add('down.lab.test', { site: 'Annexe' })];
  await add('unread.lab.test', { paused: true });
  await read(up.id);
  await read(down.id);
  await read(down.id);
  const lines = (await (await register.fetch('/metrics')).text()).split('\n');
  const of = (name: string, target: string) =>
    lines
      .find((line) => line.startsWith(`${name}{`) && line.includes(`target="${target}"`))
      ?.split(' ')
      .at(-1);
  expect(of('rdscal_collect_up', 'up.lab.test')).toBe('1');
  expect(of('rdscal_collect_up', 'down.lab.test')).toBe('0');
  expect(of('rdscal_collect_up', 'unread.lab.test')).toBeUndefined();
  expect(of('rdscal_collect_failures', 'down.lab.test')).toBe('2');
  expect(of('rdscal_collect_paused', 'unread.lab.test')).toBe('1');
  expect(Number(of('rdscal_collect_duration_seconds', 'up.lab.test'))).toBeGreaterThanOrEqual(0);
  const at = Number(of('rdscal_collect_target_last_success_timestamp_seconds', 'up.lab.test')) * 1000;
  expect(new Date(at).toISOString()).toContain(
    (await register.ask(`/targets/${up.id}`)).json.lastSuccessAt.slice(0, 19),
  );
});
