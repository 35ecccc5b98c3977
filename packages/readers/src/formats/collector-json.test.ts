import { describe, expect, test } from 'vitest';
import { fixture } from '../../test/fixture.ts';
import { codesOf, formatOf, type Reading, readAll, readText, sourceOf } from '../../test/reading.ts';
import { readInventory } from '../read-inventory.ts';

const DOCUMENT = fixture('collected.json.txt');

function coverageOf(reading: Reading): unknown[] {
  return (reading.end?.coverage ?? []).map(({ host, scope, complete }) => [host, scope, complete]);
}

test('a document that Calepin itself collected is dated by whoever stores it', async () => {
  const collected = DOCUMENT.replace(/"collectedAt":"[^"]*"/, '"collectedAt":null');
  expect(collected).not.toBe(DOCUMENT);
  const reading = await readText(collected);
  expect(reading.header).toMatchObject({ observedAt: null, observedAtSource: null });
  expect(reading.batch.keyPacks).toHaveLength(1);
  expect(codesOf(reading.batch)).toEqual(['unreadable-at-source']);
});

test('the instant is looked for at the beginning, not in every row', async () => {
  let opened = 0;
  const rows = `{"host":"RDLIC01","KeyPackId":3},`.repeat(20_000);
  const text = `{"calepin":{"schema":1,"collector":"1.0.0"},"collectedAt":null,"keyPacks":[${rows}{}]}`;
  const bytes = new TextEncoder().encode(text);
  const source = {
    name: 'host.json',
    size: bytes.length,
    modifiedAt: null,
    async *open() {
      for (let at = 0; at < bytes.length; at += 65_536) {
        opened += 1;
        yield bytes.subarray(at, at + 65_536);
      }
    },
  };
  for await (const event of readInventory(source)) if (event.kind === 'document') break;
  const pieces = Math.ceil(bytes.length / 65_536);
  // Once for the hash, then only the beginning.
  expect(opened).toBeLessThan(2 * pieces);
});

test('everything that the collector reads', async () => {
  const reading = await readText(DOCUMENT);
  expect(formatOf(reading)).toBe('collector-json');
  expect(reading.header).toMatchObject({ observedAt: Date.UTC(2026, 2, 14, 6), observedAtSource: 'content' });
  const { batch } = reading;
  expect(batch.licenseServers).toMatchObject([
    {
      host: 'RDLIC01',
      activationStatus: 0,
      licenseServerId: 'EXAMP-LE000-00001',
      productId: '00000-10000-00001-EX001',
      serverRole: 1,
      osVersion: '10.0.20348.2582',
      details: { IsLSonDC: false },
    },
  ]);
  expect(batch.keyPacks).toMatchObject([
    { host: 'RDLIC01', keyPackId: 3, totalLicenses: 250, issuedLicenses: 181 },
  ]);
  expect(batch.userCals).toMatchObject([
    { host: null, user: 'LAB\\amelie', productCode: 'C50-6.02-S', disabled: true },
  ]);
  expect(batch.sessionHosts).toMatchObject([
    {
      host: 'rdsh01.lab.test',
      licensingType: 4,
      licensingTypeSource: 'policy',
      licenseServers: ['RDLIC01', 'RDLIC02'],
      licenseServersSource: 'policy',
      gracePeriodDays: 0,
      details: { SecurityLayer: 2, LocalLicensingMode: 2 },
    },
  ]);
  expect(batch.rejected).toEqual([]);
  expect(batch.warnings).toEqual([
    {
      code: 'unreadable-at-source',
      facts: {
        host: 'RDSH02',
        class: '*',
        reason: 'host-unreachable',
        detail: 'The RPC server is unavailable.',
      },
    },
  ]);
  expect(coverageOf(reading)).toEqual([
    ['RDLIC01', 'license-server', true],
    ['RDLIC01', 'key-packs', true],
    ['rdsh01.lab.test', 'session-host', true],
    [null, 'user-cals', true],
    ['RDLIC01', 'issued-licenses', true],
  ]);
});

