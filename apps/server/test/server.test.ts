import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
  ask,
  importOver,
  importWrites,
  inspect,
  issuedLicensesCsv,
  Servers,
  startImport,
} from './server-process.ts';

const servers = new Servers();
afterEach(() => servers.clean());

async function started(folder: string, args: readonly string[] = []) {
  const server = servers.start(['--data', folder, '--port', '0', ...args]);
  return { server, url: await server.url() };
}

test('starts in a folder of its own, says where, and stops cleanly', async () => {
  const folder = join(await servers.folder(), 'new');
  const { server, url } = await started(folder);
  expect(server.console.split('\n').slice(0, 3)).toEqual([
    `Calepin is ready: ${url}`,
    `Register: ${folder}`,
    'Demonstration: whoever reaches this port is an owner.',
  ]);
  expect(server.console).toContain('Press Ctrl-C to stop.');
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, 'calepin.log'))).mode & 0o777).toBe(0o600);
  expect((await ask(url, '/state')).empty).toBe(true);
  expect(await server.end('SIGINT')).toBe(0);
  expect(server.console).toMatch(/Stopping…\nStopped\.\n$/);
  await expect(fetch(url)).rejects.toThrow();
  // The folder is free again, and nobody is sent to an address that does not answer.
  const { server: next, url: nextUrl } = await started(folder);
  expect((await ask(nextUrl, '/state')).empty).toBe(true);
  expect(await next.end('SIGTERM')).toBe(0);
  expect(await readFile(join(folder, 'calepin.log'), 'utf8')).toContain('"stopped"');
});

describe('refuses', () => {
  test('a folder that another server uses, and says where that one answers', async () => {
    const folder = await servers.folder();
    const { url } = await started(folder);
    const second = servers.start(['--data', folder, '--port', '0']);
    expect(await second.exit).toBe(3);
    expect(second.console).toContain(url);
    expect((await ask(url, '/state')).empty).toBe(true);
  });

  test('a port that is taken, and leaves the folder free', async () => {
    const folder = await servers.folder();
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const server = servers.start(['--data', folder, '--port', String(port)]);
    expect(await server.exit).toBe(3);
    expect(server.console).toContain(`Port ${port} is in use`);
    await new Promise((resolve) => other.close(resolve));
    await started(folder);
  });

  test('a folder that is a file', async () => {
    const server = servers.start(['--data', join(import.meta.dirname, 'server.test.ts'), '--port', '0']);
    expect(await server.exit).toBe(3);
    expect(server.console).toContain('cannot be used');
  });

  test.each([
    ['a port that is none', ['--port', 'http'], 'is not a port'],
    ['a port beyond the last', ['--port', '65536'], 'is not a port'],
    ['an option that it does not know', ['--host', '0.0.0.0'], 'Usage'],
    ['an argument', ['here'], 'Usage'],
  ])('%s', async (_, args, said) => {
    const folder = join(await servers.folder(), 'never');
    const server = servers.start(['--data', folder, ...args]);
    expect(await server.exit).toBe(2);
    expect(server.console).toContain(said);
    expect(existsSync(folder)).toBe(false);
  });
});

test('the folder may come from the environment', async () => {
  const folder = await servers.folder();
  const server = servers.start(['--port', '0'], { CALEPIN_DATA: folder });
  await server.url();
  expect(server.console).toContain(`Register: ${folder}`);
});

