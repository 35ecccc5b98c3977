import type { Grant, Role } from '@calepin/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeCollectors } from '../collection/fake-collectors.ts';
import { packsCsv, perUserPack, TestRegister } from '../open-register.ts';
import { askAs, enter, invite, NOBODY, reopen, type Somebody } from './people.ts';

const OURS = 'Mairie de Valbrume';
const THEIRS = 'Ateliers Brindacier';
/** What of the other site must never be seen: its name, its hosts, its users, its files. */
const THEIR_WORDS = /brindacier|secretsrv|hidden-?target|jeanne/i;

const collectors = new FakeCollectors();
let register: TestRegister;
const people = new Map<string, Somebody>();
/** Identifiers of things, by site. */
const ids: Record<'ours' | 'theirs', Record<string, string>> = { ours: {}, theirs: {} };
let theirSite = '';

async function fill(side: 'ours' | 'theirs'): Promise<string> {
  const [site, host, target, user] =
    side === 'ours'
      ? [OURS, 'RDL01', 'our-target', 'amelie']
      : [THEIRS, 'SECRETSRV', 'hidden-target', 'jeanne'];
  const imported = await register.importFile(`${host}.csv`, packsCsv(perUserPack(host, 3, 10, 12)), { site });
  const cals = `SamAccountName,UserPrincipalName,Enabled,msTSExpireDate,msTSLicenseVersion,msTSLicenseVersion3,msTSManagingLS\n${user},${user}@lab.test,True,2099-01-30T08:11:00Z,393218,C50-6.02-S,00377-70517-40386-AT629\n`;
  await register.importFile(`${host}-users.csv`, cals, { site });
  const inSite = `site=${encodeURIComponent(site)}`;
  const first = async (path: string) => (await register.ask(`${path}?${inSite}`)).json.rows[0];
  const credential = await register.send('POST', '/credentials', {
    kind: 'password',
    name: `for ${target}`,
    user: 'LAB\\reader',
    password: 'x',
  });
  const added = await register.send('POST', '/targets', {
    site,
    name: target,
    credentialId: credential.json.id,
    paused: true,
  });
  const run = await register.send('POST', `/targets/${added.json.id}/run`);
  const server = await first('/license-servers');
  Object.assign(ids[side], {
    import: imported.id,
    licenseServer: server.id,
    keyPack: (await first('/key-packs')).ref,
    finding: (await first('/findings')).id,
    target: added.json.id,
    run: run.json.id,
    credential: credential.json.id,
  });
  return server.siteId;
}

beforeAll(async () => {
  const trusted = await TestRegister.open({ collectors });
  register = trusted;
  const ourSite = await fill('ours');
  theirSite = await fill('theirs');
  const links = new Map<string, string>();
  const roles: readonly Role[] = ['viewer', 'operator', 'referent', 'owner'];
  const grant = (site: string | null, role: Role, seesNames = false): Grant => ({ site, role, seesNames });
  for (const role of roles) {
    links.set(`site-${role}`, await invite(trusted, `site-${role}`, [grant(ourSite, role)]));
    links.set(`every-${role}`, await invite(trusted, `every-${role}`, [grant(null, role)]));
  }
  links.set('names', await invite(trusted, 'names', [grant(ourSite, 'viewer', true)]));
  links.set('idle', await invite(trusted, 'idle', []));
  const tokens: [string, string][] = [];
  for (const role of ['viewer', 'operator'] as const) {
    const made = await trusted.send('POST', '/tokens', { name: role, role, site: ourSite, expiresAt: null });
    tokens.push([`token-${role}`, made.json.token]);
  }
  register = await reopen(trusted, { collectors });
  for (const [name, link] of links) people.set(name, await enter(register, name, link));
  for (const [name, token] of tokens)
    people.set(name, { name, headers: { authorization: `Bearer ${token}` } });
  people.set('nobody', NOBODY);
  people.set('forged', { name: 'forged', headers: { authorization: 'Bearer calt_forged-token-of-nobody' } });
});
afterAll(() => register.close());

const READERS = [
  'site-viewer',
  'names',
  'site-operator',
  'site-referent',
  'site-owner',
  'every-viewer',
  'every-operator',
  'every-referent',
  'every-owner',
  'token-viewer',
  'token-operator',
];
const NAMED = READERS.filter((name) => !['site-viewer', 'every-viewer', 'token-viewer'].includes(name));
const ACKNOWLEDGERS = NAMED.filter((name) => name !== 'names');
const OPERATORS = ['site-operator', 'site-owner', 'every-operator', 'every-owner', 'token-operator'];
const EVERYWHERE = ['every-operator', 'every-owner'];
const OWNERS = ['every-owner'];
const SIGNED_IN = [...new Set([...READERS, 'idle'])];
const EVERYBODY = [...SIGNED_IN, 'nobody', 'forged'];

