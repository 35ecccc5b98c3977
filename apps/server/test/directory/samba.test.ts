import { inspect } from 'node:util';
import type { CollectStepOutcome } from '@calepin/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CollectOutcome, DirectoryRequest } from '../../src/collect/collected.ts';
import { collectDirectory, testDirectory } from '../../src/collect/directory/collect-directory.ts';
import type { NameService } from '../../src/collect/directory/domain-controllers.ts';
import { discoverFromDirectory } from '../../src/collect/discovery/discover-from-directory.ts';
import { type Relay, startRelayWithoutTls } from './relay-without-tls.ts';
import { type DomainContent, type SambaDomain, startDomain } from './samba-domain.ts';

const PASSWORD = 'Canari-Zq7-été';
/** More than a page (1,000) and than a range of values (1,500). */
const HOLDERS = 1_550;
/** In 2019, in units of 100 ns since 1601. */
const LONG_AGO = '132223104000000000';

/** As a license server of Windows writes them. */
const cal = {
  msTSManagingLS: '00252-20000-35572-AT477',
  msTSLicenseVersion: '393218',
  msTSLicenseVersion2: '7',
  msTSLicenseVersion3: 'C50-6.02-S',
  msTSExpireDate: '20270118115555.0Z',
};
const users = Array.from({ length: HOLDERS }, (_, index) => `u${String(index).padStart(4, '0')}`);
const inUsers = (name: string): string => `CN=${name},CN=Users,DC=lab,DC=test`;
const inComputers = (name: string): string => `CN=${name},CN=Computers,DC=lab,DC=test`;

function signsIn(name: string, attributes: Record<string, string> = {}): DomainContent['accounts'][number] {
  return {
    name,
    password: PASSWORD,
    attributes,
  };
}

function computer(name: string): NonNullable<DomainContent['entries']>[number] {
  const dNSHostName = `${name.toLowerCase()}.lab.test`;
  return {
    dn: `CN=${name},CN=Computers`,
    attributes: { objectClass: 'computer', sAMAccountName: `${name}$`, dNSHostName },
  };
}

const content: DomainContent = {
  password: PASSWORD,
  recycleBin: true,
  accounts: [
    ...users.map((name) => ({ name, attributes: cal })),
    signsIn('amélie', { ...cal, msTSLicenseVersion3: 'C50-10.01-S' }),
    {
      name: 'second',
      attributes: {
        ...cal,
        msTSManagingLS2: '55041-246-6334615-84561',
        msTSExpireDate2: '20180330133847.0Z',
      },
    },
    { name: 'gone', deleted: true, attributes: cal },
    { name: 'twin', deleted: true, attributes: cal },
    { name: 'twin', attributes: { ...cal, msTSExpireDate: '20280118115555.0Z' } },
    { name: 'nolicence', attributes: {} },
    signsIn('admin'),
    signsIn('reader'),
    signsIn('disabled', { userAccountControl: '514' }),
    signsIn('expired', { accountExpires: LONG_AGO }),
    signsIn('mustchange', { pwdLastSet: '0' }),
    { ...signsIn('oldpassword'), passwordSet: LONG_AGO },
    signsIn('night', { logonHours: '\0'.repeat(21) }),
    signsIn('locked'),
  ],
  entries: [
    computer('RDLIC01'),
    computer('RDLIC02'),
    computer('RDLIC03'),
    {
      dn: 'CN=TermServLicensing,CN=RDLIC03,CN=Computers',
      attributes: { objectClass: 'serviceConnectionPoint' },
    },
    {
      dn: 'CN=Many,CN=Users',
      attributes: {
        objectClass: 'group',
        sAMAccountName: 'Many',
        member: [...users.map(inUsers), inComputers('RDLIC02')],
      },
    },
    {
      dn: 'CN=TS-Enterprise-License-Server,CN=Default-First-Site-Name,CN=Sites,CN=Configuration',
      attributes: { objectClass: 'licensingSiteSettings', siteServer: [inComputers('RDLIC01')] },
    },
  ],
  changes: [
    {
      dn: 'CN=Terminal Server License Servers,CN=Builtin',
      replace: { member: [inComputers('RDLIC01'), inUsers('Many')] },
    },
    { dn: 'CN=Domain Admins,CN=Users', replace: { member: [inUsers('admin'), inUsers('Administrator')] } },
    { dn: '', replace: { lockoutThreshold: ['2'] } },
  ],
};

