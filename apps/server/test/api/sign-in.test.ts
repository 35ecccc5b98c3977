import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { DAY, HOUR, MINUTE } from '@calepin/core';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { FakeClock } from '../collection/fake-clock.ts';
import { type Answer, TestRegister } from '../open-register.ts';
import { askAs, cookieOf, enter, invite, NOBODY, PASSWORD, reopen, type Somebody } from './people.ts';

const OWNER = { site: null, role: 'owner', seesNames: true } as const;
const OTHER = 'quatre mouettes comptent la neige';

/** A register with an owner; `whenOver` is told how it is closed. */
async function room(whenOver: (close: () => Promise<void>) => void = onTestFinished) {
  const clock = new FakeClock(Date.now());
  let log = '';
  const lines = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  const trusted = await TestRegister.open({ clock });
  const link = await invite(trusted, 'amelie', [OWNER]);
  const register = await reopen(trusted, { clock, log: pino({ level: 'trace' }, lines) });
  whenOver(() => register.close());
  const amelie = await enter(register, 'amelie', link);
  const signIn = (password: string, email = 'amelie@lab.test'): Promise<Answer> =>
    askAs(register, NOBODY, 'POST', '/session', { email, password });
  const again = async (): Promise<Somebody> => ({
    name: 'amelie',
    headers: { cookie: cookieOf(await signIn(PASSWORD)) },
  });
  return { register, clock, amelie, link, signIn, again, log: () => log };
}

/** Somebody without rights. */
async function invited(register: TestRegister, by: Somebody, name = 'paul', grants: unknown[] = []) {
  const answer = await askAs(register, by, 'POST', '/accounts', { email: `${name}@lab.test`, name, grants });
  expect(answer.status).toBe(201);
  return answer.json as { account: { id: string }; url: string };
}

describe('signing in', () => {
  test('with the password, whatever the case of the address; the cookie is for this site’s requests only', async () => {
    const { signIn, register, amelie } = await room();
    const answer = await signIn(PASSWORD, ' Amelie@LAB.test '.trim());
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ state: 'signed-in', kind: 'account', account: { name: 'amelie' } });
    const cookie = answer.headers.get('set-cookie') ?? '';
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(attribute);
    expect(cookie).not.toContain('Domain');
    expect(answer.text).not.toContain('cals_');
    expect((await askAs(register, amelie, 'GET', '/session/sign-ins')).json.rows).toHaveLength(2);
  });

  test('with a wrong password or an unknown address gives one and the same answer', async () => {
    const { signIn } = await room();
    const [wrong, unknown] = [await signIn('wrong'), await signIn('wrong', 'nobody@lab.test')];
    for (const answer of [wrong, unknown]) {
      expect(answer.status).toBe(401);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect({ ...wrong.json, requestId: '' }).toEqual({ ...unknown.json, requestId: '' });
  });

  test('is put off more and more after wrong passwords, also with the right one, and then possible again', async () => {
    const { signIn, clock } = await room();
    for (let guess = 1; guess <= 5; guess += 1) expect((await signIn('wrong')).status).toBe(401);
    const barred = await signIn(PASSWORD);
    expect(barred.status).toBe(429);
    expect(Number(barred.headers.get('retry-after'))).toBeGreaterThan(50);
    clock.set(MINUTE + 1);
    expect((await signIn('wrong')).status).toBe(401);
    clock.set(MINUTE + 1);
    expect((await signIn(PASSWORD)).status).toBe(429);
    clock.set(MINUTE);
    expect((await signIn(PASSWORD)).status).toBe(200);
    // A right one wipes the slate.
    expect((await signIn('wrong')).status).toBe(401);
    expect((await signIn(PASSWORD)).status).toBe(200);
  });

  test('whoever guesses at many accounts is put off too', async () => {
    const { signIn, clock } = await room();
    const statuses = new Set<number>();
    for (let guess = 0; guess < 31; guess += 1)
      statuses.add((await signIn('wrong', `user${guess}@lab.test`)).status);
    expect([...statuses]).toEqual([401, 429]);
    expect((await signIn(PASSWORD)).status).toBe(429);
    clock.set(HOUR + 1);
    expect((await signIn(PASSWORD)).status).toBe(200);
  });

  test('ends: by signing out, by being ended elsewhere, by time, and unused', async () => {
    const { register, amelie, again, clock } = await room();
    const state = async (somebody: Somebody) =>
      (await askAs(register, somebody, 'GET', '/session')).json.state;
    const [second, third] = [await again(), await again()];
    expect((await askAs(register, second, 'DELETE', '/session')).status).toBe(204);
    expect([await state(amelie), await state(second)]).toEqual(['signed-in', 'signed-out']);
    const { rows } = (await askAs(register, amelie, 'GET', '/session/sign-ins')).json;
    const other = rows.find(({ current }: { current: boolean }) => !current);
    await askAs(register, amelie, 'DELETE', `/session/sign-ins/${other.id}`);
    expect(await state(third)).toBe('signed-out');
    clock.set(2 * DAY);
    expect(await state(amelie)).toBe('signed-in');
    clock.set(3 * DAY + MINUTE);
    expect(await state(amelie)).toBe('signed-out');
    const kept = await again();
    for (let day = 0; day < 29; day += 1) {
      clock.set(DAY);
      expect(await state(kept)).toBe('signed-in');
    }
    clock.set(DAY + 1);
    expect(await state(kept)).toBe('signed-out');
  });
});

