import type { SessionHost } from '@calepin/server/schemas';
import { describe, expect, it } from 'vitest';
import { usageOf } from './usage.ts';

type Named = readonly (readonly [name: string, id: string | null])[] | null;

const host = (name: string, named: Named): SessionHost => ({
  id: name,
  siteId: 's',
  site: 'Lab',
  host: name,
  licensingMode: 'per-user',
  licensingModeNumber: 4,
  licensingModeSource: 'policy',
  licenseServers: named?.map(([server, licenseServerId]) => ({ name: server, licenseServerId })) ?? null,
  licenseServersSource: 'policy',
  gracePeriodDays: null,
  everLicensed: null,
  networkLevelAuthentication: null,
  securityLayer: null,
  osVersion: null,
  lastSeen: null,
  targetId: null,
  details: {},
});

const KNOWN = [
  { id: 'a', host: 'RDLIC01.lab.test' },
  { id: 'b', host: 'RDLIC02.lab.test' },
  { id: 'c', host: 'RDLIC03.lab.test' },
];

describe('usageOf', () => {
  const usage = usageOf(
    [
      host('RDSH01', [['rdlic01', 'a']]),
      host('RDSH02', [['RDLIC01.lab.test', 'a']]),
      host('RDSH03', [
        ['rdlic02', 'b'],
        ['rdlic01', 'a'],
      ]),
      host('RDSH04', [['OLD', null]]),
      host('RDSH05', [['old', null]]),
      host('RDSH06', []),
      host('RDSH07', null),
    ],
    KNOWN,
  );
  const names = (key: string): readonly string[] | undefined =>
    usage.groups.find((group) => group.key === key)?.hosts.map((one) => one.host);

  it('puts hosts that name the same servers together, however they write them', () => {
    expect(names('uses a')).toEqual(['RDSH01', 'RDSH02']);
    expect(names('uses a b')).toEqual(['RDSH03']);
    expect(names('uses ?old')).toEqual(['RDSH04', 'RDSH05']);
  });

  it('tells what names none from what was not read', () => {
    expect(names('uses ')).toEqual(['RDSH06']);
    expect(names('not-read')).toEqual(['RDSH07']);
    expect(usage.groups.slice(-2).map(({ key }) => key)).toEqual(['uses ', 'not-read']);
  });

  it('keeps servers that the register does not know, and those that nothing names', () => {
    expect(usage.servers).toEqual([
      { key: '?old', name: 'OLD', id: null, hosts: 2 },
      { key: 'a', name: 'RDLIC01.lab.test', id: 'a', hosts: 3 },
      { key: 'b', name: 'RDLIC02.lab.test', id: 'b', hosts: 1 },
      { key: 'c', name: 'RDLIC03.lab.test', id: 'c', hosts: 0 },
    ]);
  });
});
