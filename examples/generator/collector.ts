import { iso, utf8 } from './formats.ts';
import { type KeyPack, REFERENCE } from './windows.ts';

export interface LicenseServer {
  readonly host: string;
  readonly osVersion: string;
  readonly activation: number;
  readonly productId: string;
  readonly licenseServerId: string | null;
  readonly role: number;
  readonly company: string;
}

export interface IssuedLicense {
  readonly LicenseId: number;
  readonly KeyPackId: number;
  readonly LicenseStatus: number;
  readonly sIssuedToUser: string | null;
  readonly sIssuedToComputer: string | null;
  readonly sHardwareId: string | null;
  readonly IssueDate: string;
  readonly ExpirationDate: string;
}

export interface Collection {
  readonly collectingHost: { readonly name: string; readonly domain: string; readonly osVersion: string };
  readonly site: string | null;
  readonly daysAgo: number;
  readonly servers: readonly { readonly server: LicenseServer; readonly keyPacks: readonly KeyPack[]; readonly issued: readonly IssuedLicense[] }[];
  readonly sessionHosts?: readonly Record<string, unknown>[];
  readonly userCals?: readonly Record<string, unknown>[];
  readonly unread?: readonly Record<string, unknown>[];
}

/** The document that `Calepin-Collect.ps1` writes, one entry per line. */
export function collectorDocument(collection: Collection): Buffer {
  const { collectingHost, servers, userCals, sessionHosts = [], unread = [] } = collection;
  const { name, domain, osVersion } = collectingHost;
  const read = servers.flatMap(({ server: { host }, keyPacks, issued }) => [
    { host, class: 'Win32_TSLicenseServer', complete: true, count: 1 },
    { host, class: 'Win32_TSLicenseKeyPack', complete: true, count: keyPacks.length },
    { host, class: 'Win32_TSIssuedLicense', complete: true, count: issued.length },
  ]);
  const hosts = sessionHosts.map(({ host }) => ({ host, class: 'Win32_TerminalServiceSetting', complete: true, count: 1 }));
  const directory =
    userCals === undefined ? [] : [{ host: domain, class: 'ActiveDirectory', complete: true, count: userCals.length }];
  const members: [string, unknown][] = [
    ['calepin', { schema: 1, collector: '1.0.0' }],
    ['collectedAt', iso(REFERENCE - collection.daysAgo * 86_400_000)],
    ['host', { name, fqdn: `${name.toLowerCase()}.${domain}`, domain, osVersion, osName: 'Microsoft Windows Server 2022 Standard' }],
    ['site', collection.site],
    ['licenseServers', servers.map(({ server }) => licenseServer(server))],
    ['keyPacks', servers.flatMap(({ server, keyPacks }) => keyPacks.map((pack) => keyPack(server.host, pack)))],
    ['licenseReports', []],
    ['sessionHosts', sessionHosts],
    ['userCals', userCals ?? []],
    ['issuedLicenses', servers.flatMap(({ server: { host }, issued }) => issued.map((row) => ({ host, ...row })))],
    ['read', [...read, ...hosts, ...directory]],
    ['unread', unread],
  ];
  return utf8(`{${members.map(([key, value]) => `${JSON.stringify(key)}:${lines(value)}`).join(',\n')}}\n`);
}

function lines(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((entry) => JSON.stringify(entry)).join(',\n')}]`;
}

function keyPack(host: string, pack: KeyPack): Record<string, unknown> {
  return { host, ...pack, ExpirationDate: iso(pack.ExpirationDate) };
}

function licenseServer(server: LicenseServer): Record<string, unknown> {
  const activated = server.activation === 0;
  return {
    host: server.host,
    properties: {
      Company: server.company,
      CountryRegion: 'France',
      DatabasePath: 'C:\\Windows\\system32\\lserver\\',
      ProductId: server.productId,
      ServerRole: server.role,
      Version: '10.0',
      VersionNumber: server.osVersion.split('.').slice(0, 3).join('.'),
    },
    methods: {
      GetActivationStatus: server.activation,
      ...(activated ? { GetLicenseServerId: server.licenseServerId } : {}),
      IsLSinTSLSGroup: activated,
      IsLSonDC: false,
      IsLSPublished: false,
      IsLSRegisteredToSCP: activated,
      IsLSPreventUpgradeGPEnabled: false,
      IsLSSecGrpGPEnabled: false,
    },
    osVersion: server.osVersion,
  };
}
