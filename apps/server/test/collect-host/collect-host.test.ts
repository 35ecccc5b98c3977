import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { callMethod, type ReadOnlyMethod } from '../../src/collect/host/read-only-methods.ts';
import { testHost } from '../../src/collect/host/test-host.ts';
import { collected, lines, readBack } from './collected.ts';
import { EVERYTHING, everythingBut, fakeHost, fault, issued, PACK, REQUEST } from './fake-host.ts';
import { instance } from './instance.ts';

const SCHEMA = new URL('../../../../docs/collector/schema/collector-1.json', import.meta.url);
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(SCHEMA, 'utf8')),
);

describe('the document', () => {
  test('is the collector’s, and holds what the host said', async () => {
    const { outcome, text } = await collected(EVERYTHING);
    const document = JSON.parse(text);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document).toMatchObject({
      collectedAt: null,
      host: { name: 'rdlic01.lab.test', fqdn: 'RDLIC01.lab.test', osVersion: '10.0.20348.2582' },
      licenseServers: [
        {
          host: 'rdlic01.lab.test',
          properties: { ProductId: '00252-20000-35572-AT477', ServerRole: 1, Company: null },
          methods: { GetActivationStatus: 0, IsLSonDC: false },
          osVersion: '10.0.20348.2582',
        },
      ],
      keyPacks: [{ KeyPackId: 3, TotalLicenses: 270, ExpirationDate: '2037-12-31T23:00:00Z' }],
      sessionHosts: [
        {
          properties: { LicensingType: 4 },
          methods: { GetGracePeriodDays: 0, FindLicenseServers: ['RDLIC01', 'RDLIC02'] },
          policy: { LicenseServers: ['RDLIC01', 'RDLIC02'], UserAuthentication: 1, LicensingMode: null },
          deployment: null,
        },
      ],
      unread: [],
    });
    expect(outcome).toMatchObject({ state: 'done', rows: 6 });
    const { coverage } = await readBack(text);
    expect(coverage).toEqual({
      'license-server': true,
      'key-packs': true,
      'issued-licenses': true,
      'session-host': true,
    });
  });

  test('is the same bytes whatever the order of the host and the day', async () => {
    const reference = await collected(EVERYTHING);
    const rows = EVERYTHING.classes['Win32_TSIssuedLicense'] ?? [];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...rows], { minLength: rows.length }),
        fc.date({ noInvalidDate: true }),
        async (order, day) => {
          vi.useFakeTimers({ now: day, toFake: ['Date'] });
          try {
            const { text } = await collected(everythingBut({ classes: { Win32_TSIssuedLicense: order } }));
            expect(text).toBe(reference.text);
          } finally {
            vi.useRealTimers();
          }
        },
      ),
      { numRuns: 20 },
    );
    expect(reference.text).not.toContain(REQUEST.login?.kind === 'password' ? REQUEST.login.password : '?');
  });

  test('is in the order of the identifiers, as numbers, beyond what memory holds', async () => {
    const ids = Array.from({ length: 45_000 }, (_, at) => ((at * 7_919) % 45_000) + 1);
    const counted: number[] = [];
    const model = everythingBut({ classes: { Win32_TSIssuedLicense: ids.map((id) => issued(id)) } });
    const { text, outcome } = await collected(
      model,
      { reads: ['issued-licenses', 'key-packs'] },
      {
        onRows: (rows) => counted.push(rows),
      },
    );
    const rows: { LicenseId: number }[] = JSON.parse(text).issuedLicenses;
    expect(rows.map(({ LicenseId }) => LicenseId)).toEqual(ids.toSorted((one, other) => one - other));
    expect(outcome.rows).toBe(45_001);
    expect(counted.length).toBeGreaterThan(10);
    expect(counted).toEqual(counted.toSorted((one, other) => one - other));
  });

  test('keeps what is not of its kind as the text that it is, for the reader to park', async () => {
    const odd = { ...PACK, TotalLicenses: 'deux', ExpirationDate: 'demain' };
    const { text } = await collected(everythingBut({ classes: { Win32_TSLicenseKeyPack: [odd] } }));
    expect(JSON.parse(text).keyPacks[0]).toMatchObject({ TotalLicenses: 'deux', ExpirationDate: 'demain' });
    const { batches, coverage } = await readBack(text);
    expect(batches.flatMap(({ rejected }) => rejected).map(({ reason }) => reason)).toEqual([
      'not-a-number',
      'not-a-date',
    ]);
    expect(coverage['key-packs']).toBeDefined();
  });

  test('is not longer for a host that answers with a book', async () => {
    const long = { ...PACK, TypeAndModel: 'x'.repeat(3_000_000) };
    const { text } = await collected(everythingBut({ classes: { Win32_TSLicenseKeyPack: [long] } }));
    expect(text.length).toBeLessThan(20_000);
  });
});

