import { describe, expect, test } from 'vitest';
import { fixture } from '../../test/fixture.ts';
import { formatOf, readAll, readText, sourceOf } from '../../test/reading.ts';

async function packsOf(lines: readonly string[]): Promise<{ packs: unknown[]; rejected: unknown[] }> {
  const { batch } = await readText(lines.join('\n'));
  return {
    packs: batch.keyPacks.map((pack) => [pack.host, pack.keyPackId, pack.totalLicenses, pack.typeAndModel]),
    rejected: batch.rejected.map(({ line, column, value, reason }) => [line, column, value, reason]),
  };
}

test('a console with its prompt', async () => {
  const reading = await readText(fixture('format-table-console.txt'));
  expect(formatOf(reading)).toBe('format-table');
  expect(reading.batch.keyPacks).toMatchObject([
    {
      host: 'RDLIC01',
      keyPackId: 2,
      totalLicenses: 4_294_967_295,
      expirationDate: Date.UTC(2035, 11, 31, 23),
    },
    {
      host: 'RDLIC01',
      keyPackId: 3,
      totalLicenses: 250,
      issuedLicenses: 181,
      typeAndModel: 'RDS Per User CAL',
    },
    {
      host: 'RDLIC01',
      keyPackId: 14,
      totalLicenses: 75,
      issuedLicenses: 70,
      productVersion: 'Windows Server 2022',
    },
  ]);
  expect(reading.batch.rejected).toEqual([]);
  expect(reading.end?.coverage).toMatchObject([{ host: 'RDLIC01', scope: 'key-packs', complete: false }]);
});

const HEAD = ['KeyPackId TypeAndModel     TotalLicenses', '--------- ------------     -------------'];
const ROW = row('3', 'RDS Per User CAL', '250');
const NEXT = row('14', 'RDS Per Device', '75');

function row(id: string, type: string, total: string): string {
  return `${id.padStart(9)} ${type.padEnd(16)} ${total.padStart(13)}`;
}

describe('what surrounds a table', () => {
  const row = [null, 3, 250, 'RDS Per User CAL'];
  test.each<[string, string[], unknown[]]>([
    ['nothing', [...HEAD, ROW], [row]],
    ['text after a blank line', [...HEAD, ROW, '', 'Thanks', 'Bob'], [row]],
    [
      'blank lines between all lines',
      [...HEAD, ROW, ROW.replace('3', '4')].flatMap((line) => [line, '']),
      [row, [null, 4, 250, 'RDS Per User CAL']],
    ],
    ['a quotation', [...HEAD, ROW].map((line) => `> ${line}`), [row]],
    ['another table before', ['Name  Status', '----  ------', 'Spool Running', '', ...HEAD, ROW], [row]],
    [
      'the same table again',
      [...HEAD, ROW, '', ...HEAD, ROW.replace('3', '4')],
      [row, [null, 4, 250, 'RDS Per User CAL']],
    ],
  ])('%s', async (_, lines, packs) => expect(await packsOf(lines)).toEqual({ packs, rejected: [] }));

  test('groups name the host of their rows', async () => {
    const group = (host: string): string[] => ['', `   PSComputerName: ${host}`, '', ...HEAD, ROW];
    expect((await packsOf([...group('A'), ...group('B')])).packs).toEqual([
      ['A', 3, 250, 'RDS Per User CAL'],
      ['B', 3, 250, 'RDS Per User CAL'],
    ]);
  });
});

describe('cells that do not show all', () => {
  test.each<[string, string, unknown[], unknown[]]>([
    [
      'a text cut by Windows PowerShell',
      row('3', 'RDS Per User...', '250'),
      [[null, 3, 250, null]],
      [[3, 'TypeAndModel', 'RDS Per User...', 'truncated-value']],
    ],
    [
      'a text cut by PowerShell 7',
      row('3', 'RDS Per User CA…', '250'),
      [[null, 3, 250, null]],
      [[3, 'TypeAndModel', 'RDS Per User CA…', 'truncated-value']],
    ],
    [
      'a figure cut at its end',
      row('3', 'RDS Per User CAL', '429496...'),
      [[null, 3, null, 'RDS Per User CAL']],
      [[3, 'TotalLicenses', '429496...', 'truncated-value']],
    ],
    [
      'a figure cut at its beginning',
      row('3', 'RDS Per User CAL', '...7295'),
      [[null, 3, null, 'RDS Per User CAL']],
      [[3, 'TotalLicenses', '...7295', 'truncated-value']],
    ],
    [
      'a row that was shifted',
      row('3', 'RDS Per User CAL', '250').slice(4),
      [],
      [[3, null, '3 RDS Per User CAL           250', 'malformed']],
    ],
  ])('%s', async (_, line, packs, rejected) =>
    expect(await packsOf([...HEAD, line])).toEqual({ packs, rejected }),
  );
});