/** Every operation of the API, and whom it answers. Written by hand: what the code has in its own table proves nothing of it. */
const MATRIX: readonly (readonly [string, readonly string[]])[] = [
  ['GET /session', EVERYBODY],
  ['POST /session', EVERYBODY],
  ['POST /setup', EVERYBODY],
  ['POST /links', EVERYBODY],
  ['POST /links/look', EVERYBODY],
  ['GET /openapi.json', EVERYBODY],
  ['GET /reference', EVERYBODY],
  ['PUT /session/password', SIGNED_IN],
  ['GET /session/sign-ins', SIGNED_IN],
  ['DELETE /session/sign-ins/{id}', SIGNED_IN],
  ['GET /state', READERS],
  ['GET /sites', READERS],
  ['GET /position', READERS],
  ['GET /trend', READERS],
  ['GET /license-servers', READERS],
  ['GET /license-servers/{id}', READERS],
  ['GET /key-packs', READERS],
  ['GET /key-packs/{ref}', READERS],
  ['GET /findings', READERS],
  ['GET /findings/{id}', READERS],
  ['GET /session-hosts', READERS],
  ['GET /session-hosts/{id}', READERS],
  ['GET /targets', READERS],
  ['GET /targets/{id}', READERS],
  ['GET /runs', READERS],
  ['GET /runs/{id}', READERS],
  ['GET /settings', READERS],
  ['GET /exports/position', READERS],
  ['GET /exports/findings', READERS],
  ['GET /exports/inventory', READERS],
  ['GET /exports/key-packs', READERS],
  ['GET /exports/license-servers', READERS],
  ['GET /issued-licenses', NAMED],
  ['GET /user-cals', NAMED],
  ['GET /exports/issued-licenses', NAMED],
  ['GET /imports', NAMED],
  ['GET /imports/{id}', NAMED],
  ['PUT /findings/{id}/acknowledgement', ACKNOWLEDGERS],
  ['DELETE /findings/{id}/acknowledgement', ACKNOWLEDGERS],
  ['POST /inspections', OPERATORS],
  ['GET /inspections/{id}', OPERATORS],
  ['DELETE /inspections/{id}', OPERATORS],
  ['POST /imports', OPERATORS],
  ['DELETE /imports/{id}', OPERATORS],
  ['POST /targets', OPERATORS],
  ['POST /targets/list', OPERATORS],
  ['POST /targets/test', OPERATORS],
  ['PUT /targets/{id}', OPERATORS],
  ['DELETE /targets/{id}', OPERATORS],
  ['POST /targets/{id}/run', OPERATORS],
  ['POST /targets/{id}/pause', OPERATORS],
  ['POST /targets/{id}/resume', OPERATORS],
  ['POST /discovery', OPERATORS],
  ['GET /credentials', OPERATORS],
  ['POST /credentials', EVERYWHERE],
  ['PUT /credentials/{id}', EVERYWHERE],
  ['DELETE /credentials/{id}', EVERYWHERE],
  ['PUT /settings', OWNERS],
  ['POST /examples', OWNERS],
  ['DELETE /examples', OWNERS],
  ['GET /audit', OWNERS],
  ['GET /audit/head', OWNERS],
  ['GET /audit/verification', OWNERS],
  ['GET /exports/audit', OWNERS],
  ['GET /accounts', OWNERS],
  ['POST /accounts', OWNERS],
  ['PUT /accounts/{id}', OWNERS],
  ['DELETE /accounts/{id}', OWNERS],
  ['POST /accounts/{id}/link', OWNERS],
  ['POST /accounts/owner-link', OWNERS],
  ['GET /tokens', OWNERS],
  ['POST /tokens', OWNERS],
  ['DELETE /tokens/{id}', OWNERS],
];
/** Their own token, or an answer that does not end. */
const APART = ['POST /observations', 'GET /runs/events', 'DELETE /session'];

test('the matrix holds every operation of the API', () => {
  const operations = register.described.operations.map((one) =>
    one.replace(/^\w+/, (method) => method.toUpperCase()),
  );
  expect([...MATRIX.map(([operation]) => operation), ...APART].toSorted()).toEqual(operations.toSorted());
});