describe('only what reads is called', () => {
  const READS = /^(?:Get|Is|Find)/;

  test('whatever the host is', async () => {
    const { host } = await collected(EVERYTHING);
    const called = host.asked.filter((name) => name.includes('.'));
    expect(called.length).toBeGreaterThan(15);
    for (const name of called) expect(name.split('.')[1]).toMatch(READS);
  });

  test.each([
    'ActivateServerAutomatic',
    'Revoke',
    'SetDWORDValue',
    'GenerateTSLicenseReport',
    'ChangeMode',
    'constructor',
  ])('%s is refused before anything is sent', async (method) => {
    const host = fakeHost(EVERYTHING);
    const remote = host.open(REQUEST, () => {});
    const call = {
      namespace: 'root/cimv2',
      className: 'Win32_TSLicenseServer',
      selectors: {},
      // What the type forbids is what is tried.
      method: method as ReadOnlyMethod,
      inputs: {},
    };
    await expect(callMethod(remote, call)).rejects.toThrow('not a method that reads');
    expect(host.asked).toEqual([]);
  });
});

describe('class by class', () => {
  test('what is denied is told, and the rest goes on', async () => {
    const { outcome, text, told } = await collected(
      everythingBut({ classes: { Win32_TSIssuedLicense: [fault('access-denied')] } }),
    );
    expect(outcome.state).toBe('partial');
    expect(lines(outcome.steps)).toContain('class Win32_TSIssuedLicense failed class-access-denied');
    expect(told).toEqual(outcome.steps);
    const document = JSON.parse(text);
    expect(document.keyPacks).toHaveLength(1);
    expect(document.unread).toEqual([
      {
        host: 'rdlic01.lab.test',
        class: 'Win32_TSIssuedLicense',
        reason: 'access-denied',
        detail: '0x80041003: Accès refusé',
      },
    ]);
    const { coverage } = await readBack(text);
    expect(coverage['issued-licenses']).toBeUndefined();
    expect(coverage['key-packs']).toBe(true);
  });

  test('an account that may read nothing is not let in', async () => {
    const denied = [fault('class-access-denied')];
    const { outcome, text } = await collected({
      classes: {
        Win32_ComputerSystem: denied,
        Win32_OperatingSystem: denied,
        Win32_TSLicenseServer: denied,
        Win32_TerminalServiceSetting: denied,
      },
    });
    expect(outcome).toMatchObject({ state: 'failed', rows: 0 });
    expect(text).toBe('');
    expect(lines(outcome.steps).at(-1)).toBe('authorization failed access-denied');
  });

  test('an account that may read one class is in, and the others are told', async () => {
    const denied = [fault('access-denied')];
    const { outcome } = await collected(
      everythingBut({
        classes: {
          Win32_ComputerSystem: denied,
          Win32_TSLicenseServer: denied,
          Win32_TSLicenseKeyPack: denied,
          Win32_TSLicenseReport: denied,
          Win32_TSIssuedLicense: denied,
        },
      }),
    );
    expect(outcome.state).toBe('partial');
    expect(lines(outcome.steps)).toEqual([
      'name passed',
      'port passed',
      'tls skipped',
      'authentication passed',
      'authorization passed',
      'class Win32_ComputerSystem failed class-access-denied',
      'class Win32_OperatingSystem passed',
      'class Win32_TerminalServiceSetting passed',
      'class Registry passed',
      'class Win32_TSLicenseServer failed class-access-denied',
      'class Win32_TSLicenseKeyPack failed class-access-denied',
      'class Win32_TSLicenseReport failed class-access-denied',
      'class Win32_TSIssuedLicense failed class-access-denied',
    ]);
  });

  test.each([
    [
      'a session host',
      ['Win32_TSLicenseServer', 'Win32_TSLicenseKeyPack', 'Win32_TSLicenseReport', 'Win32_TSIssuedLicense'],
    ],
    ['a license server', ['Win32_TerminalServiceSetting']],
  ])('%s lacks the other role, which is told and is no failure', async (_, missing) => {
    const classes = Object.fromEntries(
      Object.entries(EVERYTHING.classes).filter(([name]) => !missing.includes(name)),
    );
    const { outcome, text } = await collected({ ...EVERYTHING, classes });
    expect(outcome.state).toBe('done');
    for (const name of missing)
      expect(lines(outcome.steps)).toContain(`class ${name} skipped class-not-found`);
    // A role that is not installed is one thing to say.
    expect(JSON.parse(text).unread).toMatchObject([{ class: missing[0], reason: 'class-not-found' }]);
  });

  test('a host without any of it gave nothing', async () => {
    const { outcome, text } = await collected({
      classes: { Win32_ComputerSystem: [], Win32_OperatingSystem: [{ Version: '10.0.20348' }] },
    });
    expect(outcome.state).toBe('failed');
    expect(text).toBe('');
    expect(lines(outcome.steps)).toContain('class Win32_TSLicenseServer failed class-not-found');
  });

  test('a server that is no Windows is read for what it has', async () => {
    const { outcome, text } = await collected(
      { classes: { Win32_TSLicenseKeyPack: [PACK] } },
      { reads: ['key-packs'] },
    );
    expect(outcome.state).toBe('done');
    expect(JSON.parse(text)).toMatchObject({ keyPacks: [{ KeyPackId: 3 }], unread: [] });
  });

  test('a server that is no session host closes what was one', async () => {
    const setting = { TerminalServerMode: '0' };
    const { outcome, text } = await collected(
      everythingBut({ classes: { Win32_TerminalServiceSetting: [setting] } }),
    );
    expect(outcome.state).toBe('done');
    expect(JSON.parse(text).sessionHosts).toEqual([]);
    expect((await readBack(text)).coverage['session-host']).toBe(true);
  });

  test.each([
    ['beside a license server that shows itself', {}, true],
    [
      'where nothing of the role shows itself',
      { Win32_TSLicenseServer: [], Win32_TSLicenseKeyPack: [] },
      false,
    ],
  ])('an empty list %s', async (_, classes, isWhole) => {
    const { text } = await collected(everythingBut({ classes: { Win32_TSIssuedLicense: [], ...classes } }));
    expect((await readBack(text)).coverage['issued-licenses']).toBe(isWhole);
  });

  test('a list that broke off is kept, and not called whole', async () => {
    const broken = [issued(2), issued(1), fault('connection-cut')];
    const { outcome, text } = await collected(everythingBut({ classes: { Win32_TSIssuedLicense: broken } }));
    expect(outcome.state).toBe('partial');
    const document = JSON.parse(text);
    expect(document.issuedLicenses).toHaveLength(2);
    expect(document.read).toContainEqual({
      host: 'rdlic01.lab.test',
      class: 'Win32_TSIssuedLicense',
      complete: false,
      count: 2,
    });
    expect((await readBack(text)).coverage['issued-licenses']).toBe(false);
  });

  test('a method that fails is told by its name and its number', async () => {
    const { outcome, text } = await collected(
      everythingBut({
        classes: {},
        methods: { 'Win32_TSLicenseServer.IsLSPublished': () => ({ returnValue: 2_147_749_889 }) },
      }),
    );
    expect(outcome.state).toBe('partial');
    const [problem] = outcome.steps.flatMap((step) => (step.state === 'failed' ? [step.problem] : []));
    expect(problem).toMatchObject({
      code: 'method-failed',
      serverCode: '2147749889',
      facts: { method: 'Win32_TSLicenseServer.IsLSPublished', host: 'rdlic01.lab.test' },
    });
    expect(JSON.parse(text).licenseServers[0].methods).not.toHaveProperty('IsLSPublished');
  });

  test.each([5, 2_147_942_405, 2_147_749_891])(
    'a method that returns %s was refused',
    async (returnValue) => {
      const { outcome } = await collected(
        everythingBut({ classes: {}, methods: { 'StdRegProv.GetStringValue': () => ({ returnValue }) } }),
      );
      expect(lines(outcome.steps)).toContain('class Registry failed class-access-denied');
    },
  );

  test('a host that falls silent is left, and what was not tried is told', async () => {
    const silent = [fault('answer-timeout')];
    const { outcome, text, host } = await collected(
      everythingBut({ classes: { Win32_TSLicenseKeyPack: silent, Win32_TSLicenseReport: silent } }),
    );
    expect(outcome.state).toBe('partial');
    expect(host.asked).not.toContain('Win32_TSIssuedLicense');
    expect(lines(outcome.steps).slice(-3)).toEqual([
      'class Win32_TSLicenseKeyPack failed answer-timeout',
      'class Win32_TSLicenseReport failed answer-timeout',
      'class Win32_TSIssuedLicense skipped',
    ]);
    expect(JSON.parse(text).unread.map((entry: { class: string }) => entry.class)).toContain(
      'Win32_TSIssuedLicense',
    );
  });
});

