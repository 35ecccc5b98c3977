import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestRegister } from '../open-register.ts';

let register: TestRegister;

const policy = (more: Record<string, unknown>) => ({
  LicensingMode: 4,
  LicenseServers: ['rdlic01', 'elsewhere.lab.test'],
  LocalLicensingMode: null,
  LocalLicenseServers: null,
  fDenyTSConnections: 0,
  UserAuthentication: 1,
  SecurityLayer: 2,
  MinEncryptionLevel: 3,
  ...more,
});

const DOCUMENT = {
  calepin: { schema: 1, collector: '1.0.0' },
  collectedAt: '2026-01-14T07:30:00Z',
  host: { name: 'ADMIN01' },
  licenseServers: [
    {
      host: 'rdlic01.lab.test',
      properties: { ProductId: '00486-OEM-8400691-20006', Version: 'x' },
      methods: { GetActivationStatus: 0 },
      osVersion: '10.0.20348.2700',
    },
  ],
  sessionHosts: [
    {
      host: 'rdsh01.lab.test',
      properties: { LicensingType: 4, PolicySourceLicensingType: 1 },
      methods: { GetGracePeriodDays: 0 },
      policy: policy({}),
      osVersion: '10.0.20348.2700',
    },
    {
      host: 'rdsh02.lab.test',
      properties: { LicensingType: 5 },
      methods: { GetGracePeriodDays: 87 },
      policy: policy({ LicensingMode: null, LicenseServers: null, UserAuthentication: 0, SecurityLayer: 7 }),
      osVersion: null,
    },
  ],
  userCals: [
    {
      user: 'LAB\\amelie',
      msTSExpireDate: '2026-03-01T00:00:00Z',
      msTSManagingLS: '00486-OEM-8400691-20006',
      disabled: false,
      msTSLicenseVersion: '655361',
      msTSLicenseVersion3: 'C50-10.02-S',
    },
    { user: 'LAB\\bruno', msTSExpireDate: '2025-12-01T00:00:00Z', msTSManagingLS: 'unknown', disabled: true },
    { user: 'LAB\\chloe', msTSExpireDate: null, msTSManagingLS: 'gone', disabled: null },
  ],
  read: [
    { host: 'rdlic01.lab.test', class: 'Win32_TSLicenseServer', complete: true, count: 1 },
    { host: 'rdsh01.lab.test', class: 'Win32_TerminalServiceSetting', complete: true, count: 1 },
    { host: 'rdsh02.lab.test', class: 'Win32_TerminalServiceSetting', complete: true, count: 1 },
    { host: 'lab.test', class: 'ActiveDirectory', complete: true, count: 3 },
  ],
  unread: [],
};

beforeAll(async () => {
  register = await TestRegister.open();
  await register.importFile('collected.json', JSON.stringify(DOCUMENT), { site: 'Mairie' });
  await register.send('POST', '/targets', { site: 'Mairie', name: 'RDSH01', paused: true });
});
afterAll(() => register.close());

describe('session hosts', () => {
  test('each with where its settings come from and the license servers that they mean', async () => {
    const { rows } = (await register.ask('/session-hosts?site=Mairie')).json;
    const [server] = (await register.ask('/license-servers')).json.rows;
    const [target] = (await register.ask('/targets')).json.rows;
    expect(rows).toMatchObject([
      {
        host: 'rdsh01.lab.test',
        licensingMode: 'per-user',
        licensingModeNumber: 4,
        licensingModeSource: 'policy',
        licenseServers: [
          { name: 'rdlic01', licenseServerId: server.id },
          { name: 'elsewhere.lab.test', licenseServerId: null },
        ],
        licenseServersSource: 'policy',
        gracePeriodDays: 0,
        networkLevelAuthentication: true,
        securityLayer: 'tls',
        osVersion: '10.0.20348.2700',
        lastSeen: '2026-01-14T07:30:00Z',
        targetId: target.id,
      },
      {
        host: 'rdsh02.lab.test',
        licensingMode: 'not-configured',
        licenseServers: null,
        gracePeriodDays: 87,
        networkLevelAuthentication: false,
        securityLayer: 'unknown',
        targetId: null,
      },
    ]);
    const one = (await register.ask(`/session-hosts/${rows[1].id}`)).json;
    expect(one).toEqual(rows[1]);
    expect((await register.ask(`/targets/${target.id}`)).json.sessionHostId).toBe(rows[0].id);
  });

  test('none before they were read', async () => {
    expect((await register.ask('/session-hosts?asOf=2026-01-01T00:00:00Z')).json.rows).toEqual([]);
  });
});

describe('users’ CALs', () => {
  const users = (rows: readonly { readonly user: string }[]) => rows.map(({ user }) => user);

  test('each with the license server that issued it and what became of the account', async () => {
    const { rows, next } = (await register.ask('/user-cals?asOf=2026-01-15T00:00:00Z')).json;
    const [server] = (await register.ask('/license-servers')).json.rows;
    expect(next).toBeNull();
    expect(rows).toMatchObject([
      {
        user: 'LAB\\amelie',
        valid: true,
        account: 'active',
        licenseServerId: server.id,
        host: 'rdlic01.lab.test',
        productCode: 'C50-10.02-S',
        expires: '2026-03-01T00:00:00Z',
      },
      {
        user: 'LAB\\bruno',
        valid: false,
        account: 'disabled',
        licenseServerId: null,
        managingServer: 'unknown',
      },
      { user: 'LAB\\chloe', valid: null, account: null, managingServer: 'gone' },
    ]);
  });

  test.each([
    ['search=lab\\b', ['LAB\\bruno']],
    ['search=CHLO', ['LAB\\chloe']],
    ['account=disabled', ['LAB\\bruno']],
    ['account=active', ['LAB\\amelie']],
    ['account=deleted', []],
  ])('narrowed by %s', async (query, expected) => {
    expect(users((await register.ask(`/user-cals?${query}`)).json.rows)).toEqual(expected);
  });

  test('page by page', async () => {
    const first = (await register.ask('/user-cals?limit=2')).json;
    expect(users(first.rows)).toEqual(['LAB\\amelie', 'LAB\\bruno']);
    const second = (await register.ask(`/user-cals?limit=2&cursor=${encodeURIComponent(first.next)}`)).json;
    expect([users(second.rows), second.next]).toEqual([['LAB\\chloe'], null]);
    const foreign = await register.ask(
      `/user-cals?limit=2&search=x&cursor=${encodeURIComponent(first.next)}`,
    );
    expect([foreign.status, foreign.json.code]).toEqual([400, 'invalid-cursor']);
  });
});