describe('wrapped cells', () => {
  test('words go on in the next line', async () => {
    expect(await packsOf([...HEAD, row('3', 'RDS Per User', '250'), row('', 'CAL', ''), NEXT])).toEqual({
      packs: [
        [null, 3, 250, 'RDS Per User CAL'],
        [null, 14, 75, 'RDS Per Device'],
      ],
      rejected: [],
    });
  });

  test('figures that were broken are parked', async () => {
    expect(await packsOf([...HEAD, row('3', 'RDS Per User', '429496729'), row('', 'CAL', '5')])).toEqual({
      packs: [[null, 3, null, 'RDS Per User CAL']],
      rejected: [[3, 'TotalLicenses', '429496729 5', 'truncated-value']],
    });
  });

  test('a row whose rest stands under no column is parked with it', async () => {
    expect(await packsOf([...HEAD, row('3', 'RDS Per User', '429496729'), `${row('', 'CAL', '')}5`])).toEqual(
      {
        packs: [],
        rejected: [
          [3, null, '3 RDS Per User 429496729', 'malformed'],
          [4, null, 'CAL                           5', 'malformed'],
        ],
      },
    );
  });
});

describe('lines that were broken', () => {
  test('a line with a host begins a row, also where its number was cut off', async () => {
    const lines = [
      'PSComputerName TypeAndModel     TotalLicenses KeyPackId',
      '-------------- ------------     ------------- ---------',
      'RDLIC01        RDS Per User CAL           250         3',
      'RDLIC02        RDS Per De',
    ];
    expect(await packsOf(lines)).toEqual({
      packs: [['RDLIC01', 3, 250, 'RDS Per User CAL']],
      rejected: [[4, null, null, 'missing-key-pack-id']],
    });
  });

  test('dashes below dashes are told, for no row can be', async () => {
    const lines = [...HEAD, '----- ----', ROW];
    expect(await packsOf(lines)).toEqual({
      packs: [],
      rejected: [[3, null, 'KeyPackId TypeAndModel TotalLicenses', 'malformed']],
    });
  });
});

test('wmic, whose tables have no dashes', async () => {
  const lines = [
    'C:\\>wmic /node:RDLIC01 path Win32_TSLicenseKeyPack get KeyPackId,TotalLicenses,TypeAndModel',
    'KeyPackId  TotalLicenses  TypeAndModel                ',
    '2          4294967295     Built-in TS Per Device CAL  ',
    '14         75                                         ',
  ];
  expect(await packsOf(lines)).toEqual({
    packs: [
      ['RDLIC01', 2, 4_294_967_295, 'Built-in TS Per Device CAL'],
      ['RDLIC01', 14, 75, null],
    ],
    rejected: [],
  });
});

test('users of the directory', async () => {
  const { batch } = await readText(
    [
      'SamAccountName msTSExpireDate        msTSManagingLS          ',
      '-------------- --------------        --------------          ',
      'amelie         4/23/2026 8:11:00 AM  00000-10000-00001-EX001 ',
    ].join('\r\n'),
  );
  expect(batch.userCals).toMatchObject([
    {
      user: 'amelie',
      expirationDate: Date.UTC(2026, 3, 23, 8, 11),
      managingServer: '00000-10000-00001-EX001',
    },
  ]);
});

test('any other table is no inventory', async () => {
  const text = 'Name  Status\n----  ------\nSpool Running\n';
  expect((await readAll(sourceOf(text))).refused?.code).toBe('not-an-inventory');
});
