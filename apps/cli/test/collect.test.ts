import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fleet, startFleet } from '@calepin/simulator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calepin, lastingFolder, temporaryFolder } from './calepin.ts';
import { documentOf } from './contract.ts';
import { type Here, runHere } from './run-here.ts';

interface Document {
  readonly name: string;
  readonly format: string | null;
  readonly licenseServers: readonly { readonly host: string; readonly keyPacks: readonly unknown[] }[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
  readonly error: Readonly<Record<string, unknown>>;
}

const USER = ['--user', 'LAB\\calepin'];
const folder = lastingFolder();
let fleet: Fleet;

beforeAll(async () => {
  fleet = await startFleet({
    hosts: ['RDLIC01', 'RDLIC02', { name: 'RDSH01', role: 'session-host' }, 'DENIED', 'WRONG', 'GONE'],
  });
  await fleet.host('DENIED').fault({ kind: 'deny-class', class: 'Win32_TSIssuedLicense' });
  await fleet.host('WRONG').fault({ kind: 'wrong-password' });
  await fleet.host('GONE').fault({ kind: 'refuse' });
  await writeFile(join(folder(), 'password'), 'calepin\r\nnot this line\n');
});
afterAll(() => fleet.stop());

const at = (name: string): string[] => ['127.0.0.1', '--port', String(fleet.host(name).port)];
const secret = (): string[] => [...USER, '--password-file', join(folder(), 'password')];
const codeOf = ({ ending }: Here): number | null => ('exitCode' in ending ? ending.exitCode : null);

async function collect(words: readonly string[], around: Parameters<typeof runHere>[1] = {}): Promise<Here> {
  return runHere(['collect', ...words], around);
}

describe('a host that answers', () => {
  test('is a document of the contract, on one line, from a process of its own', async () => {
    const { code, stdout, stderr } = await calepin([
      'collect',
      ...at('RDLIC01'),
      ...secret(),
      '--format',
      'json',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [document] = documentOf<Document>('inspection', stdout).documents;
    expect(document).toMatchObject({
      format: 'collector-json',
      licenseServers: [{ host: 'RDLIC01.lab.test' }],
    });
    expect(document?.licenseServers[0]?.keyPacks.length).toBeGreaterThan(3);
  });

  test.each([
    ['the standard input', ['--password-stdin'], 'calepin\n'],
    ['what Windows PowerShell writes', ['--password-stdin'], Buffer.from('\ufeffcalepin\r\n', 'utf16le')],
  ])('with the password from %s', async (_, words, input) => {
    const { stdout, ending } = await collect([...at('RDLIC01'), ...USER, ...words, '--format', 'json'], {
      input: (async function* () {
        yield Buffer.from(input);
      })(),
    });
    expect(ending).toEqual({ exitCode: 0 });
    expect(documentOf<Document>('inspection', stdout).documents).toHaveLength(1);
  });

  test('several stand in one document, in the order of the command line', async () => {
    const shared = await startFleet({ hosts: ['localhost', '127'], addressing: 'paths' });
    const port = String(shared.hosts[0]?.port);
    try {
      const words = [
        'localhost',
        '127.0.0.1',
        '--port',
        port,
        ...secret(),
        '--format',
        'json',
        '--path',
        '/localhost/wsman',
      ];
      const { stdout, ending } = await collect(words);
      expect(ending).toEqual({ exitCode: 0 });
      const { documents } = documentOf<Document>('inspection', stdout);
      expect(documents.map(({ name }) => name)).toEqual(['localhost.json', '127.0.0.1.json']);
    } finally {
      await shared.stop();
    }
  });

  test('only what was asked for is read', async () => {
    const calls = fleet.host('RDLIC02').calls;
    const words = [
      ...at('RDLIC02'),
      ...secret(),
      '--format',
      'json',
      '--classes',
      'key-packs,Win32_TSLicenseServer',
    ];
    const { stdout } = await collect(words);
    expect(documentOf<Document>('inspection', stdout).documents[0]).toMatchObject({
      licenseServers: [{ issuedLicenses: [] }],
    });
    expect([...calls.keys()]).toContain('Enumerate Win32_TSLicenseKeyPack');
    expect([...calls.keys()]).not.toContain('Enumerate Win32_TSIssuedLicense');
    expect(fleet.host('RDLIC02').changingCalls.size).toBe(0);
  });

  test('a table shows the steps and the packs, in the language asked for', async () => {
    const { stdout, ending } = await collect([...at('RDLIC01'), ...secret(), '--lang', 'fr']);
    expect(ending).toEqual({ exitCode: 0 });
    expect(stdout).toMatch(/Authentification · passée/);
    expect(stdout).toMatch(/Win32_TSLicenseKeyPack · passée · \d+ lignes/);
    expect(stdout).toMatch(/packs, dont \d+ comptés/);
  });

  test('a session host shows its settings and where they come from; the role that it lacks is left', async () => {
    const { stdout, ending } = await collect([...at('RDSH01'), ...secret()]);
    expect(ending).toEqual({ exitCode: 0 });
    expect(stdout).toMatch(/Licensing mode: Per (?:User|Device) \((?:by policy|set on the host)\)/);
    expect(stdout).toMatch(/Not there, and left: Win32_TSLicenseServer/);
  });

  test('CSV is the key packs', async () => {
    const { stdout } = await collect([...at('RDLIC01'), ...secret(), '--format', 'csv']);
    expect(stdout).toMatch(/^Document,LicenseServer,KeyPackId/);
    expect(stdout).toContain('127.0.0.1,RDLIC01.lab.test,2,per-device,built-in');
  });

  test('is stored when that is asked for, and a second time changes nothing', async () => {
    const data = await temporaryFolder();
    const words = [
      ...at('RDLIC01'),
      ...secret(),
      '--format',
      'json',
      '--store',
      '--site',
      'Lab',
      '--data',
      data,
    ];
    const first = await collect(words);
    expect(first.stderr).toMatch(/127\.0\.0\.1 is in Lab: .*key packs \d+ added/);
    documentOf('inspection', first.stdout);
    expect((await collect(words)).stderr).toContain('127.0.0.1 is in Lab: no change.');
    const { stdout } = await runHere(['servers', '--data', data, '--format', 'json']);
    expect(JSON.parse(stdout).rows).toMatchObject([{ site: 'Lab', host: 'RDLIC01.lab.test' }]);
  });

  test('nothing is stored otherwise', async () => {
    const data = await temporaryFolder();
    await collect([...at('RDLIC01'), ...secret(), '--data', data]);
    expect(codeOf(await runHere(['servers', '--data', data]))).toBe(3);
  });
});

describe('what goes wrong', () => {
  test.each([
    ['WRONG', 'authentication', 'authentication-refused', 'HTTP 401'],
    ['GONE', 'port', 'connection-refused', 'ECONNREFUSED'],
  ])(
    '%s: the JSON and the error stream name host, step, code and remedy',
    async (name, step, code, serverCode) => {
      const found = await collect([...at(name), ...secret(), '--format', 'json', '--lang', 'fr']);
      expect(codeOf(found)).toBe(3);
      const [document] = documentOf<Document>('inspection', found.stdout).documents;
      expect(document).toMatchObject({ format: null, error: { host: '127.0.0.1', step, code, serverCode } });
      expect(found.stderr).toContain(String(document?.error['message']));
      expect(found.stderr.replaceAll(/\s+/g, ' ')).toContain(serverCode);
      expect(found.stderr).toContain('→');
    },
  );

  test('access denied on one class is 1, and the rest is there', async () => {
    const found = await collect([...at('DENIED'), ...secret(), '--format', 'json']);
    expect(codeOf(found)).toBe(1);
    const [document] = documentOf<Document>('inspection', found.stdout).documents;
    expect(document?.warnings).toMatchObject([{ code: 'unreadable-at-source' }]);
    expect(document?.warnings[0]?.message).toContain('Win32_TSIssuedLicense');
    expect(found.stderr).toMatch(/Win32_TSIssuedLicense.*wmimgmt\.msc/s);
  });

  test('a class that was named and is not there is 1', async () => {
    const words = [...at('RDSH01'), ...secret(), '--format', 'json', '--classes', 'session-host,key-packs'];
    expect(codeOf(await collect(words))).toBe(1);
  });

  test('Basic over http is taken when both are named, with a warning that --quiet does not hide', async () => {
    const words = [...at('RDLIC01'), ...secret(), '--auth', 'basic', '--format', 'json', '--quiet'];
    const forced = await collect([...words, '--transport', 'http']);
    expect(codeOf(forced)).toBe(0);
    expect(forced.stderr).toContain('the password and everything that is read travel readable');
    // Else it goes over HTTPS, which this port does not speak.
    const unforced = await collect(words);
    expect(codeOf(unforced)).toBe(3);
    expect(unforced.stderr).not.toContain('readable');
  });
});

describe('wrong usage is 2', () => {
  test.each([
    [['--user', 'u', '--password', 'canary'], 'does not belong on the command line'],
    [['--user', 'u', '--password=canary'], 'does not belong on the command line'],
    [[], 'Nobody was named'],
    [['--user', 'u'], 'password of u is missing'],
    [['--user', 'u', '--password-stdin', '--password-file', 'x'], 'both given'],
    [['--auth', 'certificate', '--certificate', 'x'], 'two files'],
    [['--auth', 'certificate', '--transport', 'http'], 'needs https'],
    [['--classes', 'packs'], 'key-packs'],
    [['--port', '0'], 'from 1 to 65535'],
    [['--path', 'wsman', '--user', 'u'], 'begins with a slash'],
  ])('%j', async (words, told) => {
    const found = await collect(['rdlic01', ...words]);
    expect(codeOf(found)).toBe(2);
    expect(found.stderr).toContain(told);
    expect(found.stderr + found.stdout).not.toContain('canary');
  });

  test.each(['http://rdlic01', 'rdlic01:5985', 'a b', '-', '[::1'])('%s is no host', async (host) => {
    const found = await collect(['--user', 'u', '--password-stdin', '--', host]);
    expect(codeOf(found)).toBe(2);
    expect(found.stderr).toContain('is not the name of a host');
  });

  test.each([
    ['', 'is empty'],
    ['x'.repeat(1_001), 'too long'],
  ])('a password file that holds none', async (content, told) => {
    const path = join(await temporaryFolder(), 'password');
    await writeFile(path, content);
    const found = await collect(['rdlic01', ...USER, '--password-file', path]);
    expect(codeOf(found)).toBe(2);
    expect(found.stderr).toContain(told);
  });

  test('a file that is no certificate', async () => {
    const found = await collect(['rdlic01', ...secret(), '--ca', join(folder(), 'password')]);
    expect(codeOf(found)).toBe(2);
    expect(found.stderr).toContain('BEGIN CERTIFICATE');
  });
});