describe.each(EVERYBODY)('%s', (name) => {
  const mayUse = MATRIX.filter(([, who]) => who.includes(name)).map(([operation]) => operation);
  const mayNot = MATRIX.filter(([, who]) => !who.includes(name)).map(([operation]) => operation);

  // Bodies and identifiers are empty: whoever is let in is told that, and nothing is changed.
  const asked = async (operation: string) => {
    const [method = '', path = ''] = operation.split(' ');
    const body = method === 'POST' || method === 'PUT' ? { nothing: true } : undefined;
    const somebody = people.get(name) ?? NOBODY;
    // The refusal of who is not signed in must not depend on what is asked for.
    return askAs(register, somebody, method, path.replace(/\{\w+\}/, 'none'), body);
  };
  const isRefused = (code: unknown): boolean => code === 'sign-in-needed' || code === 'not-allowed';

  test.skipIf(mayNot.length === 0)('is refused all else', async () => {
    const wrongly: string[] = [];
    for (const operation of mayNot) {
      const { status, json } = await asked(operation);
      const expected = name === 'nobody' || name === 'forged' ? 401 : 403;
      if (status !== expected || !isRefused(json?.code))
        wrongly.push(`${operation}: ${status} ${json?.code}`);
    }
    expect(wrongly).toEqual([]);
  });

  test('is let in where the role says so', async () => {
    const wrongly: string[] = [];
    for (const operation of mayUse.filter((one) => !one.includes('/examples'))) {
      const { status, json } = await asked(operation);
      // A token has no password and is signed in nowhere.
      const isOwn = operation.includes('/session/') && name.startsWith('token');
      if ((status === 401 || status === 403) && json?.code !== 'wrong-credentials' && !isOwn)
        wrongly.push(`${operation}: ${status} ${json?.code}`);
    }
    expect(wrongly).toEqual([]);
  });
});

describe.each(['site-viewer', 'names', 'site-operator', 'site-referent', 'site-owner', 'token-operator'])(
  'who has one site learns nothing of another: %s',
  (name) => {
    const ask = (method: string, path: string, body?: unknown) =>
      askAs(register, people.get(name) ?? NOBODY, method, path, body);

    test('in no list, no file, no detail', async () => {
      const seen: string[] = [];
      for (const [operation] of MATRIX.filter(([one]) => one.startsWith('GET ') && !one.includes('{'))) {
        const path = operation.slice('GET '.length);
        if (path === '/openapi.json' || path === '/reference') continue;
        const { text } = await ask('GET', path);
        if (THEIR_WORDS.test(text) || text.includes(theirSite)) seen.push(path);
        for (const id of Object.values(ids.theirs)) if (text.includes(id)) seen.push(`${path}: ${id}`);
      }
      expect(seen).toEqual([]);
      expect((await ask('GET', '/sites')).json.rows.map((site: { name: string }) => site.name)).toEqual([
        OURS,
      ]);
      // It is not for want of rows.
      expect((await ask('GET', '/license-servers')).json.rows).not.toEqual([]);
    });

    test('what belongs to another site is answered as what does not exist', async () => {
      const body = { reason: 'x' };
      const settings = { site: OURS, name: 'x', paused: true };
      const questions: readonly (readonly [string, string, string, unknown?])[] = [
        ['GET', '/license-servers/', 'licenseServer'],
        ['GET', '/key-packs/', 'keyPack'],
        ['GET', '/findings/', 'finding'],
        ['GET', '/imports/', 'import'],
        ['GET', '/targets/', 'target'],
        ['GET', '/runs/', 'run'],
        ['DELETE', '/imports/', 'import'],
        ['DELETE', '/targets/', 'target'],
        ['PUT', '/targets/', 'target', settings],
      ];
      const shape = ({ status, json }: { status: number; json: Record<string, unknown> | null }) => {
        const { instance: _path, requestId: _id, ...rest } = json ?? {};
        return { status, ...rest };
      };
      for (const [method, path, kind, given] of questions) {
        const theirs = shape(await ask(method, path + ids.theirs[kind], given));
        expect([path, theirs]).toEqual([path, shape(await ask(method, `${path}none`, given))]);
        expect([403, 404]).toContain(theirs.status);
      }
      const act = `/findings/${ids.theirs['finding']}/acknowledgement`;
      expect(shape(await ask('PUT', act, body))).toEqual(
        shape(await ask('PUT', '/findings/none/acknowledgement', body)),
      );
      for (const act of ['run', 'pause', 'resume'])
        expect(shape(await ask('POST', `/targets/${ids.theirs['target']}/${act}`))).toEqual(
          shape(await ask('POST', `/targets/none/${act}`)),
        );
    });

    test('a site that is another’s is named as one that does not exist', async () => {
      const shape = ({ status, json }: { status: number; json: Record<string, unknown> | null }) => {
        const { instance: _path, requestId: _id, ...rest } = json ?? {};
        return { status, ...rest };
      };
      for (const path of ['/position', '/findings', '/issued-licenses', '/targets', '/runs', '/imports']) {
        const theirs = shape(await ask('GET', `${path}?site=${encodeURIComponent(THEIRS)}`));
        expect(theirs).toEqual(shape(await ask('GET', `${path}?site=Nowhere`)));
        expect(shape(await ask('GET', `${path}?site=${theirSite}`))).toEqual(theirs);
      }
      const target = { name: 'new-host', paused: true };
      expect(shape(await ask('POST', '/targets', { ...target, site: THEIRS }))).toEqual(
        shape(await ask('POST', '/targets', { ...target, site: 'Nowhere' })),
      );
      const sent = async (site: string) => {
        const somebody = people.get(name) ?? NOBODY;
        const answer = await register.ask(`/inspections?name=a.csv&site=${encodeURIComponent(site)}`, {
          method: 'POST',
          headers: somebody.headers,
          body: packsCsv(perUserPack('SECRETSRV', 3, 10, 12)),
        });
        return shape(answer);
      };
      expect(await sent(THEIRS)).toEqual(await sent('Nowhere'));
    });
  },
);

