import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FAULT_KINDS, readFault } from '../src/control/acts.ts';
import { type Fleet, startFleet } from '../src/index.ts';

let fleet: Fleet;
let url: string;
beforeAll(async () => {
  fleet = await startFleet({
    hosts: ['RDLIC01', { name: 'RDSH01', role: 'session-host' }],
    control: 0,
  });
  url = fleet.controlUrl ?? '';
});
afterAll(() => fleet.stop());

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url + path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
    redirect: 'manual',
  });
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

it('tells of the hosts', async () => {
  const { hosts } = (await (await fetch(`${url}/hosts`)).json()) as { hosts: readonly object[] };
  expect(hosts).toMatchObject([
    { name: 'RDLIC01', role: 'license-server', address: '127.0.0.1', path: '/wsman', fault: null },
    { name: 'RDSH01', role: 'session-host' },
  ]);
  expect(await (await fetch(`${url}/hosts/rdlic01`)).json()).toEqual(hosts[0]);
  expect((await fetch(`${url}/hosts/RDLIC9`)).status).toBe(404);
});

it('stops a host, and starts it again on its port', async () => {
  const host = fleet.host('RDLIC01');
  const address = `http://${host.address}:${host.port}/wsman`;
  expect((await post('/hosts/RDLIC01/fault', { kind: 'refuse' })).status).toBe(200);
  await expect(fetch(address)).rejects.toThrow();
  expect((await post('/hosts/RDLIC01/fault', null)).status).toBe(200);
  expect((await fetch(address)).status).toBeGreaterThanOrEqual(400);
});

it.each([
  ['stop', { kind: 'refuse' }],
  ['cut', { kind: 'cut' }],
  ['hang', { kind: 'hang' }],
  ['deny', { kind: 'deny-class', class: 'Win32_TSIssuedLicense' }],
  ['password', { kind: 'wrong-password' }],
  ['expired', { kind: 'password-expired' }],
  ['skew', { kind: 'clock-skew' }],
])('the button %s does it, and comes back to the page', async (act, fault) => {
  const answer = await post('/hosts/RDLIC01/fault', `act=${act}&lang=fr`, FORM);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?lang=fr']);
  expect(fleet.host('RDLIC01').currentFault).toMatchObject(fault);
  await post('/hosts/RDLIC01/fault', 'act=heal', FORM);
  expect(fleet.host('RDLIC01').currentFault).toBeNull();
});

it('lets people come', async () => {
  const issued = (): number =>
    [...(fleet.host('RDLIC01').model?.issuedLicenses(fleet.clock.now()) ?? [])].length;
  const before = issued();
  expect((await post('/hosts/RDLIC01/sign-in', { count: 10 })).status).toBe(200);
  expect(issued()).toBeGreaterThan(before);
});

it('moves the clock', async () => {
  const before = fleet.clock.now();
  expect(await (await post('/clock', { advanceDays: 30 })).json()).toEqual({
    now: new Date(before + 30 * 86_400_000).toISOString(),
    speed: 0,
  });
  await post('/clock', { speed: 60 });
  expect(fleet.clock.speed).toBe(60);
  await post('/clock', { speed: 0 });
});

it.each([
  ['a kind that is none', '/hosts/RDLIC01/fault', { kind: 'explode' }, 400, 'refuse, hang'],
  ['an option of another kind', '/hosts/RDLIC01/fault', { kind: 'refuse', class: 'X' }, 400, 'class'],
  ['an option of another type', '/hosts/RDLIC01/fault', { kind: 'cut', afterBytes: '1' }, 400, 'afterBytes'],
  ['no people', '/hosts/RDLIC01/sign-in', { count: 0 }, 400, 'count'],
  ['a clock too fast', '/clock', { speed: 1e9 }, 400, 'speed'],
  ['a clock told nothing', '/clock', {}, 400, 'advanceDays'],
  ['no such host', '/hosts/NONE/fault', null, 404, 'NONE'],
  ['no such act', '/hosts/RDLIC01/explode', {}, 404, 'sign-in'],
  ['no JSON', '/clock', '{', 400, 'JSON'],
  ['too long', '/clock', ' '.repeat(2_000_000), 413, 'longer'],
])('refuses %s', async (_, path, body, status, text) => {
  const answer = await post(path, body);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ error: expect.stringContaining(text) });
});

it.each([
  ['another name', { host: 'evil.test' }, 421],
  ['a page of another site', { origin: 'http://evil.test' }, 403],
  ['a picture in another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
])('refuses %s', async (_, headers, status) => {
  const { port } = new URL(url);
  const answered = await new Promise<number | undefined>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/hosts', headers: { host: `127.0.0.1:${port}`, ...headers } })
      .on('response', (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(answered).toBe(status);
});

it.each([
  ['en', 'Hosts that do not exist', 'Cut in the middle'],
  ['fr', 'Des hôtes qui n’existent pas', 'Couper au milieu'],
])('is a page in %s, without a script', async (lang, title, button) => {
  const answer = await fetch(url, { headers: { 'accept-language': `${lang}-XX, en;q=0.5` } });
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const text = await answer.text();
  expect(text).toContain(`<html lang="${lang}">`);
  expect(text).toContain(title);
  expect(text).toContain(button);
  expect(text).not.toContain('<script');
});

it('knows every kind of fault', () => {
  for (const kind of FAULT_KINDS) expect(readFault({ kind })).toEqual({ kind });
});
