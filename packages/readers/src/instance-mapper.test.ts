import type { Coverage, ReadBatch, ReadWarning, Rejection } from '@calepin/core';
import { describe, expect, test } from 'vitest';
import { InstanceMapper } from './instance-mapper.ts';
import type { Instance, PropertyValue } from './instances/instance.ts';
import type { ReadContext } from './reader.ts';

interface Mapped {
  readonly batch: ReadBatch;
  readonly rejected: Rejection[];
  readonly warnings: ReadWarning[];
  readonly coverage: Coverage[];
}

function map(instances: readonly Instance[], complete = true): Mapped {
  const rejected: Rejection[] = [];
  const warnings: ReadWarning[] = [];
  const coverage: Coverage[] = [];
  const context: ReadContext = {
    text: async function* () {},
    name: 'x',
    delimiter: null,
    timeZone: 'UTC',
    signal: undefined,
    reject: (rejection) => rejected.push(rejection),
    warn: (warning) => warnings.push(warning),
    cover: (stated) => coverage.push(stated),
    observed: () => {},
  };
  const mapper = new InstanceMapper(context);
  for (const instance of instances) mapper.survey(instance);
  for (const instance of instances) mapper.add(instance);
  mapper.finish(complete);
  return { batch: mapper.take(), rejected, warnings, coverage };
}

function instance(
  properties: Readonly<Record<string, PropertyValue>>,
  more: Partial<Pick<Instance, 'className' | 'host' | 'line'>> = {},
): Instance {
  const bag = Object.entries(properties).map(([name, value]) => ({ name, value }));
  return { className: null, host: null, line: 1, ...more, properties: bag };
}

const PACK = { KeyPackId: 3, TotalLicenses: 250, ProductType: 0 };

describe('what an instance is', () => {
  test.each<[string, Instance, keyof ReadBatch | null]>([
    ['by its class', instance({ KeyPackId: 3 }, { className: 'Win32_TSLicenseKeyPack' }), 'keyPacks'],
    [
      'by its class with namespace',
      instance({ LicenseId: 3 }, { className: 'root/cimv2/Win32_TSIssuedLicense' }),
      'issuedLicenses',
    ],
    ['by __CLASS', instance({ __CLASS: 'Win32_TSLicenseKeyPack', KeyPackId: 3 }), 'keyPacks'],
    ['by its properties', instance(PACK), 'keyPacks'],
    ['in any case', instance({ KEYPACKID: '3', totallicenses: '5' }), 'keyPacks'],
    ['a licence', instance({ LicenseId: 1, KeyPackId: 3 }), 'issuedLicenses'],
    ['a user', instance({ sAMAccountName: 'amelie', msTSManagingLS: 'x' }), 'userCals'],
    [
      'a report’s entry',
      instance({ User: 'LAB\\a', CALType: 'RDS Per User CAL', ProductVersionID: 7 }),
      'userCals',
    ],
    ['a license server', instance({ ProductId: 'x', ServerRole: 1 }), 'licenseServers'],
    ['a license server by its methods', instance({ GetActivationStatus: 0 }), 'licenseServers'],
    ['a session host', instance({ LicensingType: 4 }), 'sessionHosts'],
    ['another class that looks like one', instance({ ...PACK }, { className: 'Win32_Process' }), null],
    ['anything else', instance({ Name: 'x' }), null],
  ])('%s', (_, given, list) => {
    const { batch, rejected } = map([given]);
    const filled = (Object.keys(batch) as (keyof ReadBatch)[]).filter((key) => batch[key].length > 0); // keys of the literal type
    expect(filled).toEqual(list === null ? [] : [list]);
    expect(rejected.map(({ reason }) => reason)).toEqual(list === null ? ['unknown-class'] : []);
  });

  test('a class that is not read is said once', () => {
    const given = instance({ Name: 'x' }, { className: 'Win32_Service', line: 7 });
    expect(map([given, given]).rejected).toEqual([
      { line: 7, column: null, value: 'Win32_Service', reason: 'unknown-class' },
    ]);
  });
});

