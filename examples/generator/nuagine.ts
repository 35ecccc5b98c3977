import { collectorDocument, type LicenseServer } from './collector.ts';
import { checkmkSection, french, formatList, iso, powerShellJson, utf8, utf8WithMark } from './formats.ts';
import type { ExampleFile, Organisation } from './organisation.ts';
import { boughtPack, builtInPack, chance, DAY, type KeyPack, REFERENCE, temporaryPack } from './windows.ts';

const USER = 'RDS Per User CAL';
const DEVICE = 'RDS Per Device CAL';
const user = (id: number, version: number, kind: 2 | 5, total: number, issued: number): KeyPack =>
  boughtPack({ id, type: 'per-user', version, kind, total, issued, label: USER });
const device = (id: number, version: number, total: number, issued: number): KeyPack =>
  boughtPack({ id, type: 'per-device', version, kind: 2, total, issued, label: DEVICE });

/** A host of 2016 and 2019 farms, read with what was at hand: PowerShell 7, and once a paste into a ticket. */
const OLDER: readonly { readonly daysAgo: number; readonly packs: readonly [number, number, number] }[] = [
  { daysAgo: 310, packs: [212, 388, 61] },
  { daysAgo: 250, packs: [204, 402, 64] },
  { daysAgo: 190, packs: [197, 431, 66] },
  { daysAgo: 130, packs: [181, 447, 70] },
  { daysAgo: 65, packs: [166, 463, 71] },
  { daysAgo: 2, packs: [158, 481, 75] },
];
const olderPacks = ([users2016, users2019, devices2019]: readonly [number, number, number]): KeyPack[] => [
  builtInPack('Built-in TS Per Device CAL'),
  user(3, 5, 2, 250, users2016),
  user(4, 6, 2, 500, users2019),
  device(5, 6, 75, devices2019),
];
const older: ExampleFile[] = OLDER.map(({ daysAgo, packs }, index) => ({
  name: index === 3 ? 'ticket-4711-LIC-A.txt' : `LIC-A-packs-${index + 1}.json`,
  daysAgo,
  content:
    index === 3
      ? utf8WithMark(formatList('LIC-A.nuagine.test', olderPacks(packs), french))
      : utf8(powerShellJson('LIC-A.nuagine.test', olderPacks(packs))),
}));

const NEWER: LicenseServer = {
  host: 'LIC-B.nuagine.test',
  osVersion: '10.0.26100.2314',
  activation: 0,
  productId: '00000-20000-00001-EX003',
  licenseServerId: 'EXAMP-LE000-00000-00000-00000-00000-00003',
  role: 2,
  company: 'Nuagine Hebergement',
};
const NOT_ACTIVATED: LicenseServer = {
  ...NEWER,
  host: 'LIC-C.nuagine.test',
  productId: '00000-20000-00002-EX004',
  activation: 1,
  licenseServerId: null,
};

const newerPacks = (users2022: number, users2025: number): KeyPack[] => [
  builtInPack('Built-in TS Per Device CAL'),
  user(3, 7, 5, 120, users2022),
  user(4, 8, 5, 80, users2025),
  user(5, 9, 2, 10, 0),
];

/** Users of the two farms, each with a licence of 60 days; two accounts have been disabled since. */
function userCals(count: number, daysAgo: number): Record<string, unknown>[] {
  const next = chance(`nuagine/${daysAgo}`);
  return Array.from({ length: count }, (_, index) => ({
    user: `NUAGINE\\client${String(index + 1).padStart(3, '0')}`,
    msTSExpireDate: iso(REFERENCE - daysAgo * DAY + Math.floor(next() * 60 * 86_400) * 1000),
    msTSLicenseVersion: index % 4 === 0 ? '655361' : '655360',
    msTSLicenseVersion2: '7',
    msTSLicenseVersion3: index % 4 === 0 ? 'C50-10.01-S' : 'C50-10.00-S',
    msTSManagingLS: '00000-20000-00000-EX000',
    disabled: index === 6 || index === 19,
  }));
}

const newer: ExampleFile[] = [
  { daysAgo: 160, users2022: 64, users2025: 0 },
  { daysAgo: 95, users2022: 88, users2025: 12 },
  { daysAgo: 33, users2022: 104, users2025: 31 },
  { daysAgo: 1, users2022: 113, users2025: 47 },
].map(({ daysAgo, users2022, users2025 }, index) => ({
  name: `Calepin_LIC-B_${index + 1}.json`,
  daysAgo,
  content: collectorDocument({
    collectingHost: { name: 'LIC-B', domain: 'nuagine.test', osVersion: NEWER.osVersion },
    site: null,
    daysAgo,
    servers: [
      { server: NEWER, keyPacks: newerPacks(users2022, users2025), issued: [] },
      ...(index < 2
        ? []
        : [
            {
              server: NOT_ACTIVATED,
              keyPacks: [builtInPack('Built-in TS Per Device CAL'), temporaryPack(13, 8, index === 2 ? 5 : 14, DEVICE)],
              issued: [],
            },
          ]),
    ],
    ...(index === 3 ? { userCals: userCals(48, daysAgo) } : {}),
    unread:
      index === 3 ? [] : [{ host: 'nuagine.test', class: 'ActiveDirectory', reason: 'access-denied', detail: 'Access is denied.' }],
  }),
}));

/** A forgotten server of 2012, last read three months ago by the monitoring. The file name is the only place that names it. */
const forgotten: ExampleFile[] = [
  { daysAgo: 280, date: '20260217', issued2012: 44 },
  { daysAgo: 186, date: '20260522', issued2012: 29 },
  { daysAgo: 92, date: '20260824', issued2012: 17 },
].map(({ daysAgo, date, issued2012 }) => ({
  name: `LIC-OLD_${date}.txt`,
  daysAgo,
  content: utf8(
    checkmkSection([builtInPack('Built-in TS Per Device CAL'), device(3, 3, 35, 6), user(4, 4, 2, 60, issued2012)]),
  ),
}));

export const nuagine: Organisation = {
  folder: 'nuagine-hebergement',
  site: 'Nuagine Hébergement (exemple)',
  files: [...older, ...newer, ...forgotten],
};