// Samba serves the usual ports only, which only root may open.
const isRoot = process.getuid?.() === 0;
let domain: SambaDomain;
beforeAll(async () => {
  if (isRoot) domain = await startDomain(content);
});
afterAll(() => domain?.stop());

function request(user: string, more: Partial<DirectoryRequest> = {}): DirectoryRequest {
  return {
    name: 'lab.test',
    address: domain.address,
    transport: 'ldaps',
    port: null,
    login: { kind: 'password', user, password: PASSWORD },
    ca: domain.ca,
    timeoutMs: 30_000,
    ...more,
  };
}

async function collected(
  asked: DirectoryRequest,
  names?: NameService,
): Promise<{ outcome: CollectOutcome; text: string }> {
  let text = '';
  const outcome = await collectDirectory(
    asked,
    async (piece) => {
      text += piece;
    },
    {},
    names,
  );
  expect(text + inspect(outcome, { depth: 10 })).not.toContain(PASSWORD);
  return { outcome, text };
}

/** Steps in short: `tls passed`, `class user-cals passed 1550`, `authentication failed password-expired`. */
function inShort(steps: readonly CollectStepOutcome[]): string[] {
  return steps.map(({ step, subject, state, rows, problem }) =>
    [step, subject, state, rows, problem?.code]
      .filter((part) => part !== null && part !== undefined)
      .join(' '),
  );
}

const CONNECTED = [
  'name passed',
  'port passed',
  'tls passed',
  'authentication passed',
  'authorization passed',
];

describe.runIf(isRoot)('the holders of Per User CALs', () => {
  it.each(['ldaps', 'ldap'] as const)(
    'are read over %s, page by page, with those that were deleted',
    async (transport) => {
      const { outcome, text } = await collected(request('LAB\\admin', { transport }));
      expect(inShort(outcome.steps)).toEqual([
        ...CONNECTED,
        `class user-cals passed ${HOLDERS + 3}`,
        'class deleted-accounts passed 2',
      ]);
      expect(outcome).toMatchObject({ state: 'done', rows: HOLDERS + 4 });
      const document = JSON.parse(text);
      expect(document.userCals).toHaveLength(HOLDERS + 4);
      expect(document.userCals[0]).toEqual({
        user: 'LAB\\amélie',
        msTSExpireDate: '2027-01-18T11:55:55Z',
        msTSLicenseVersion: '393218',
        msTSLicenseVersion2: '7',
        msTSLicenseVersion3: 'C50-10.01-S',
        msTSManagingLS: '00252-20000-35572-AT477',
        disabled: false,
        deleted: false,
      });
      expect(document.read).toEqual([
        { host: 'lab.test', class: 'ActiveDirectory', complete: true, count: HOLDERS + 4 },
      ]);
      expect(document.unread).toEqual([]);
      const of = (user: string): unknown[] =>
        document.userCals.filter((row: { user: string }) => row.user === user);
      expect(of('LAB\\gone')).toMatchObject([{ deleted: true }]);
      expect(of('LAB\\twin')).toMatchObject([{ deleted: false, msTSExpireDate: '2028-01-18T11:55:55Z' }]);
      expect(of('LAB\\second')).toMatchObject([
        { msTSManagingLS2: '55041-246-6334615-84561', msTSExpireDate2: '2018-03-30T13:38:47Z' },
      ]);
      expect(of('LAB\\nolicence')).toEqual([]);
    },
  );

  it('are the same bytes while the directory is the same, by whatever name it is reached', async () => {
    const names: NameService = {
      servers: async (name) =>
        name === '_ldap._tcp.dc._msdcs.lab.test' ? ['gone.lab.test', 'dc1.lab.test'] : [],
      addresses: async (host) => (host === 'dc1.lab.test' ? [domain.address] : []),
    };
    const one = await collected(request('admin@lab.test'));
    const other = await collected(request('admin', { address: null }), names);
    expect(other.text).toBe(one.text);
    expect(inShort(other.outcome.steps).slice(0, 5)).toEqual(CONNECTED);
  });

  it('are read by any user of the domain, who does not see the deleted ones', async () => {
    const { outcome, text } = await collected(request('reader'));
    expect(outcome.state).toBe('done');
    expect(inShort(outcome.steps).slice(-2)).toEqual([
      `class user-cals passed ${HOLDERS + 3}`,
      'class deleted-accounts skipped class-access-denied',
    ]);
    expect(JSON.parse(text)).toMatchObject({
      read: [{ complete: true, count: HOLDERS + 3 }],
      unread: [{ host: 'lab.test', class: 'ActiveDirectory.DeletedObjects', reason: 'access-denied' }],
    });
  });

  it('are counted and not kept by a test', async () => {
    const steps: CollectStepOutcome[] = [];
    const rows: number[] = [];
    const outcome = await testDirectory(request('reader'), {
      onStep: (step) => steps.push(step),
      onRows: (count) => rows.push(count),
    });
    expect(outcome.state).toBe('done');
    expect(steps).toEqual(outcome.steps);
    expect(rows).toEqual([500, 1000, 1500]);
  });
});