describe('one-time links', () => {
  test('work once, within their time, and only the newest', async () => {
    const { register, amelie, link, clock } = await room();
    const use = (url: string, password = OTHER): Promise<Answer> =>
      askAs(register, NOBODY, 'POST', '/links', { token: new URL(url).hash.slice(1), password });
    expect((await use(link)).json.code).toBe('link-invalid');
    const paul = await invited(register, amelie);
    const newer = await askAs(register, amelie, 'POST', `/accounts/${paul.account.id}/link`);
    expect((await use(paul.url)).status).toBe(410);
    clock.set(8 * DAY);
    expect((await use(newer.json.url)).status).toBe(410);
    const owner = {
      token: new URL(newer.json.url).hash.slice(1),
      name: 'x',
      email: 'x@lab.test',
      password: OTHER,
    };
    expect((await askAs(register, NOBODY, 'POST', '/setup', owner)).status).toBe(410);
  });

  test('tell whose they are, refuse a weak password and stay good then', async () => {
    const { register, amelie } = await room();
    const { url } = await invited(register, amelie);
    const token = new URL(url).hash.slice(1);
    const look = await askAs(register, NOBODY, 'POST', '/links/look', { token });
    expect(look.json).toEqual({ purpose: 'invitation', email: 'paul@lab.test', name: 'paul' });
    for (const password of ['short', 'motdepasse2026', 'paul-paul-paul', 'a'.repeat(300)]) {
      const refused = await askAs(register, NOBODY, 'POST', '/links', { token, password });
      expect([password.slice(0, 20), refused.json.code]).toEqual([password.slice(0, 20), 'weak-password']);
    }
    expect((await askAs(register, NOBODY, 'POST', '/links', { token, password: OTHER })).status).toBe(200);
  });

  test('for a forgotten password end every sign-in of the account', async () => {
    const { register, amelie, again } = await room();
    const second = await again();
    const { rows } = (await askAs(register, amelie, 'GET', '/accounts')).json;
    const reset = await askAs(register, amelie, 'POST', `/accounts/${rows[0].id}/link`);
    const token = new URL(reset.json.url).hash.slice(1);
    const entered = await askAs(register, NOBODY, 'POST', '/links', { token, password: OTHER });
    for (const old of [amelie, second])
      expect((await askAs(register, old, 'GET', '/session')).json.state).toBe('signed-out');
    const now = { name: 'amelie', headers: { cookie: cookieOf(entered) } };
    expect((await askAs(register, now, 'GET', '/session')).json.state).toBe('signed-in');
  });
});

