import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestRegister } from './open-register.ts';

let folder: string;
let register: TestRegister;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calepin-page-'));
  register = await TestRegister.open({ pageFolder: join(folder, 'dist') });
});
afterEach(async () => {
  await register.close();
  await rm(folder, { recursive: true, force: true });
});

const PAGE = '<!doctype html><title>Calepin</title>';
const SCRIPT = `console.log(${JSON.stringify('calepin '.repeat(500))});`;

async function build(): Promise<void> {
  await mkdir(join(folder, 'dist/assets'), { recursive: true });
  await writeFile(join(folder, 'dist/assets/index-Bx3k9aQ_.js'), SCRIPT);
  await writeFile(join(folder, 'dist/theme.js'), 'theme();');
  await writeFile(join(folder, 'dist/.calepin-built'), 'stamp');
  await writeFile(join(folder, 'secret.html'), 'outside');
  await writeFile(join(folder, 'dist/index.html'), PAGE);
}

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

test('a page that is not built says so, and is there once it is', async () => {
  const missing = await register.fetch('/', { headers: { ...browser, 'accept-language': 'fr' } });
  expect(missing.status).toBe(503);
  expect(missing.headers.get('content-language')).toBe('fr');
  expect(await missing.text()).toContain('npm start');
  await build();
  const built = await register.fetch('/', { headers: browser });
  expect(built.status).toBe(200);
  expect(await built.text()).toBe(PAGE);
});

test('the first requests, all at once, all get the page', async () => {
  await build();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => register.fetch('/findings', { headers: browser })),
  );
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(Array(8).fill(PAGE));
});

test.each([
  ['/', 'no-cache', 'text/html; charset=utf-8'],
  ['/findings', 'no-cache', 'text/html; charset=utf-8'],
  ['/license-servers/rdlic01.lab.example', 'no-cache', 'text/html; charset=utf-8'],
  ['/theme.js', 'no-cache', 'text/javascript; charset=utf-8'],
  ['/assets/index-Bx3k9aQ_.js', 'public, max-age=31536000, immutable', 'text/javascript; charset=utf-8'],
])('%s is kept as long as its name allows', async (path, cache, type) => {
  await build();
  const response = await register.fetch(path, { headers: browser });
  await response.body?.cancel();
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe(cache);
  expect(response.headers.get('content-type')).toBe(type);
  const tag = response.headers.get('etag') ?? '';
  expect((await register.fetch(path, { headers: { ...browser, 'if-none-match': tag } })).status).toBe(304);
});

test.each([
  ['/assets/gone-Bx3k9aQ_.js', browser],
  ['/api/v2/state', browser],
  ['/.calepin-built', { accept: 'application/json' }],
  ['/../secret.html', { accept: 'application/json' }],
  ['/%2e%2e/secret.html', { accept: 'application/json' }],
  ['/..%2fsecret.html', { accept: 'application/json' }],
  ['/assets/..%5c..%5csecret.html', browser],
])('%s is not served', async (path, headers) => {
  await build();
  const response = await register.fetch(path, { headers });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 'not-found' });
});

test('is sent compressed, and as it is to who cannot expand it', async () => {
  await build();
  const path = '/assets/index-Bx3k9aQ_.js';
  for (const time of ['first', 'second']) {
    const packed = await register.fetch(path, { headers: { 'accept-encoding': 'br, gzip' } });
    expect(packed.headers.get('content-encoding'), time).toBe('br');
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(Number(packed.headers.get('content-length'))).toBe(bytes.length);
    expect(brotliDecompressSync(bytes).toString()).toBe(SCRIPT);
  }
  expect(await (await register.fetch(path)).text()).toBe(SCRIPT);
});
