import type { KeyPackFacts } from '@calepin/core';
import { describe, expect, test } from 'vitest';
import { fixture } from '../../test/fixture.ts';
import { formatOf, readAll, readText, sourceOf } from '../../test/reading.ts';

function figures(pack: KeyPackFacts): unknown[] {
  return [pack.host, pack.keyPackId, pack.totalLicenses, pack.issuedLicenses];
}

async function packsOf(text: string): Promise<unknown[]> {
  const reading = await readText(text);
  expect(formatOf(reading)).toBe('format-list');
  expect(reading.end?.coverage.every(({ complete }) => !complete)).toBe(true);
  return reading.batch.keyPacks.map(figures);
}

test('a ticket: quoted, wrapped, two classes, prose around', async () => {
  const { batch, end } = await readText(fixture('format-list-ticket.txt'));
  expect(batch.keyPacks.map(figures)).toEqual([
    ['RDLIC01', 2, 4_294_967_295, 0],
    ['RDLIC01', 3, 250, 181],
  ]);
  expect(batch.keyPacks[0]?.typeAndModel).toBe("Licence d'accès client TS par périphérique intégrée");
  expect(batch.licenseServers).toMatchObject([
    {
      host: 'RDLIC01',
      productId: '00000-10000-00001-EX001',
      serverRole: 1,
      details: { CountryRegion: 'France' },
    },
  ]);
  expect(batch.rejected).toEqual([]);
  expect(end?.coverage.map(({ scope, complete }) => [scope, complete])).toEqual([
    ['key-packs', false],
    ['license-server', false],
  ]);
});

const PACK = ['KeyPackId : 3', 'TotalLicenses : 50', 'IssuedLicenses : 2'];
const NEXT = ['KeyPackId : 4', 'TotalLicenses : 60', 'IssuedLicenses : 7'];
const BOTH = [
  [null, 3, 50, 2],
  [null, 4, 60, 7],
];

describe('where one instance ends and the next begins', () => {
  test.each<[string, string[]]>([
    ['a blank line', [...PACK, '', ...NEXT]],
    ['no blank line', [...PACK, ...NEXT]],
    ['a blank line between all lines', [...PACK, ...NEXT].flatMap((line) => [line, ''])],
    ['text between', [...PACK, 'and the second one, which', 'was bought later', 'this year:', ...NEXT]],
    ['properties that Calepin does not know', ['Foo : 1', ...PACK, 'Foo : 2', ...NEXT]],
    ['lists of a mail', [...PACK, '', ...NEXT].map((line) => (line === '' ? '' : `- ${line}`))],
    ['wmic … /value', [...PACK, '', '', ...NEXT].flatMap((line) => [line.replace(' : ', '='), ''])],
    ['no blank before the colon', [...PACK, '', ...NEXT].map((line) => line.replace(' :', ':'))],
    ['indented as code', [...PACK, '', ...NEXT].map((line) => `    ${line}`)],
    ['non-breaking blanks of a page', [...PACK, '', ...NEXT].map((line) => line.replace(/ /g, '\u00a0'))],
    ['another order', [...PACK, '', ...NEXT.toReversed()]],
  ])('%s', async (_, lines) => expect(await packsOf(lines.join('\n'))).toEqual(BOTH));

  test('a blank line inside one instance', async () => {
    const aligned = [
      'KeyPackId      : 3',
      'TotalLicenses  : 50',
      '',
      'IssuedLicenses : 2',
      '',
      'KeyPackId      : 4',
    ];
    expect(await packsOf([...aligned, 'TotalLicenses  : 60', 'IssuedLicenses : 7'].join('\r\n'))).toEqual(
      BOTH,
    );
  });

  test('prose that looks like a property adds nothing', async () => {
    const text = [
      'KeyPackId      : 3',
      'TotalLicenses  : 50',
      '',
      'Issued: 99 and counting',
      'Total: 7',
    ].join('\n');
    expect(await packsOf(text)).toEqual([[null, 3, 50, null]]);
  });
});