describe('accounts', () => {
  test('a register that nobody owns is set up once, through the link of the console', async () => {
    const trusted = await TestRegister.open();
    const { url } = (await trusted.send('POST', '/accounts/owner-link')).json;
    const register = await reopen(trusted);
    onTestFinished(() => register.close());
    expect((await askAs(register, NOBODY, 'GET', '/session')).json.state).toBe('setup');
    expect((await askAs(register, NOBODY, 'GET', '/position')).status).toBe(401);
    const owner = { name: 'Amélie', email: 'amelie@lab.test', password: PASSWORD };
    const setUp = (token: string): Promise<Answer> =>
      askAs(register, NOBODY, 'POST', '/setup', { ...owner, token });
    expect((await setUp('call_guessed-guessed-guessed')).status).toBe(410);
    expect((await setUp(new URL(url).hash.slice(1))).json.everywhere).toContain('govern');
    expect((await setUp(new URL(url).hash.slice(1))).status).toBe(410);
    expect((await askAs(register, NOBODY, 'GET', '/session')).json.state).toBe('signed-out');
  });

  test('somebody always owns the register', async () => {
    const { register, amelie } = await room();
    const { rows } = (await askAs(register, amelie, 'GET', '/accounts')).json;
    const path = `/accounts/${rows[0].id}`;
    const change = (more: object): Promise<Answer> =>
      askAs(register, amelie, 'PUT', path, { name: 'amelie', state: 'active', grants: [OWNER], ...more });
    expect((await change({ state: 'disabled' })).json.code).toBe('last-owner');
    expect((await change({ grants: [{ ...OWNER, role: 'operator' }] })).json.code).toBe('last-owner');
    expect((await askAs(register, amelie, 'DELETE', path)).json.code).toBe('last-owner');
    expect((await change({ name: 'Amélie Roux' })).json.name).toBe('Amélie Roux');
  });

  test('one that is disabled or removed is out at once, also when it knows its password', async () => {
    const { register, amelie, signIn } = await room();
    const { account, url } = await invited(register, amelie, 'paul', [{ ...OWNER, role: 'viewer' }]);
    const paul = await enter(register, 'paul', url);
    expect((await askAs(register, paul, 'GET', '/position')).status).toBe(200);
    const path = `/accounts/${account.id}`;
    const grants = [{ site: null, role: 'viewer', seesNames: false }];
    await askAs(register, amelie, 'PUT', path, { name: 'paul', state: 'disabled', grants });
    expect((await askAs(register, paul, 'GET', '/position')).status).toBe(401);
    expect((await signIn(PASSWORD, 'paul@lab.test')).json.code).toBe('wrong-credentials');
    await askAs(register, amelie, 'PUT', path, { name: 'paul', state: 'active', grants });
    expect((await signIn(PASSWORD, 'paul@lab.test')).status).toBe(200);
    expect((await askAs(register, amelie, 'DELETE', path)).status).toBe(204);
    expect((await signIn(PASSWORD, 'paul@lab.test')).status).toBe(401);
    expect((await invited(register, amelie, 'paul')).account.id).not.toBe(account.id);
    const twin = { email: 'PAUL@lab.test', name: 'p', grants: [] };
    expect((await askAs(register, amelie, 'POST', '/accounts', twin)).json.code).toBe('account-exists');
  });

  test('a password is changed by who knows it; the other sign-ins end', async () => {
    const { register, amelie, again, signIn } = await room();
    const second = await again();
    const change = (current: string, password: string): Promise<Answer> =>
      askAs(register, amelie, 'PUT', '/session/password', { current, password });
    expect((await change('wrong', OTHER)).json.code).toBe('wrong-password');
    expect((await change(PASSWORD, 'too short')).json.code).toBe('weak-password');
    expect((await change(PASSWORD, OTHER)).status).toBe(204);
    expect((await askAs(register, amelie, 'GET', '/session')).json.state).toBe('signed-in');
    expect((await askAs(register, second, 'GET', '/session')).json.state).toBe('signed-out');
    expect((await signIn(PASSWORD)).status).toBe(401);
    expect((await signIn(OTHER)).status).toBe(200);
  });

  test('the token of a program opens what its role says, until it ends or is removed', async () => {
    const { register, amelie, clock } = await room();
    const expiresAt = new Date(clock.now() + HOUR).toISOString();
    const body = { name: 'Prometheus', role: 'viewer', site: null, expiresAt };
    const made = (await askAs(register, amelie, 'POST', '/tokens', body)).json;
    const program = { name: 'program', headers: { authorization: `Bearer ${made.token}` } };
    expect((await askAs(register, program, 'GET', '/position')).status).toBe(200);
    expect((await register.fetch('/metrics', { headers: program.headers })).status).toBe(200);
    expect((await register.fetch('/metrics')).status).toBe(401);
    expect((await askAs(register, program, 'GET', '/accounts')).status).toBe(403);
    clock.set(HOUR + 1);
    expect((await askAs(register, program, 'GET', '/position')).status).toBe(401);
    expect((await askAs(register, amelie, 'DELETE', `/tokens/${made.row.id}`)).status).toBe(204);
    expect((await askAs(register, amelie, 'GET', '/tokens')).json.rows).toEqual([]);
  });
});

