import { collectorDocument, type IssuedLicense, type LicenseServer } from './collector.ts';
import { csv, dmtf, FULL, iso, utf16 } from './formats.ts';
import type { Organisation } from './organisation.ts';
import { boughtPack, builtInPack, chance, DAY, type KeyPack, REFERENCE, temporaryPack, vdiPack } from './windows.ts';

const DEVICE = 'RDS Per Device CAL';
const FIRST: LicenseServer = {
  host: 'RDLIC01.brindacier.example',
  osVersion: '10.0.17763.6414',
  activation: 0,
  productId: '00000-10000-00001-EX001',
  licenseServerId: 'EXAMP-LE000-00000-00000-00000-00000-00001',
  role: 1,
  company: 'Ateliers Brindacier',
};
const SECOND: LicenseServer = {
  ...FIRST,
  host: 'RDLIC02.brindacier.example',
  osVersion: '10.0.20348.2762',
  productId: '00000-10000-00002-EX002',
  licenseServerId: 'EXAMP-LE000-00000-00000-00000-00000-00002',
};

const VDI_ENDS = REFERENCE + 45 * DAY;
const device = (id: number, version: number, kind: 1 | 2 | 5, total: number, issued: number): KeyPack =>
  boughtPack({ id, type: 'per-device', version, kind, total, issued, label: DEVICE });

interface Reading {
  readonly daysAgo: number;
  readonly issued2019: number;
  readonly issued2022: number;
  readonly total2022: number;
  readonly temporary: number;
  readonly vdi: number;
}
/** The first server, until a second one takes over: devices renew onto 2022, whose pack is replaced by a larger one at the end. */
const READINGS: readonly Reading[] = [
  { daysAgo: 345, issued2019: 157, issued2022: 31, total2022: 90, temporary: 2, vdi: 11 },
  { daysAgo: 290, issued2019: 155, issued2022: 42, total2022: 90, temporary: 3, vdi: 12 },
  { daysAgo: 235, issued2019: 156, issued2022: 53, total2022: 90, temporary: 5, vdi: 12 },
  { daysAgo: 180, issued2019: 153, issued2022: 66, total2022: 90, temporary: 1, vdi: 14 },
  { daysAgo: 125, issued2019: 151, issued2022: 74, total2022: 90, temporary: 4, vdi: 15 },
  { daysAgo: 70, issued2019: 150, issued2022: 83, total2022: 90, temporary: 3, vdi: 17 },
  { daysAgo: 18, issued2019: 149, issued2022: 88, total2022: 90, temporary: 9, vdi: 18 },
];
const LAST: Reading = { daysAgo: 1, issued2019: 148, issued2022: 96, total2022: 100, temporary: 7, vdi: 18 };

function firstServer(reading: Reading, with2012: boolean): KeyPack[] {
  return [
    builtInPack('Built-in TS Per Device CAL'),
    device(3, 6, 2, 160, reading.issued2019),
    device(4, 7, 5, reading.total2022, reading.issued2022),
    vdiPack(5, 25, reading.vdi, VDI_ENDS, 'VDI Standard Suite Per Device subscription license'),
    ...(with2012 ? [device(6, 4, 1, 20, 3)] : []),
    temporaryPack(13, 7, reading.temporary, DEVICE),
  ];
}

/** The second server: the same 160 licences of 2019 were installed again, a copy that should not be. */
const secondServer: readonly KeyPack[] = [
  builtInPack('Built-in TS Per Device CAL'),
  device(3, 6, 2, 160, 12),
  device(4, 5, 2, 40, 40),
];

const PLACES = ['ATELIER', 'QUAI', 'BUREAU', 'PEINTURE', 'MAGASIN'];

/** One row per licence that the packs say is issued: a permanent one runs 52 to 89 days, a temporary one 90. */
function issuedLicenses(packs: readonly KeyPack[], seed: string): IssuedLicense[] {
  const next = chance(seed);
  const rows: IssuedLicense[] = [];
  for (const pack of packs) {
    for (let index = 0; index < pack.IssuedLicenses; index += 1) {
      const temporary = pack.KeyPackType === 4;
      const validity = temporary ? 90 : 52 + Math.floor(next() * 38);
      const age = Math.floor(next() * (validity - 7) * 86_400) * 1000 + DAY;
      const issued = REFERENCE - age;
      const place = PLACES[Math.floor(next() * PLACES.length)] ?? 'ATELIER';
      rows.push({
        LicenseId: rows.length + 1,
        KeyPackId: pack.KeyPackId,
        LicenseStatus: temporary ? 1 : 2,
        sIssuedToUser: null,
        sIssuedToComputer: `${place}-${String(pack.KeyPackId * 200 + index).padStart(4, '0')}`,
        sHardwareId: Array.from({ length: 8 }, () => Math.floor(next() * 2 ** 16).toString(16).padStart(4, '0')).join(''),
        IssueDate: iso(issued),
        ExpirationDate: iso(issued + validity * DAY),
      });
    }
  }
  return rows;
}

const sessionHost = (host: string, local: number): Record<string, unknown> => ({
  host,
  properties: { TerminalServerMode: 1, LicensingType: 2, PolicySourceLicensingType: 1, PolicySourceConfiguredLicenseServers: 1 },
  methods: { GetSpecifiedLicenseServerList: [FIRST.host, SECOND.host] },
  policy: { LicensingMode: 2, LicenseServers: [FIRST.host, SECOND.host], LocalLicensingMode: local, LocalLicenseServers: [], fDenyTSConnections: 0, UserAuthentication: 1, SecurityLayer: 2, MinEncryptionLevel: 3 },
  osVersion: '10.0.20348.2762',
});

const first = firstServer(LAST, false);
const collected = collectorDocument({
  collectingHost: { name: 'RDLIC02', domain: 'brindacier.example', osVersion: SECOND.osVersion },
  site: null,
  daysAgo: LAST.daysAgo,
  servers: [
    { server: FIRST, keyPacks: first, issued: issuedLicenses(first, 'first') },
    { server: SECOND, keyPacks: secondServer, issued: issuedLicenses(secondServer, 'second') },
  ],
  sessionHosts: [sessionHost('RDSH01.brindacier.example', 2), sessionHost('RDSH02.brindacier.example', 4)],
  unread: [{ host: 'RDSH03.brindacier.example', class: 'Win32_TerminalServiceSetting', reason: 'host-unreachable', detail: 'The RPC server is unavailable.' }],
});

export const brindacier: Organisation = {
  folder: 'ateliers-brindacier',
  site: 'Ateliers Brindacier (exemple)',
  files: [
    ...READINGS.map((reading, index) => ({
      name: `RDLIC01-packs-${index + 1}.csv`,
      daysAgo: reading.daysAgo,
      content: utf16(csv(FIRST.host, firstServer(reading, true), FULL, { delimiter: ',', date: dmtf, typeLine: true })),
    })),
    { name: 'Calepin_RDLIC02_20261123_0600.json', daysAgo: LAST.daysAgo, content: collected },
  ],
};
