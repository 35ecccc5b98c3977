import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packsCsv, perUserPack, TestRegister } from './open-register.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await TestRegister.open();
  const packs = Array.from({ length: 40 }, (_, n) => perUserPack('RDLIC01', n + 3, 100, n));
  await register.importFile('RDLIC01_20260101_0600.csv', packsCsv(...packs));
});
afterAll(() => register.close());

async function tagOf(path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await register.fetch(path, { headers });
  await response.body?.cancel();
  return response.headers.get('etag') ?? '';
}

async function statusWith(path: string, tag: string): Promise<number> {
  const response = await register.fetch(path, { headers: { 'if-none-match': tag } });
  await response.body?.cancel();
  return response.status;
}

const READS = [
  '/state',
  '/sites',
  '/position',
  '/trend',
  '/license-servers',
  '/key-packs',
  '/issued-licenses',
  '/findings',
  '/settings',
  '/imports',
];

test.each(READS)('%s is not sent again while nothing changed', async (path) => {
  const tag = await tagOf(`/api/v1${path}`);
  expect(tag).toMatch(/^W\/"/);
  expect(await statusWith(`/api/v1${path}`, tag)).toBe(304);
  expect(await statusWith(`/api/v1${path}`, `"other", ${tag.slice(2)}`)).toBe(304);
  expect(await statusWith(`/api/v1${path}`, '"other"')).toBe(200);
});

test('another question, another language: another tag', async () => {
  const tags = await Promise.all([
    tagOf('/api/v1/findings'),
    tagOf('/api/v1/findings?state=all'),
    tagOf('/api/v1/findings?lang=fr'),
    tagOf('/api/v1/key-packs'),
  ]);
  expect(new Set(tags).size).toBe(4);
});

test('whatever changes the register changes the tag', async () => {
  const settings = (await register.ask('/settings')).json;
  const { id } = (await register.ask('/findings?state=all')).json.rows[0] ?? { id: '' };
  const acts: [string, () => Promise<unknown>][] = [
    [
      'import',
      () => register.importFile('RDLIC02_20260101_0600.csv', packsCsv(perUserPack('RDLIC02', 3, 10, 12))),
    ],
    ['settings', () => register.send('PUT', '/settings', { ...settings, expiryWarningDays: 90 })],
    [
      'acknowledge',
      () => register.send('PUT', `/findings/${encodeURIComponent(id)}/acknowledgement`, { reason: 'seen' }),
    ],
    [
      'undo',
      async () => register.send('DELETE', `/imports/${(await register.ask('/imports')).json.rows[0].id}`),
    ],
  ];
  for (const [act, run] of acts) {
    const before = await tagOf('/api/v1/findings');
    await run();
    expect(await statusWith('/api/v1/findings', before), act).toBe(200);
  }
});

test('answers to acts and files are never stored', async () => {
  expect(
    (await register.send('PUT', '/settings', (await register.ask('/settings')).json)).headers.get(
      'cache-control',
    ),
  ).toBe('no-store');
  expect((await register.ask('/exports/inventory')).headers.get('cache-control')).toBe('no-store');
});

test.each([
  ['br, gzip', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
] as const)('a large answer is compressed for %s', async (accepted, coding, expand) => {
  const plain = await (await register.fetch('/api/v1/key-packs')).text();
  const response = await register.fetch('/api/v1/key-packs', { headers: { 'accept-encoding': accepted } });
  expect(response.headers.get('content-encoding')).toBe(coding);
  expect(response.headers.get('vary')).toContain('Accept-Encoding');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.length).toBeLessThan(plain.length / 3);
  expect(expand(bytes).toString()).toBe(plain);
});

test('a small answer, and one that nobody wants compressed, go as they are', async () => {
  const small = await register.fetch('/healthz', { headers: { 'accept-encoding': 'br' } });
  expect(small.headers.get('content-encoding')).toBeNull();
  expect(await small.json()).toEqual({ status: 'ok' });
  const plain = await register.fetch('/api/v1/key-packs', { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
});

test('a file is compressed while it is made', async () => {
  const response = await register.fetch('/api/v1/exports/key-packs', {
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  const text = gunzipSync(Buffer.from(await response.arrayBuffer())).toString();
  expect(text).toBe((await register.ask('/exports/key-packs')).text);
});