describe('HTTP', () => {
  /** The answer to bytes that no client library would send. */
  function raw(url: string, request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(request));
      socket.setEncoding('utf8').on('data', (text: string) => {
        answer += text;
      });
      socket.on('close', () => resolve(answer)).on('error', reject);
    });
  }

  test('what is no request, or one of nobody here, is refused with every protection', async () => {
    const { url } = await started(await servers.folder());
    const close = 'Connection: close\r\n\r\n';
    const cases: [string, RegExp][] = [
      ['nonsense\r\n\r\n', /^HTTP\/1\.1 400 /],
      [
        `GET /api/v1/state HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ${'x'.repeat(20_000)}\r\n${close}`,
        /^HTTP\/1\.1 431 /,
      ],
      [`GET /api/v1/state HTTP/1.1\r\n${close}`, /^HTTP\/1\.1 403 /],
      [`GET /api/v1/state HTTP/1.0\r\n${close}`, /^HTTP\/1\.1 403 /],
      [`GET /api/v1/state HTTP/1.1\r\nHost: rebind.example\r\n${close}`, /^HTTP\/1\.1 403 /],
      [`GET /api/v1/state HTTP/1.1\r\nHost: user@127.0.0.1\r\n${close}`, /^HTTP\/1\.1 40[03] /],
      [
        `GET http://rebind.example/api/v1/state HTTP/1.1\r\nHost: rebind.example\r\n${close}`,
        /^HTTP\/1\.1 40[03] /,
      ],
      [
        `GET /../../../package.json HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n${close}`,
        /^HTTP\/1\.1 404 /,
      ],
      [
        `GET /%2e%2e/%2e%2e/package.json HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n${close}`,
        /^HTTP\/1\.1 404 /,
      ],
      [
        `PUT /api/v1/settings HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9999999\r\nContent-Type: application/json\r\n${close}`,
        /^HTTP\/1\.1 413 /,
      ],
    ];
    for (const [request, expected] of cases) {
      const answer = await raw(url, request);
      expect(answer, request.slice(0, 80)).toMatch(expected);
      expect(answer.toLowerCase(), request.slice(0, 80)).toContain('content-security-policy: default-src');
    }
    expect(await raw(url, `GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n${close}`)).toMatch(
      /^HTTP\/1\.1 200 /,
    );
  });

  test('a reader who leaves in the middle of a file disturbs nobody', async () => {
    const { server, url } = await started(await servers.folder());
    const { id } = await inspect(url, 'issued_20260101_0600.csv', issuedLicensesCsv(12_000));
    await importOver(url, (await startImport(url, id)).id);
    for (const accepted of ['gzip', 'identity']) {
      const leave = new AbortController();
      const headers = { 'accept-encoding': accepted };
      const response = await fetch(`${url}/api/v1/exports/issued-licenses`, {
        headers,
        signal: leave.signal,
      });
      await response.body?.getReader().read();
      leave.abort();
    }
    expect((await ask(url, '/state')).empty).toBe(false);
    expect(await server.end('SIGINT')).toBe(0);
  });
});

describe('while tens of thousands of rows are imported', () => {
  test('pages are answered, and all of it is in the register in the end', async () => {
    const { url } = await started(await servers.folder());
    const { id, state } = await inspect(url, 'issued_20260101_0600.csv', issuedLicensesCsv(40_000));
    expect(state).toBe('ready');
    const { id: importId } = await startImport(url, id);
    await importWrites(url, importId);
    let answered = 0;
    while ((await ask(url, `/imports/${importId}`)).state === 'running') {
      expect((await ask(url, '/position')).rows).toBeDefined();
      expect((await ask(url, '/imports')).rows[0].state).toMatch(/running|done/);
      answered += 1;
    }
    expect(answered).toBeGreaterThan(3);
    expect((await importOver(url, importId)).state).toBe('done');
    expect((await ask(url, '/issued-licenses')).total).toBe(40_000);
  });

  test('Ctrl-C stops the import and the server, and nothing of it is kept', async () => {
    const folder = await servers.folder();
    const { server, url } = await started(folder);
    const { id } = await inspect(url, 'issued_20260101_0600.csv', issuedLicensesCsv(60_000));
    const { id: importId } = await startImport(url, id);
    await importWrites(url, importId);
    expect(await server.end('SIGINT')).toBe(0);
    expect(server.console).toContain('It was stopped');

    const { url: again } = await started(folder);
    expect((await ask(again, '/issued-licenses')).total).toBe(0);
    expect((await ask(again, '/imports')).rows).toMatchObject([
      { state: 'failed', failure: { code: 'stopped' } },
    ]);
  });

  test('kill -9 leaves a register that starts again without half an import', async () => {
    const folder = await servers.folder();
    const { server, url } = await started(folder);
    const { id } = await inspect(url, 'issued_20260101_0600.csv', issuedLicensesCsv(60_000));
    await importWrites(url, (await startImport(url, id)).id);
    await server.end('SIGKILL');

    const { url: again } = await started(folder);
    expect((await ask(again, '/issued-licenses')).total).toBe(0);
    expect((await ask(again, '/imports')).rows).toMatchObject([
      { state: 'failed', failure: { code: 'interrupted' } },
    ]);
    // What the dead server had received is gone, and the same file can be imported again.
    expect(existsSync(join(folder, 'uploads', id))).toBe(false);
    const { id: second } = await inspect(again, 'issued_20260101_0600.csv', issuedLicensesCsv(1_000));
    expect((await importOver(again, (await startImport(again, second)).id)).state).toBe('done');
  });
});