describe.runIf(isRoot)('a sign-in that is refused', () => {
  it.each([
    ['a wrong password', 'reader', { password: 'wrong' }, 'authentication-refused', 'LDAP 49, data 52e'],
    ['an unknown account', 'nobody', {}, 'authentication-refused', 'LDAP 49, data 52e'],
    ['a disabled account', 'disabled', {}, 'account-disabled', 'LDAP 49, data 533'],
    ['an account that has ended', 'expired', {}, 'account-expired', 'LDAP 49, data 701'],
    ['a password to be changed', 'mustchange', {}, 'password-must-change', 'LDAP 49, data 773'],
    ['a password that is too old', 'oldpassword', {}, 'password-expired', 'LDAP 49, data 532'],
    ['the wrong hour', 'night', {}, 'account-restricted', 'LDAP 49, data 530'],
    ['no password', 'reader', { password: '' }, 'credential-missing', null],
    ['no name', '', {}, 'credential-missing', null],
  ])('for %s', async (_why, user, login, code, serverCode) => {
    const { outcome, text } = await collected(
      request(user, { login: { kind: 'password', user, password: PASSWORD, ...login } }),
    );
    expect(outcome.state).toBe('failed');
    expect(text).toBe('');
    expect(inShort(outcome.steps)).toEqual([
      ...CONNECTED.slice(0, 3),
      `authentication failed ${code}`,
      'authorization skipped',
      'class user-cals skipped',
    ]);
    expect(outcome.steps[3]?.problem?.serverCode).toBe(serverCode);
  });

  it('for an account that was locked by wrong passwords', async () => {
    const wrong = request('locked', { login: { kind: 'password', user: 'locked', password: 'wrong' } });
    for (let attempt = 0; attempt < 2; attempt++) await collected(wrong);
    const { outcome } = await collected(request('locked'));
    expect(outcome.steps[3]?.problem).toMatchObject({
      code: 'account-locked',
      facts: { user: 'locked@lab.test' },
    });
  });

  it('for want of a login, or with a certificate', async () => {
    const without = await collected(request('', { login: null }));
    expect(inShort(without.outcome.steps)[3]).toBe('authentication failed credential-missing');
    const certificate = await collected(
      request('', { login: { kind: 'certificate', certificate: '', key: '' } }),
    );
    expect(inShort(certificate.outcome.steps)[3]).toBe('authentication failed authentication-not-offered');
  });
});

describe.runIf(isRoot)('a connection that cannot be trusted', () => {
  it.each(['ldaps', 'ldap'] as const)('is given up before anybody signs in, over %s', async (transport) => {
    const untrusted = await collected(request('reader', { transport, ca: null }));
    expect(inShort(untrusted.outcome.steps).slice(2, 4)).toEqual([
      'tls failed tls-untrusted',
      'authentication skipped',
    ]);
    const misnamed = await collected(request('reader', { transport, name: 'other.test' }));
    expect(inShort(misnamed.outcome.steps).slice(2, 4)).toEqual([
      'tls failed tls-name-mismatch',
      'authentication skipped',
    ]);
    expect(misnamed.outcome.steps[2]?.problem?.facts).toMatchObject({ found: 'dc1.lab.test, lab.test' });
  });

  it('is not found where nothing listens, or under a name that nobody bears', async () => {
    const refused = await collected(request('reader', { port: 1 }));
    expect(inShort(refused.outcome.steps)[1]).toBe('port failed connection-refused');
    const nameless = await collected(request('reader', { address: null }), {
      servers: async () => [],
      addresses: async () => [],
    });
    expect(inShort(nameless.outcome.steps)[0]).toBe('name failed name-not-found');
  });

  it('is not plain LDAP at the port of LDAPS, or the reverse', async () => {
    const ldaps = await collected(request('reader', { port: 389 }));
    expect(inShort(ldaps.outcome.steps)[2]).toMatch(/^tls failed (tls-failed|connection-cut)$/);
    const ldap = await collected(request('reader', { transport: 'ldap', port: 636 }));
    expect(inShort(ldap.outcome.steps)[2]).toMatch(
      /^tls failed (tls-failed|connection-cut|answer-malformed)$/,
    );
  });
});

