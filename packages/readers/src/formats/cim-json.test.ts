import { describe, expect, test } from 'vitest';
import { fixture } from '../../test/fixture.ts';
import { codesOf, formatOf, readAll, readText, sourceOf } from '../../test/reading.ts';

test('Windows PowerShell 5.1: dates as text, the plumbing of CIM, a wrapper', async () => {
  const reading = await readText(fixture('cim-5.1.json.txt'));
  expect(formatOf(reading)).toBe('cim-json');
  const expires = Date.UTC(2038, 0, 1);
  expect(reading.batch.keyPacks).toMatchObject([
    { host: 'RDLIC01', keyPackId: 3, totalLicenses: 250, issuedLicenses: 181, expirationDate: expires },
    { host: 'RDLIC01', keyPackId: 14, totalLicenses: 75, issuedLicenses: 70, expirationDate: expires },
  ]);
  expect(reading.batch.rejected).toEqual([]);
  expect(reading.end?.coverage).toMatchObject([{ host: 'RDLIC01', scope: 'key-packs', complete: true }]);
});

const PACK = { KeyPackId: 3, TotalLicenses: 250, IssuedLicenses: 181 };
const OTHER = { KeyPackId: 4, TotalLicenses: 75, IssuedLicenses: 70 };

describe('shapes', () => {
  const both = [
    [null, 3, 250],
    [null, 4, 75],
  ];
  test.each<[string, string, unknown[]]>([
    ['an array', JSON.stringify([PACK, OTHER]), both],
    ['a single object', JSON.stringify(PACK), [[null, 3, 250]]],
    ['a wrapper', JSON.stringify({ value: [PACK, OTHER], Count: 2 }), both],
    ['arrays in an array', JSON.stringify([[PACK], [OTHER]]), both],
    ['lines', `${JSON.stringify(PACK)}\n${JSON.stringify(OTHER)}\n`, both],
    [
      'a host with its packs',
      JSON.stringify({ ComputerName: 'A', KeyPacks: [PACK, OTHER] }),
      [
        ['A', 3, 250],
        ['A', 4, 75],
      ],
    ],
    ['a host behind its packs', JSON.stringify({ KeyPacks: [PACK], ComputerName: 'A' }), [['A', 3, 250]]],
    [
      'hosts with their packs',
      JSON.stringify([
        { Server: 'A', Packs: [PACK] },
        { Server: 'B', Packs: OTHER },
        { Packs: [{ ...OTHER, KeyPackId: 5 }] },
      ]),
      [
        ['A', 3, 250],
        ['B', 4, 75],
        [null, 5, 75],
      ],
    ],
    [
      'a host before more packs than are kept at once',
      `{"Server":"A","Packs":[${JSON.stringify(PACK)}${' '.repeat(300_000)},${JSON.stringify(OTHER)}]}`,
      [
        ['A', 3, 250],
        ['A', 4, 75],
      ],
    ],
    [
      'quoted in a mail',
      `Bonjour\n\n${JSON.stringify([PACK], null, 2).replaceAll(/^/gm, '> ')}\n`,
      [[null, 3, 250]],
    ],
    ['braces of a text before it', `@{a=1} {x}\n${JSON.stringify([PACK])}`, [[null, 3, 250]]],
    ['values in lists', JSON.stringify({ KeyPackId: ['3'], TotalLicenses: ['250'] }), [[null, 3, 250]]],
    ['numbers as texts', JSON.stringify({ KeyPackId: '3', TotalLicenses: '250' }), [[null, 3, 250]]],
    [
      'enumerations as objects',
      JSON.stringify({ ...PACK, KeyPackType: { value: 2, Value: 'Volume' } }),
      [[null, 3, 250]],
    ],
    ['a prompt before it', `PS C:\\> gwmi x | ConvertTo-Json\n${JSON.stringify([PACK])}`, [[null, 3, 250]]],
    [
      'the server of CIM',
      JSON.stringify({
        ...PACK,
        CimSystemProperties: { ServerName: 'A', ClassName: 'Win32_TSLicenseKeyPack' },
      }),
      [['A', 3, 250]],
    ],
  ])('%s', async (_, text, expected) => {
    const { batch, end } = await readText(text);
    expect(batch.keyPacks.map((pack) => [pack.host, pack.keyPackId, pack.totalLicenses])).toEqual(expected);
    expect(batch.rejected).toEqual([]);
    expect(end?.coverage.every(({ complete }) => complete)).toBe(true);
  });

  test('an entry of the directory with its attributes apart', async () => {
    const entry = {
      dn: 'CN=Amelie,DC=lab',
      attributes: { sAMAccountName: ['amelie'], msTSExpireDate: ['20260403081100.0Z'] },
    };
    expect((await readText(JSON.stringify({ entries: [entry] }))).batch.userCals).toMatchObject([
      { user: 'amelie', expirationDate: Date.UTC(2026, 3, 3, 8, 11) },
    ]);
  });

  test('several classes in one document', async () => {
    const license = { LicenseId: 12, KeyPackId: 3, LicenseStatus: 2, sIssuedToComputer: 'PC' };
    const server = { CimClass: { CimClassName: 'root/cimv2:Win32_TSLicenseServer' }, ProductId: 'X' };
    const { batch } = await readText(JSON.stringify({ server, packs: [PACK], issued: [license] }));
    expect([batch.keyPacks.length, batch.issuedLicenses.length, batch.licenseServers.length]).toEqual([
      1, 1, 1,
    ]);
  });
});