test('a file of thousands of rows is sent whole to who may see them, and holds their site only', async () => {
  const rows = Array.from(
    { length: 12_000 },
    (_, row) => `RDL01,${row + 1},3,,POSTE-${row},HW-${row},2,2026-01-02T08:11:00Z,2026-03-12T08:11:00Z`,
  );
  const header =
    'PSComputerName,LicenseId,KeyPackId,sIssuedToUser,sIssuedToComputer,sHardwareId,LicenseStatus,IssueDate,ExpirationDate';
  const operator = people.get('site-operator') ?? NOBODY;
  const sent = await register.ask(`/inspections?name=issued.csv&site=${encodeURIComponent(OURS)}`, {
    method: 'POST',
    headers: operator.headers,
    body: `${[header, ...rows].join('\r\n')}\r\n`,
  });
  const path = `/inspections/${sent.json.id}`;
  while ((await askAs(register, operator, 'GET', path)).json.state === 'reading')
    await new Promise((resolve) => setTimeout(resolve, 20));
  const begun = await askAs(register, operator, 'POST', '/imports', { inspectionIds: [sent.json.id] });
  expect(begun.status).toBe(202);
  while ((await askAs(register, operator, 'GET', `/imports/${begun.json.id}`)).json.state === 'running')
    await new Promise((resolve) => setTimeout(resolve, 20));
  // Read outside of the request, as a connection does.
  const answer = await register.fetch('/api/v1/exports/issued-licenses', { headers: operator.headers });
  const text = await new Promise<string>((resolve) => setTimeout(() => resolve(answer.text()), 50));
  expect(text.trimEnd().split('\r\n')).toHaveLength(12_001);
  expect(text).not.toMatch(THEIR_WORDS);
});

test('a file that somebody sent is nobody else’s', async () => {
  const sent = await register.ask(`/inspections?name=a.csv&site=${encodeURIComponent(OURS)}`, {
    method: 'POST',
    headers: people.get('site-operator')?.headers ?? {},
    body: packsCsv(perUserPack('RDL01', 3, 10, 12)),
  });
  expect(sent.status).toBe(202);
  const path = `/inspections/${sent.json.id}`;
  expect((await askAs(register, people.get('every-owner') ?? NOBODY, 'GET', path)).status).toBe(404);
  const taken = { inspectionIds: [sent.json.id] };
  expect((await askAs(register, people.get('every-owner') ?? NOBODY, 'POST', '/imports', taken)).status).toBe(
    404,
  );
  expect((await askAs(register, people.get('site-operator') ?? NOBODY, 'GET', path)).status).toBe(200);
});

test('what one is answered is not kept for another', async () => {
  const first = await askAs(register, people.get('every-owner') ?? NOBODY, 'GET', '/position');
  const tag = first.headers.get('etag') ?? '';
  const other = people.get('site-viewer') ?? NOBODY;
  const again = await register.fetch('/api/v1/position', {
    headers: { ...other.headers, 'if-none-match': tag },
  });
  expect(again.status).toBe(200);
  expect(again.headers.get('vary')).toContain('Cookie');
  expect(await again.text()).not.toMatch(THEIR_WORDS);
});