describe('the license server', () => {
  test.each<[string, Record<string, string>, string | null, string | null]>([
    ['from remoting', { PSComputerName: 'A' }, null, 'A'],
    ['from WMI', { __SERVER: 'A' }, null, 'A'],
    ['a deliberate column wins', { PSComputerName: 'A', Server: 'B' }, null, 'B'],
    ['itself is no name', { PSComputerName: 'localhost', __SERVER: 'A' }, null, 'A'],
    ['from around', {}, 'C', 'C'],
    ['a property wins over what is around', { Server: 'B' }, 'C', 'B'],
    ['UNC and final dots go', { Server: '\\\\B.lab.test.' }, null, 'B.lab.test'],
    ['none', {}, null, null],
  ])('%s', (_, properties, host, expected) => {
    expect(map([instance({ ...PACK, ...properties }, { host })]).batch.keyPacks[0]?.host).toBe(expected);
  });
});

test('a name with a line end in it is no host: the row is parked', () => {
  const { batch, rejected } = map([instance({ ...PACK, Server: 'RDL\nIC01' })]);
  expect(batch.keyPacks).toEqual([]);
  expect(rejected).toEqual([{ line: 1, column: 'Server', value: 'RDL\nIC01', reason: 'out-of-range' }]);
});

test('values are unwrapped from the lists and braces that directories put around them', () => {
  const { batch, warnings } = map([
    instance({
      userPrincipalName: ['person@example.test'],
      msTSExpireDate: ['20180330133847.0Z'],
      msTSLicenseVersion: ['393216'],
      msTSManagingLS: ['55041-246-6334615-84561'],
      userAccountControl: ['514'],
      isDeleted: ['TRUE'],
    }),
    instance({
      samaccountname: '{amelie}',
      mstsexpiredate: '{4/14/2015 7:21:42 PM}',
      mstslicenseversion3: 'C50-6.02-S',
    }),
  ]);
  expect(batch.userCals).toEqual([
    {
      host: null,
      user: 'person@example.test',
      productVersionId: 2,
      productVersion: '6.0',
      productCode: null,
      expirationDate: Date.UTC(2018, 2, 30, 13, 38, 47),
      managingServer: '55041-246-6334615-84561',
      disabled: true,
      deleted: true,
    },
    {
      host: null,
      user: 'amelie',
      productVersionId: 4,
      productVersion: null,
      productCode: 'C50-6.02-S',
      expirationDate: Date.UTC(2015, 3, 14, 19, 21, 42),
      managingServer: null,
      disabled: null,
      deleted: null,
    },
  ]);
  expect(warnings).toEqual([]);
});

test('a session host says where its settings come from', () => {
  const { batch } = map([
    instance({
      LicensingType: 4,
      PolicySourceLicensingType: 1,
      SpecifiedLSList: ['A', 'B'],
      PolicySourceConfiguredLicenseServers: 0,
      GetGracePeriodDays: 0,
      TerminalServerMode: 1,
      PSComputerName: 'RDSH01',
    }),
  ]);
  expect(batch.sessionHosts).toEqual([
    {
      host: 'RDSH01',
      licensingType: 4,
      licensingTypeSource: 'policy',
      licenseServers: ['A', 'B'],
      licenseServersSource: 'local',
      gracePeriodDays: 0,
      osVersion: null,
      details: { TerminalServerMode: 1 },
    },
  ]);
});

describe('coverage', () => {
  test('per host and scope, with the fields that were there, empty ones included', () => {
    const { coverage } = map([
      instance({ ...PACK, ExpirationDate: null, Server: 'A' }),
      instance({ ...PACK, Server: 'B' }),
      instance({ ...PACK, KeyPackId: 4, IssuedLicenses: 1, Server: 'B' }),
    ]);
    expect(coverage).toEqual([
      {
        host: 'A',
        scope: 'key-packs',
        complete: true,
        fields: ['keyPackId', 'totalLicenses', 'productType', 'expirationDate'],
      },
      {
        host: 'B',
        scope: 'key-packs',
        complete: true,
        fields: ['keyPackId', 'totalLicenses', 'productType', 'issuedLicenses'],
      },
    ]);
  });

  test('a parked row spoils its own host only', () => {
    const { coverage, rejected } = map([
      instance({ ...PACK, Server: 'A' }),
      instance({ ...PACK, TotalLicenses: 'x', Server: 'B' }),
    ]);
    expect(coverage.map(({ host, complete }) => [host, complete])).toEqual([
      ['A', true],
      ['B', false],
    ]);
    expect(rejected).toEqual([{ line: 1, column: 'TotalLicenses', value: 'x', reason: 'not-a-number' }]);
  });

  test('an extract is never complete', () => {
    expect(map([instance(PACK)], false).coverage[0]?.complete).toBe(false);
  });
});