describe.runIf(isRoot)('a directory without TLS', () => {
  let relay: Relay;
  beforeEach(async () => {
    relay = await startRelayWithoutTls(domain.address);
  });
  afterEach(() => relay.stop());
  const sealed = (user: string, more: Partial<DirectoryRequest> = {}): DirectoryRequest =>
    request(user, { address: '127.0.0.1', port: relay.port, transport: 'ldap', ca: null, ...more });

  it.each(['LAB\\admin', 'admin@lab.test', 'admin'])(
    'is read by %s through what the login signs and seals',
    async (user) => {
      const { outcome, text } = await collected(sealed(user));
      expect(inShort(outcome.steps)).toEqual([
        'name passed',
        'port passed',
        'tls skipped',
        'authentication passed',
        'authorization passed',
        `class user-cals passed ${HOLDERS + 3}`,
        'class deleted-accounts passed 2',
      ]);
      expect(outcome.steps[3]?.facts).toEqual({ protection: 'sealed' });
      expect(JSON.parse(text).read).toMatchObject([{ complete: true, count: HOLDERS + 4 }]);
      for (const readable of [PASSWORD, 'msTSManagingLS', 'DC=lab', cal.msTSManagingLS]) {
        expect(relay.seen().includes(readable)).toBe(false);
      }
    },
  );

  it('refuses a wrong password and a disabled account with words of their own', async () => {
    const login = { kind: 'password', user: 'reader', password: 'wrong' } as const;
    const wrong = await collected(sealed('reader', { login }));
    expect(inShort(wrong.outcome.steps)[3]).toBe('authentication failed authentication-refused');
    const disabled = await collected(sealed('disabled'));
    expect(inShort(disabled.outcome.steps)[3]).toBe('authentication failed account-disabled');
  });

  it('is left when a sealed answer was changed on its way', async () => {
    const onStep = ({ step }: CollectStepOutcome): void => {
      if (step === 'authentication') relay.corrupt();
    };
    const outcome = await testDirectory(sealed('reader'), { onStep });
    expect(inShort(outcome.steps)[4]).toBe('authorization failed seal-broken');
  });

  it('is not read at all where TLS was meant', async () => {
    const { outcome } = await collected(sealed('reader', { ca: domain.ca }));
    expect(inShort(outcome.steps).slice(2, 4)).toEqual(['tls failed tls-failed', 'authentication skipped']);
    expect(outcome.steps[2]?.problem).toMatchObject({
      serverCode: 'LDAP 52',
      serverText: expect.stringContaining('SSL/TLS'),
    });
  });
});

describe.runIf(isRoot)('license servers in the directory', () => {
  it('are found in the group, within groups of any size, as connection points and in the list of the forest', async () => {
    const { found, steps } = await discoverFromDirectory(request('reader'));
    expect(inShort(steps)).toEqual([
      ...CONNECTED,
      'class license-server-group passed 2',
      'class connection-points passed 1',
      'class enterprise-lists passed 1',
    ]);
    const group = 'Terminal Server License Servers';
    expect(found).toEqual([
      {
        host: 'rdlic01.lab.test',
        reasons: [
          { code: 'license-server-group', facts: { group, via: null } },
          { code: 'enterprise-list', facts: { site: 'Default-First-Site-Name' } },
        ],
      },
      {
        host: 'rdlic02.lab.test',
        reasons: [{ code: 'license-server-group', facts: { group, via: 'Many' } }],
      },
      {
        host: 'rdlic03.lab.test',
        reasons: [{ code: 'connection-point', facts: { computer: inComputers('RDLIC03') } }],
      },
    ]);
  });

  it('are not looked for when nobody may sign in', async () => {
    const { found, steps } = await discoverFromDirectory(request('disabled'));
    expect(found).toEqual([]);
    expect(inShort(steps).slice(3)).toEqual([
      'authentication failed account-disabled',
      'authorization skipped',
      'class license-server-group skipped',
      'class connection-points skipped',
      'class enterprise-lists skipped',
    ]);
  });
});