describe('what is not whole', () => {
  test.each<[string, string, number[], string[]]>([
    ['cut between two', `[${JSON.stringify(PACK)},`, [3], []],
    ['cut behind a comma', `[${JSON.stringify(PACK)},{"KeyPackId": 4,`, [3], ['truncated-row']],
    ['cut inside a list', `[${JSON.stringify(PACK)},{"KeyPackId": 4,"x":[1,`, [3], ['truncated-row']],
    ['a wrapper, cut between two', `{"value": [${JSON.stringify(PACK)},`, [3], []],
    ['cut inside one', `[${JSON.stringify(PACK)},{"KeyPackId": 4, "Tot`, [3], ['truncated-row']],
    ['a wrapper, cut', `{"value": [${JSON.stringify(PACK)},{"KeyPackId": 4, "Tot`, [3], ['truncated-row']],
    ['one malformed', `[{"KeyPackId": 4 "TotalLicenses": 5},${JSON.stringify(PACK)}]`, [3], ['malformed']],
  ])('%s', async (_, text, ids, reasons) => {
    const { batch, end } = await readText(text);
    expect(batch.keyPacks.map(({ keyPackId }) => keyPackId)).toEqual(ids);
    expect(batch.rejected.map(({ reason }) => reason)).toEqual(reasons);
    expect(end?.coverage.map(({ complete }) => complete)).toEqual([false]);
    expect(codesOf(batch).includes('truncated')).toBe(!reasons.includes('malformed'));
  });

  test('lines of the rejected', async () => {
    const { batch } = await readText(
      `[\n${JSON.stringify(PACK)},\n\n{"KeyPackId": "drei", "TotalLicenses": 5}\n]`,
    );
    expect(batch.rejected).toEqual([{ line: 4, column: 'KeyPackId', value: 'drei', reason: 'not-a-number' }]);
  });

  test('lines of values in an object of several', async () => {
    const packs = [
      PACK,
      { ...OTHER, TotalLicenses: 'deux', IssuedLicenses: 2 ** 40, AvailableLicenses: 1.5 },
    ];
    const { batch } = await readText(JSON.stringify({ value: packs, Count: 2 }, null, 2));
    expect(batch.rejected).toEqual([
      { line: 10, column: 'TotalLicenses', value: 'deux', reason: 'not-a-number' },
      { line: 11, column: 'IssuedLicenses', value: '1099511627776', reason: 'out-of-range' },
      { line: 12, column: 'AvailableLicenses', value: '1.5', reason: 'not-a-number' },
    ]);
  });

  test('what is cut is shown from its beginning', async () => {
    const { batch } = await readText(`[\n${JSON.stringify(PACK)},\n{"KeyPackId": 4,\n"TotalLic`);
    expect(batch.rejected).toMatchObject([{ line: 3, value: '{"KeyPackId": 4,\n"TotalLic' }]);
  });
});

test.each([
  ['other JSON', '[{"set":"20040408072022.0Z","get":1}]'],
  ['configuration', '{"name":"x","host":"y","dependencies":{"KeyPackId":"1"}}'],
])('%s is no inventory', async (_, text) => {
  expect((await readAll(sourceOf(text))).refused?.code).toBe('not-an-inventory');
});

test('too deep is refused', async () => {
  expect((await readAll(sourceOf(`[{"KeyPackId":3,"x":${'['.repeat(200)}`))).refused?.code).toBe('too-deep');
});
