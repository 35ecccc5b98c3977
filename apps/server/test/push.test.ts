import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkoutFile, TestRegister } from './open-register.ts';

const DOCUMENT = 'examples/ateliers-brindacier/Calepin_RDLIC02_20261123_0600.json';
const LIMITS = { observationBytes: 400_000, observationExpandedBytes: 600_000, observationsPerMinute: 30 };

let register: TestRegister;
let token: string;
let document: Buffer;
beforeAll(async () => {
  register = await TestRegister.open({ limits: LIMITS });
  token = (await readFile(join(register.folder, 'push-token'), 'utf8')).trim();
  document = await checkoutFile(DOCUMENT);
});
afterAll(() => register.close());

function push(body: Uint8Array | string, headers: Record<string, string> = {}) {
  return register.ask('/observations', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body,
  });
}

test('the token is for its owner only, and long', async () => {
  expect((await stat(join(register.folder, 'push-token'))).mode & 0o777).toBe(0o600);
  expect(token).toMatch(/^[\w-]{43}$/);
});

test('a collector pushes once, and again without a change', async () => {
  const first = await push(document);
  expect(first).toMatchObject({ status: 200, json: { state: 'done', origin: 'push', site: 'Principal' } });
  expect(first.json.observations[0]).toMatchObject({
    format: 'collector-json',
    hosts: expect.arrayContaining(['RDLIC02.brindacier.example']),
  });
  const position = (await register.ask('/position')).json.rows;
  const second = await push(gzipSync(document), { 'content-encoding': 'gzip' });
  expect(second.status).toBe(200);
  expect((await register.ask('/position')).json.rows).toEqual(position);
});

describe('who may push', () => {
  test.each([
    ['nobody', ''],
    ['another token', 'Bearer wrong'],
    ['the beginning of the token', () => `Bearer ${token.slice(0, -1)}`],
    ['the token and more', () => `Bearer ${token}x`],
    ['another scheme', () => `Basic ${token}`],
    ['the bare token', () => token],
  ])('not %s', async (_, authorization) => {
    const given = typeof authorization === 'string' ? authorization : authorization();
    const answer = await push(document, { authorization: given });
    expect(answer).toMatchObject({ status: 401, json: { code: 'unauthorized' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('not another site, even with the token', async () => {
    expect((await push(document, { origin: 'https://other.example' })).json.code).toBe('foreign-origin');
  });
});

describe('what may be pushed', () => {
  const beyondExpanded = (): Buffer => gzipSync(Buffer.alloc(50_000_000, 0x20));
  test.each([
    ['a bomb', () => beyondExpanded(), { 'content-encoding': 'gzip' }, 413, 'body-too-large'],
    ['more bytes than may come', () => Buffer.alloc(500_000, 0x20), {}, 413, 'body-too-large'],
    [
      'a damaged body',
      () => gzipSync(document).subarray(0, 200),
      { 'content-encoding': 'gzip' },
      422,
      'damaged-body',
    ],
    [
      'a body that is not compressed as it says',
      () => document,
      { 'content-encoding': 'gzip' },
      422,
      'damaged-body',
    ],
    ['another coding', () => document, { 'content-encoding': 'br' }, 415, 'unsupported-encoding'],
    ['a form', () => document, { 'content-type': 'multipart/form-data' }, 415, 'unsupported-media-type'],
    ['no inventory', () => Buffer.from('{"hello": "world"}'), {}, 422, 'documents-refused'],
    ['nothing', () => Buffer.alloc(0), {}, 422, 'documents-refused'],
  ])('not %s', async (_, body, headers, status, code) => {
    const bytes = body();
    const answer = await push(bytes, { 'content-length': String(bytes.length), ...headers });
    expect(answer).toMatchObject({ status, json: { code } });
    expect(answer.json.remedy).not.toBe('');
    // Nothing of it stays on the disk.
    expect(await readdir(join(register.folder, 'uploads'))).toEqual([]);
  });
});

test('another site is named in the address', async () => {
  const answer = await register.ask('/observations?site=Lyon', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: document,
  });
  expect(answer.json.site).toBe('Lyon');
});

test('too many in a minute wait', async () => {
  let last = 0;
  for (let n = 0; n <= LIMITS.observationsPerMinute && last !== 429; n += 1) last = (await push('')).status;
  expect(last).toBe(429);
  const answer = await push('');
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  // A wrong token is told nothing of the rate.
  expect((await push('', { authorization: 'Bearer wrong' })).status).toBe(401);
});

test('a token that its owner wrote is kept, for its owner only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-test-'));
  await writeFile(join(folder, 'push-token'), 'a-token-of-my-own\n', { mode: 0o644 });
  const other = await TestRegister.open({ folder });
  try {
    expect(await readFile(join(folder, 'push-token'), 'utf8')).toBe('a-token-of-my-own\n');
    expect((await stat(join(folder, 'push-token'))).mode & 0o777).toBe(0o600);
  } finally {
    await other.close();
  }
});