describe('the host', () => {
  test.each<[string, string[], string | null]>([
    ['of a property', ['PSComputerName : RDLIC01', ...PACK], 'RDLIC01'],
    ['of WMI itself', ['__SERVER : RDLIC01', '__CLASS : Win32_TSLicenseKeyPack', ...PACK], 'RDLIC01'],
    ['of a heading', ['Server: RDLIC01', '', ...PACK], 'RDLIC01'],
    ['of the group', ['   PSComputerName: RDLIC01', '', ...PACK], 'RDLIC01'],
    ['of a prompt', ['[RDLIC01]: PS C:\\> gwmi Win32_TSLicenseKeyPack | fl', '', ...PACK], 'RDLIC01'],
    ['of a heading, before another prompt', ['Server: RDLIC01', '', 'PS C:\\> gwmi x', ...PACK], null],
    ['of nobody', PACK, null],
  ])('%s', async (_, lines, host) => expect(await packsOf(lines.join('\n'))).toEqual([[host, 3, 50, 2]]));

  test('each heading counts for what follows it', async () => {
    const text = ['Server: A', '', ...PACK, '', ...NEXT, '', 'Server: B', '', ...PACK].join('\n');
    expect(await packsOf(text)).toEqual([
      ['A', 3, 50, 2],
      ['A', 4, 60, 7],
      ['B', 3, 50, 2],
    ]);
  });
});

describe('blanks that were collapsed on the way', () => {
  test('a host that comes first is its own instance’s', async () => {
    const text = ['PSComputerName : A', ...PACK, '', 'PSComputerName : B', ...NEXT].join('\n');
    expect(await packsOf(text)).toEqual([
      ['A', 3, 50, 2],
      ['B', 4, 60, 7],
    ]);
  });

  test('a heading below an instance is not its host', async () => {
    const text = [...PACK, '', 'Server : B', '', ...NEXT].join('\n');
    expect(await packsOf(text)).toEqual([
      [null, 3, 50, 2],
      ['B', 4, 60, 7],
    ]);
  });

  test('a blank line between all lines still keeps a host that comes last', async () => {
    const lines = [...PACK, 'PSComputerName : A', ...NEXT, 'PSComputerName : B'];
    expect(await packsOf(lines.join('\n\n'))).toEqual([
      ['A', 3, 50, 2],
      ['B', 4, 60, 7],
    ]);
  });
});

describe('wrapped values', () => {
  test.each<[string, string[], string]>([
    ['between words', ['TypeAndModel   : RDS Per', '                 User CAL'], 'RDS Per User CAL'],
    [
      'inside a path',
      ['TypeAndModel   : \\\\RDLIC01\\ro', '                 ot\\cimv2'],
      '\\\\RDLIC01\\root\\cimv2',
    ],
    [
      'in a script without blanks',
      ['TypeAndModel   : RDS CAL (接続デバ', '                 イス数)'],
      'RDS CAL (接続デバイス数)',
    ],
    ['by a mail program', ['TypeAndModel   : RDS Per', 'User CAL', 'AccessRights   : 7'], 'RDS Per User CAL'],
  ])('%s', async (_, lines, expected) => {
    const { batch } = await readText(['KeyPackId      : 3', 'TotalLicenses  : 50', ...lines].join('\n'));
    expect(batch.keyPacks).toMatchObject([{ keyPackId: 3, totalLicenses: 50, typeAndModel: expected }]);
  });

  test('figures are never put together', async () => {
    const wrapped = [
      'KeyPackId      : 3',
      'IssuedLicenses : 7',
      'TotalLicenses  : 42',
      '                 94',
    ];
    const { batch } = await readText(wrapped.join('\n'));
    expect(batch.keyPacks).toEqual([]);
    expect(batch.rejected).toMatchObject([
      { line: 3, column: 'TotalLicenses', value: '42\n94', reason: 'not-a-number' },
    ]);
  });
});