describe('what cannot be', () => {
  // One register for all that is refused: nothing of it changes it.
  let register: TestRegister;
  let amelie: Somebody;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ register, amelie } = await room((over) => {
      close = over;
    }));
  });
  afterAll(() => close());

  const link = 'call_'.padEnd(40, 'x');
  const person = { email: 'paul@lab.test', name: 'paul', grants: [] };
  const grant = { site: null, role: 'viewer', seesNames: false };
  const token = { name: 'p', role: 'viewer', site: null, expiresAt: null };
  test.each<[string, string, string, unknown, number]>([
    ['an address that is none', 'POST', '/accounts', { ...person, email: 'paul' }, 400],
    [
      'an address with a line feed',
      'POST',
      '/accounts',
      { ...person, email: 'a@b.test\nBcc: c@d.test' },
      400,
    ],
    ['an address without end', 'POST', '/accounts', { ...person, email: `${'a'.repeat(300)}@b.test` }, 400],
    ['a name of blanks', 'POST', '/accounts', { ...person, name: '   ' }, 400],
    ['a name without end', 'POST', '/accounts', { ...person, name: 'x'.repeat(101) }, 400],
    ['a role that is none', 'POST', '/accounts', { ...person, grants: [{ ...grant, role: 'root' }] }, 400],
    ['a site that is none', 'POST', '/accounts', { ...person, grants: [{ ...grant, site: 'none' }] }, 404],
    ['too many grants', 'POST', '/accounts', { ...person, grants: Array(501).fill(grant) }, 400],
    ['a state that is none', 'PUT', '/accounts/none', { name: 'x', state: 'root', grants: [] }, 400],
    ['an account that is none', 'PUT', '/accounts/none', { name: 'x', state: 'active', grants: [] }, 404],
    ['a link for nobody', 'POST', '/accounts/none/link', undefined, 404],
    ['an owner’s token', 'POST', '/tokens', { ...token, role: 'owner' }, 400],
    ['a token for a site that is none', 'POST', '/tokens', { ...token, site: 'none' }, 404],
    ['a token until no moment', 'POST', '/tokens', { ...token, expiresAt: 'tomorrow' }, 400],
    ['a token that is none', 'DELETE', '/tokens/none', undefined, 404],
    ['a password without end', 'POST', '/session', { email: 'a@b.test', password: 'x'.repeat(1001) }, 400],
    ['a password that is none', 'POST', '/session', { email: 'a@b.test', password: 7 }, 400],
    ['no password', 'POST', '/session', { email: 'a@b.test' }, 400],
    ['a link that was guessed', 'POST', '/links', { token: link, password: OTHER }, 410],
    ['half a link', 'POST', '/links', { token: 'call_', password: OTHER }, 400],
    ['a look at a guessed link', 'POST', '/links/look', { token: link }, 410],
    [
      'a second owner',
      'POST',
      '/setup',
      { token: link, name: 'x', email: 'x@lab.test', password: OTHER },
      410,
    ],
  ])('%s is refused, and leaves nothing', async (_, method, path, body, status) => {
    expect((await askAs(register, amelie, method, path, body)).status).toBe(status);
    expect((await askAs(register, amelie, 'GET', '/accounts')).json.rows).toHaveLength(1);
    expect((await askAs(register, amelie, 'GET', '/tokens')).json.rows).toEqual([]);
  });

  test.each([
    ['a cookie that was changed', { cookie: 'calepin_session=cals_changed' }],
    ['a cookie of another kind', { cookie: 'calepin_session=calt_other' }],
    ['an empty cookie', { cookie: 'calepin_session=' }],
    ['a token without its kind', { authorization: 'Bearer secret' }],
    ['a token without end', { authorization: `Bearer calt_${'x'.repeat(5000)}` }],
    ['the console’s kind, guessed', { authorization: 'Bearer calc_guessed' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
  ])('%s lets nobody in', async (_, headers) => {
    expect((await askAs(register, { name: 'x', headers }, 'GET', '/position')).status).toBe(401);
  });
});

test('everything of it is in the audit chain, and no secret of it is anywhere', async () => {
  const { register, amelie, link, signIn, log } = await room();
  await signIn('a-canary-that-is-wrong');
  const { url } = await invited(register, amelie);
  const made = (
    await askAs(register, amelie, 'POST', '/tokens', {
      name: 'p',
      role: 'viewer',
      site: null,
      expiresAt: null,
    })
  ).json;
  const { rows } = (await askAs(register, amelie, 'GET', '/audit?limit=50')).json;
  expect(rows.map(({ act }: { act: string }) => act)).toEqual([
    'token-added',
    'link-given',
    'account-added',
    'sign-in-refused',
    'signed-in',
    'password-set',
    'link-given',
    'account-added',
  ]);
  expect(rows[0].actor).toMatchObject({ kind: 'account', name: 'amelie@lab.test' });
  expect((await askAs(register, amelie, 'GET', '/audit/verification')).json.fault).toBeNull();
  const secrets = [
    PASSWORD,
    'a-canary-that-is-wrong',
    made.token,
    new URL(link).hash.slice(1),
    new URL(url).hash.slice(1),
  ];
  const cookie = amelie.headers['cookie']?.split('=')[1] ?? '';
  const kept: string[] = [log()];
  for (const file of await readdir(register.folder, { recursive: true, withFileTypes: true }))
    if (file.isFile()) kept.push(await readFile(join(file.parentPath, file.name), 'latin1'));
  for (const secret of [...secrets, cookie]) {
    expect(secret.length).toBeGreaterThan(10);
    for (const text of kept) expect(text.includes(secret)).toBe(false);
  }
});
