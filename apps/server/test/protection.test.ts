import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECURITY_HEADERS } from '../src/api/middleware/security-headers.ts';
import { TestRegister } from './open-register.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await TestRegister.open({
    limits: { jsonBytes: 1_000, uploadBytes: 2_000, concurrentUploads: 1, waitingUploads: 3 },
  });
});
afterAll(() => register.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const SETTINGS = JSON.stringify({ thresholds: [], expiryWarningDays: 60, staleAfterDays: 7 });

async function codeOf(response: Response): Promise<string> {
  if (response.status < 400) return String(response.status);
  const { code } = (await response.json()) as { code: string };
  return code;
}

describe('who may ask', () => {
  const own = { host: '127.0.0.1:7355' };
  test.each([
    ['this machine by its address', 'GET', own, '200'],
    ['this machine by name', 'GET', { host: 'localhost:7355' }, '200'],
    ['this machine by its IPv6 address', 'GET', { host: '[::1]:7355' }, '200'],
    ['another port of a tunnel', 'GET', { host: '127.0.0.1:9' }, '200'],
    [
      'a name that resolves to this machine (DNS rebinding)',
      'GET',
      { host: 'rebind.example:7355' },
      'foreign-host',
    ],
    ['a name that begins like this machine', 'GET', { host: '127.0.0.1.rebind.example' }, 'foreign-host'],
    ['a name that ends like this machine', 'GET', { host: 'rebind.localhost' }, 'foreign-host'],
    ['this machine in another notation', 'GET', { host: '0x7f.1:7355' }, 'foreign-host'],
    ['the address that means any', 'GET', { host: '0.0.0.0:7355' }, 'foreign-host'],
    ['a command line, which has no origin', 'PUT', own, '200'],
    [
      'the page itself',
      'PUT',
      { ...own, origin: 'http://127.0.0.1:7355', 'sec-fetch-site': 'same-origin' },
      '200',
    ],
    ['another port of this machine', 'PUT', { ...own, origin: 'http://127.0.0.1:3000' }, 'foreign-origin'],
    ['another site', 'PUT', { ...own, origin: 'https://other.example' }, 'foreign-origin'],
    ['a sandboxed frame or a local file', 'PUT', { ...own, origin: 'null' }, 'foreign-origin'],
    [
      'another site that hides its origin',
      'PUT',
      { ...own, 'sec-fetch-site': 'cross-site' },
      'foreign-origin',
    ],
    [
      'another port that hides its origin',
      'PUT',
      { ...own, 'sec-fetch-site': 'same-site' },
      'foreign-origin',
    ],
    [
      'a name of the same machine that is not the asked one',
      'PUT',
      { ...own, origin: 'http://localhost:7355' },
      'foreign-origin',
    ],
    [
      'an image of another site',
      'GET',
      { ...own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      'foreign-origin',
    ],
    [
      'a script of another site',
      'GET',
      { ...own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
      'foreign-origin',
    ],
    [
      'a frame of another site',
      'GET',
      { ...own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      'foreign-origin',
    ],
    [
      'a link followed from another site',
      'GET',
      { ...own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
      '200',
    ],
    [
      'an address typed by hand',
      'GET',
      { ...own, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
      '200',
    ],
  ])('%s', async (_, method, headers, expected) => {
    const init =
      method === 'GET' ? { headers } : { method, headers: { ...headers, ...JSON_TYPE }, body: SETTINGS };
    expect(await codeOf(await register.fetch('/api/v1/settings', init))).toBe(expected);
  });

  test('nothing invites another origin', async () => {
    const headers = { ...own, origin: 'https://other.example', 'access-control-request-method': 'PUT' };
    const response = await register.fetch('/api/v1/settings', { method: 'OPTIONS', headers });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

test.each([
  ['GET', '/api/v1/state', 200],
  ['GET', '/api/v1/nothing', 404],
  ['POST', '/api/v1/state', 405],
  ['GET', '/api/v1/findings?limit=many', 400],
  ['GET', '/api/v1/findings?cursor=made-up', 400],
  ['GET', '/api/v1/exports/inventory', 200],
  ['GET', '/api/v1/openapi.json', 200],
  ['GET', '/api/v1/reference', 200],
  ['GET', '/healthz', 200],
  ['GET', '/readyz', 200],
  ['GET', '/metrics', 200],
  ['GET', '/assets/missing.js', 404],
  ['GET', '/../../package.json', 'any'],
  ['HEAD', '/api/v1/state', 200],
  ['DELETE', '/anything', 405],
])('%s %s carries every protection and an identifier', async (method, path, status) => {
  const response = await register.fetch(path, { method });
  if (status !== 'any') expect(response.status).toBe(status);
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    expect(response.headers.get(name)).toBe(value);
  expect(response.headers.get('x-request-id')).toMatch(/^[\w.-]{8,64}$/);
  if (response.status >= 400) {
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = await response.json();
    expect(problem).toMatchObject({
      status: response.status,
      requestId: response.headers.get('x-request-id'),
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
  } else await response.body?.cancel();
});

test('an identifier that was given is kept, unless it could be more than one', async () => {
  const given = async (id: string) =>
    (await register.fetch('/healthz', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  expect(await given('from-the-proxy-1')).toBe('from-the-proxy-1');
  expect(await given('x"} <script>')).not.toContain('<');
});

test('a problem is said in the language that was asked for', async () => {
  const french = await register.ask('/nothing?lang=fr');
  const header = await register.ask('/nothing', { headers: { 'accept-language': 'fr-CA, en;q=0.5' } });
  expect(french.json.title).toBe(header.json.title);
  expect((await register.ask('/nothing')).json.title).toBe('Nothing is here');
  expect(french.json.title).not.toBe('Nothing is here');
});

test('the methods of an address are named', async () => {
  expect((await register.ask('/imports/x', { method: 'PUT' })).headers.get('allow')).toBe('GET, DELETE');
});

describe('bodies', () => {
  const put = (init: RequestInit) => register.fetch('/api/v1/settings', { method: 'PUT', ...init });
  const sized = (body: string) => ({ 'content-length': String(body.length) });
  const large = JSON.stringify({ padding: 'x'.repeat(2_000) });

  test.each([
    [
      'a form, which another site may send without asking',
      { headers: { ...sized('a=b'), 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' },
      'unsupported-media-type',
    ],
    [
      'a text, which another site may send without asking',
      { headers: { ...sized(SETTINGS), 'content-type': 'text/plain' }, body: SETTINGS },
      'unsupported-media-type',
    ],
    [
      'no type',
      { headers: sized(SETTINGS), body: new TextEncoder().encode(SETTINGS) },
      'unsupported-media-type',
    ],
    ['more than may come', { headers: { ...sized(large), ...JSON_TYPE }, body: large }, 'body-too-large'],
    [
      'a length that is no number',
      { headers: { 'content-length': 'many', ...JSON_TYPE }, body: SETTINGS },
      'body-too-large',
    ],
    [
      'an unknown length',
      { headers: { 'transfer-encoding': 'chunked', ...JSON_TYPE }, body: SETTINGS },
      'length-required',
    ],
    ['no JSON', { headers: JSON_TYPE, body: '{"thresholds": [' }, 'malformed-json'],
    ['nothing', { headers: JSON_TYPE }, 'malformed-json'],
    ['a list', { headers: JSON_TYPE, body: '[]' }, 'invalid-request'],
    ['deep nesting', { headers: JSON_TYPE, body: `${'['.repeat(400)}${']'.repeat(400)}` }, 'invalid-request'],
    ['a prototype', { headers: JSON_TYPE, body: '{"__proto__": {"thresholds": []}}' }, 'invalid-request'],
  ])('%s', async (_, init, expected) => {
    expect(await codeOf(await put(init))).toBe(expected);
  });

  test('a file that is larger than it says is cut off', async () => {
    const pieces = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1_024)),
    });
    const response = await register.fetch('/api/v1/inspections?name=endless', {
      method: 'POST',
      body: pieces,
    });
    expect(await codeOf(response)).toBe('body-too-large');
    expect(response.headers.get('connection')).toBe('close');
  });

  test('files at once and files that wait are bounded', async () => {
    let finish: () => void = () => undefined;
    const slow = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array([65]));
        finish = () => controller.close();
      },
    });
    const first = register.fetch('/api/v1/inspections?name=slow', { method: 'POST', body: slow });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = await register.fetch('/api/v1/inspections?name=b', { method: 'POST', body: 'x' });
    expect(await codeOf(second)).toBe('too-many-uploads');
    finish();
    expect((await first).status).toBe(202);
    const answers = [];
    for (const name of ['c', 'd', 'e'])
      answers.push(
        await codeOf(await register.fetch(`/api/v1/inspections?name=${name}`, { method: 'POST', body: 'x' })),
      );
    expect(answers).toEqual(['202', '202', 'too-many-uploads']);
  });
});

test('the faults of a request name its fields', async () => {
  const { json } = await register.send('PUT', '/settings', {
    thresholds: [{ site: null, level: { unit: 'euros', value: -1 } }],
  });
  expect(json).toMatchObject({ status: 400, code: 'invalid-request' });
  expect(json.errors.map((fault: { field: string; code: string }) => `${fault.field} ${fault.code}`)).toEqual(
    [
      'body.thresholds.0.calType not-allowed',
      'body.thresholds.0.productVersionId missing',
      'body.thresholds.0.level.unit not-allowed',
      'body.thresholds.0.level.value too-small',
      'body.expiryWarningDays missing',
      'body.staleAfterDays missing',
    ],
  );
  expect(json.detail).toContain('body.expiryWarningDays');
});

test.each([
  '/position?asOf=yesterday',
  '/findings?limit=0',
  '/findings?limit=501',
  '/findings?state=lost',
  '/issued-licenses?sort=password',
  '/issued-licenses?descending=perhaps',
  '/exports/inventory?full=maybe',
])('%s is refused', async (path) => {
  expect((await register.ask(path)).json.code).toBe('invalid-request');
});