describe('users of the directory', () => {
  test('LDIF: lists of values, folded lines, base64', async () => {
    const { batch } = await readText(fixture('directory.ldif'));
    expect(batch.userCals).toEqual([
      {
        host: null,
        user: 'amelie',
        productVersionId: 4,
        productVersion: '6.2',
        productCode: 'C50-6.02-S',
        expirationDate: Date.UTC(2026, 3, 3, 8, 11),
        managingServer: '00000-10000-00001-EX001',
        disabled: false,
        deleted: null,
      },
      expect.objectContaining({ user: 'bruno', disabled: true, managingServer: '00000-10000-00001-EX001' }),
    ]);
  });

  test('print_r: lists of one value spread over lines', async () => {
    const { batch } = await readText(
      [
        '    [samaccountname] => Array',
        '        (',
        '            [count] => 1',
        '            [0] => amelie',
        '        )',
        '    [0] => samaccountname',
        '    [mstsexpiredate] => Array',
        '        (',
        '            [0] => 20260403081100.0Z',
        '        )',
        '    [dn] => CN=Amelie Exemple,DC=lab,DC=test',
      ].join('\n'),
    );
    expect(batch.userCals).toMatchObject([{ user: 'amelie', expirationDate: Date.UTC(2026, 3, 3, 8, 11) }]);
  });

  test('a table of an ADSI result, a line for each property', async () => {
    const { batch } = await readText(
      ['Name                           Value', '----                           -----']
        .concat(
          'samaccountname                 {amelie}',
          'mstsexpiredate                 {4/23/2026 8:11:00 AM}',
        )
        .join('\n'),
    );
    expect(batch.userCals).toMatchObject([{ user: 'amelie', expirationDate: Date.UTC(2026, 3, 23, 8, 11) }]);
  });
});

test.each([
  [
    'a mail',
    'From: a@b.test\nSubject: licences\n\nHello: we have 50 : 2 of them.\nUser: bob\nServer: RDLIC01',
  ],
  [
    'the description of an attribute',
    'dn: CN=MS-TS-ExpireDate\ncn: MS-TS-ExpireDate\nlDAPDisplayName: msTSExpireDate',
  ],
  [
    'a client’s own licence',
    'ID : 1\nLicense ID : A02-5.02-S\nIssued to user : SYSTEM\nExpires on : 11/5/2017',
  ],
])('%s is no inventory', async (_, text) => {
  expect((await readAll(sourceOf(text))).refused?.code).toBe('not-an-inventory');
});

test('a class that is not read is named once', async () => {
  const os = ['__CLASS : Win32_OperatingSystem', 'Caption : Windows', ''];
  const { batch } = await readText([...os, ...os, '__CLASS : Win32_TSLicenseKeyPack', ...PACK].join('\n'));
  expect(batch.keyPacks.length).toBe(1);
  expect(batch.rejected.map(({ reason, value }) => [reason, value])).toEqual([
    ['unknown-class', 'Win32_OperatingSystem'],
  ]);
});

describe('a ticket that shows the same packs twice counts them once', () => {
  const list = [...PACK, '', ...NEXT];
  const table = ['KeyPackId TotalLicenses', '--------- -------------', '        3            50'];
  test.each<[string, string[], string]>([
    ['the list shows more', [...table, '', ...list], 'format-list'],
    ['both show as many', [...table, '', ...PACK], 'format-list'],
    ['the table shows more', [...PACK, '', ...table, '        4            60'], 'format-table'],
  ])('%s', async (_, lines, format) => {
    const reading = await readText(lines.join('\n'));
    expect(formatOf(reading)).toBe(format);
    expect(new Set(reading.batch.keyPacks.map(({ keyPackId }) => keyPackId)).size).toBe(
      reading.batch.keyPacks.length,
    );
  });
});
