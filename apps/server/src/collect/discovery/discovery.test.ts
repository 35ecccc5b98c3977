import type { SessionHostFacts } from '@calepin/core';
import { describe, expect, it } from 'vitest';
import type { NameService } from '../directory/domain-controllers.ts';
import { discoverByName } from './discover-by-name.ts';
import { discoverFromSessionHosts } from './discover-from-session-hosts.ts';
import { mergedHosts } from './discovered.ts';

function sessionHost(
  host: string,
  licenseServers: readonly string[] | null,
  licenseServersSource: 'policy' | 'local' | null = 'policy',
): SessionHostFacts {
  return {
    host,
    licensingType: null,
    licensingTypeSource: null,
    licenseServers,
    licenseServersSource,
    gracePeriodDays: null,
    osVersion: null,
    details: {},
  };
}

describe('hosts that were found', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['are one by case and a trailing dot', ['RDLIC01.lab.test.', 'rdlic01.LAB.test'], ['rdlic01.lab.test']],
    ['are one by short and full name', ['RDLIC01', 'rdlic01.lab.test'], ['rdlic01.lab.test']],
    [
      'are not, when two full names fit',
      ['lic', 'lic.a.test', 'lic.b.test'],
      ['lic', 'lic.a.test', 'lic.b.test'],
    ],
    ['are not, when they are addresses', ['10.0.0.1', '10'], ['10', '10.0.0.1']],
    ['have a name', ['', ' '], []],
  ])('%s', (_what, hosts, expected) => {
    const reason = { code: 'dns', facts: {} } as const;
    const found = mergedHosts(hosts.map((host) => ({ host, reason })));
    expect(found).toEqual(expected.map((host) => ({ host, reasons: [reason] })));
  });
});

it('session hosts name their license servers, with how many do and where they have it from', async () => {
  const { found } = await discoverFromSessionHosts([
    sessionHost('TS2', ['RDLIC01', 'rdlic02.lab.test']),
    sessionHost('TS1', ['rdlic01.lab.test', '']),
    sessionHost('TS3', ['rdlic02.lab.test'], 'local'),
    sessionHost('TS4', null),
  ]);
  expect(found).toEqual([
    {
      host: 'rdlic01.lab.test',
      reasons: [{ code: 'session-host', facts: { hosts: 2, example: 'TS1', source: 'policy' } }],
    },
    {
      host: 'rdlic02.lab.test',
      reasons: [{ code: 'session-host', facts: { hosts: 2, example: 'TS2', source: null } }],
    },
  ]);
});

describe('a name', () => {
  const names: NameService = {
    servers: async (name) => (name === '_ldap._tcp.dc._msdcs.lab.test' ? ['dc1.lab.test'] : []),
    addresses: async (host) =>
      ({ 'licences.lab.test': ['192.0.2.2', '192.0.2.1'], 'lab.test': ['192.0.2.53'] })[host] ?? [],
  };

  it('of a host brings that host', async () => {
    const { found, steps } = await discoverByName(' licences.lab.test. ', {}, names);
    expect(found).toEqual([
      {
        host: 'licences.lab.test',
        reasons: [{ code: 'dns', facts: { addresses: 2, example: '192.0.2.1' } }],
      },
    ]);
    expect(steps).toMatchObject([{ step: 'name', state: 'passed', facts: { addresses: 2, domain: null } }]);
  });

  it('of a domain brings nothing that would be a guess', async () => {
    const { found, steps } = await discoverByName('lab.test', {}, names);
    expect(found).toEqual([]);
    expect(steps).toMatchObject([{ state: 'passed', facts: { domain: 'lab.test' } }]);
  });

  it('that nobody bears is told', async () => {
    const { found, steps } = await discoverByName('nobody.test', {}, names);
    expect(found).toEqual([]);
    expect(steps).toMatchObject([{ state: 'failed', problem: { code: 'name-not-found' } }]);
  });
});