describe('the connection', () => {
  test.each([
    ['name-not-found', 'name', 'name failed name-not-found'],
    ['connection-refused', 'port', 'port failed connection-refused'],
    ['tls-untrusted', 'tls', 'tls failed tls-untrusted'],
    ['authentication-refused', 'authentication', 'authentication failed authentication-refused'],
    ['access-denied', 'operation', 'authorization failed access-denied'],
    ['connection-cut', 'operation', 'authentication failed connection-cut'],
  ] as const)('%s stops it at its step, and the rest is not tried', async (code, phase, line) => {
    const { outcome, text, host } = await collected({ ...EVERYTHING, connect: fault(code, phase) });
    expect(outcome).toMatchObject({ state: 'failed', rows: 0 });
    expect(text).toBe('');
    expect(lines(outcome.steps)).toContain(line);
    expect(outcome.steps.map(({ step }) => step).toSorted()).toEqual(
      ['authentication', 'authorization', 'name', 'port', 'tls'].toSorted(),
    );
    expect(host).toMatchObject({ asked: [], closed: 1 });
  });

  test('without credentials nobody is asked', async () => {
    const { outcome, host } = await collected(EVERYTHING, { login: null });
    expect(lines(outcome.steps)).toContain('authentication failed credential-missing');
    expect(host.asked).toEqual([]);
  });

  test('whoever stops it gets nothing half read', async () => {
    const stop = new AbortController();
    const { outcome, text, host } = await collected(
      EVERYTHING,
      {},
      {
        signal: stop.signal,
        onStep: ({ subject }) => {
          if (subject === 'Win32_TSLicenseServer') stop.abort();
        },
      },
    );
    expect(outcome.state).toBe('failed');
    expect(lines(outcome.steps)).toContain('class Win32_TSLicenseKeyPack failed stopped');
    expect(text).toBe('');
    expect(host.closed).toBe(1);
  });

  test('another name is told, never followed', async () => {
    const { outcome, text } = await collected(EVERYTHING, { name: 'rdlic07.lab.test' });
    expect(outcome.steps.find(({ step }) => step === 'authorization')?.facts).toEqual({
      host: 'rdlic07.lab.test',
      ownName: 'RDLIC01.lab.test',
    });
    expect(JSON.parse(text).keyPacks[0].host).toBe('rdlic07.lab.test');
  });

  test('an address is not a name: the host’s own is taken', async () => {
    const { text } = await collected(EVERYTHING, { name: '10.0.0.7' });
    expect(JSON.parse(text).keyPacks[0].host).toBe('RDLIC01.lab.test');
  });

  test('a password is in no step', async () => {
    const { outcome } = await collected({
      ...EVERYTHING,
      connect: fault('authentication-refused', 'authentication'),
    });
    expect(JSON.stringify(outcome)).not.toContain('canary-7f3a');
  });
});

test('a test goes the same way with one instance of each class, and writes nothing', async () => {
  const host = fakeHost(EVERYTHING);
  const outcome = await testHost(REQUEST, {}, host.open);
  expect(outcome.state).toBe('done');
  expect(lines(outcome.steps)).toEqual([
    'name passed',
    'port passed',
    'tls skipped',
    'authentication passed',
    'authorization passed',
    'class Win32_OperatingSystem passed',
    'class Win32_TSLicenseServer passed',
    'class Win32_TSLicenseKeyPack passed',
    'class Win32_TSIssuedLicense passed',
    'class Win32_TerminalServiceSetting passed',
    'class StdRegProv passed',
  ]);
  expect(host.left).toBeGreaterThan(0);
  expect(host.closed).toBe(1);
});

test('values are read without regard to case', () => {
  expect(instance('X', { KEYPACKID: '3' }).number('KeyPackId')).toBe(3);
});