test('members in any order', async () => {
  const members = Object.entries(JSON.parse(DOCUMENT) as Record<string, unknown>);
  const shuffled = await readText(JSON.stringify(Object.fromEntries(members.toReversed()), null, 4));
  const straight = await readText(DOCUMENT);
  expect(shuffled.header?.observedAt).toBe(straight.header?.observedAt);
  expect(shuffled.batch.keyPacks).toEqual(straight.batch.keyPacks);
  expect(new Set(coverageOf(shuffled).map(String))).toEqual(new Set(coverageOf(straight).map(String)));
});

describe('a list is whole only when the collector says so and all of it is there', () => {
  const packs = (reading: Reading): unknown =>
    coverageOf(reading).find((entry) => String(entry).includes('key-packs'));
  test.each<[string, (document: string) => string, boolean]>([
    ['as written', (document) => document, true],
    [
      'the reading broke off',
      (document) =>
        document.replace(
          '"Win32_TSLicenseKeyPack","complete":true',
          '"Win32_TSLicenseKeyPack","complete":false',
        ),
      false,
    ],
    [
      'fewer entries than were read',
      (document) =>
        document.replace(
          '"Win32_TSLicenseKeyPack","complete":true,"count":1',
          '"Win32_TSLicenseKeyPack","complete":true,"count":2',
        ),
      false,
    ],
    [
      'it is not among what was read',
      (document) => document.replace('"class":"Win32_TSLicenseKeyPack"', '"class":"Other"'),
      false,
    ],
    [
      'it is among what was not read',
      (document) =>
        document.replace('"host":"RDSH02","class":"*"', '"host":"rdlic01","class":"Win32_TSLicenseKeyPack"'),
      false,
    ],
    [
      'its host failed',
      (document) => document.replace('"host":"RDSH02","class":"*"', '"host":"rdlic01","class":"*"'),
      false,
    ],
    [
      'a pack is unreadable',
      (document) => document.replace('"TotalLicenses":250', '"TotalLicenses":"viele"'),
      false,
    ],
    ['the document is cut', (document) => document.slice(0, document.indexOf('"unread"')), false],
  ])('%s', async (_, change, complete) => {
    expect(packs(await readText(change(DOCUMENT)))).toEqual(['RDLIC01', 'key-packs', complete]);
  });
});

test('a document that is cut says so, and nothing of it is whole', async () => {
  const reading = await readText(DOCUMENT.slice(0, DOCUMENT.indexOf('"licenseReports"') + 40));
  expect(codesOf(reading.batch)).toContain('truncated');
  expect(reading.batch.keyPacks.length).toBe(1);
  expect(coverageOf(reading).every((entry) => String(entry).endsWith('false'))).toBe(true);
});

test('a newer schema is refused, wherever it stands', async () => {
  const newer = DOCUMENT.replace('"schema":1', '"schema":2');
  expect((await readAll(sourceOf(newer))).refused).toMatchObject({
    code: 'schema-too-new',
    facts: { schema: 2, known: 1 },
  });
  const { calepin, ...rest } = JSON.parse(newer) as Record<string, unknown>;
  const last = JSON.stringify({ ...rest, calepin });
  expect((await readAll(sourceOf(last))).refused?.code).toBe('schema-too-new');
});

test('policy wins, and registry values stand in for what WMI did not tell', async () => {
  const local = DOCUMENT.replace(
    '"LicensingMode":4,"LicenseServers":["RDLIC01","RDLIC02"]',
    '"LicensingMode":null,"LicenseServers":null',
  )
    .replace('"LicensingType":4,"PolicySourceLicensingType":1', '"LicensingType":null')
    .replace('"LocalLicenseServers":[]', '"LocalLicenseServers":["RDLIC09"]');
  expect((await readText(local)).batch.sessionHosts).toMatchObject([
    {
      licensingType: 2,
      licensingTypeSource: 'local',
      licenseServers: ['RDLIC09'],
      licenseServersSource: 'local',
    },
  ]);
});
