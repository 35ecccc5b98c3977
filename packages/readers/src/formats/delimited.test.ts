import { toIso } from '@calepin/core';
import { describe, expect, test } from 'vitest';
import { codesOf, formatOf, readAll, readText, sourceOf } from '../../test/reading.ts';

const BARE = 'Server,KeyPackId,ProductVersion,TypeAndModel,TotalLicenses,AvailableLicenses,ExpirationDate';

/** Key packs as one short text each, so that cases stay readable. */
async function packs(text: string): Promise<string[]> {
  const { batch } = await readText(text);
  return batch.keyPacks.map((pack) =>
    [
      pack.host,
      pack.keyPackId,
      pack.totalLicenses,
      pack.issuedLicenses,
      pack.availableLicenses,
      toIso(pack.expirationDate),
    ].join(' '),
  );
}

async function parkedRows(text: string): Promise<string[]> {
  const { batch } = await readText(text);
  return batch.rejected.map(({ line, column, value, reason }) => `${line} ${column} ${value} ${reason}`);
}

describe('the inventory that administrators script', () => {
  const row = 'RDLIC01,3,Windows Server 2022,RDS Per User CAL,270,0,20380119031407.000000-000';
  const expected = ['RDLIC01 3 270  0 2038-01-19T03:14:07Z'];

  test.each([
    ['as it is', `${BARE}\n${row}\n`],
    ['CR LF and no last line end', `${BARE}\r\n${row}`],
    ['CR alone', `${BARE}\r${row}\r`],
    ['semicolons', `${BARE}\n${row}\n`.replaceAll(',', ';')],
    ['tabs', `${BARE}\n${row}\n`.replaceAll(',', '\t')],
    ['quoted', `${BARE}\n${row}\n`.replace(/[^,\n]+/g, '"$&"')],
    ['below a type line', `#TYPE Selected.System.Management.ManagementObject\n${BARE}\n${row}\n`],
    ['below Excel’s own line', `sep=;\n${BARE}\n${row}\n`.replaceAll(',', ';')],
    ['below a title', `Inventory of January\n\n${BARE}\n${row}\n`],
    ['with blank lines', `\n\n${BARE}\n\n${row}\n\n,,,,,,\n`],
    ['with the header twice', `${BARE}\n${row}\n${BARE}\n`],
    ['names in another case and with spaces', `${BARE}\n${row}\n`.replace('TotalLicenses', 'total licenses')],
    ['with an empty column at the end', `${BARE},\n${row},\n`],
    ['with its header again, behind a byte-order mark', `${BARE}\n${row}\n\ufeff${BARE}\n`],
    ['with two byte-order marks', `\ufeff\ufeff"${BARE.replaceAll(',', '","')}"\n${row}\n`],
    ['with bars', `${BARE}\n${row}\n`.replaceAll(',', '|')],
    ['as a table in Markdown', `|${BARE}|\n|${'---|:-:|'.repeat(3)}---|\n|${row}|\n`.replaceAll(',', ' | ')],
    ['quoted in a mail', `Bonjour\n\n> ${BARE}\n> ${row}\n>\n> Merci\n`.replace('> Merci\n', '')],
    ['as formulas that keep their text', `${BARE}\n${row}\n`.replace('RDLIC01,3', '="RDLIC01",="3"')],
  ])('%s', async (_, text) => {
    expect(await packs(text)).toEqual(expected);
    expect(formatOf(await readText(text))).toBe('keypack-csv');
  });

  test('the delimiter is the header’s, whatever the cells hold', async () => {
    const text = `${BARE.replaceAll(',', ';')}\nRDLIC01;3;2022;"CAL, par utilisateur, RDS";1.050,00;1,050;20380119031407.000000-000\n`;
    expect(await packs(text)).toEqual(['RDLIC01 3 1050  1050 2038-01-19T03:14:07Z']);
    expect((await readText(text)).header?.delimiter).toBe(';');
  });

  test('what the columns cannot tell is said once', async () => {
    const { batch, end } = await readText(`${BARE}\n${row}\n`);
    expect(codesOf(batch)).toEqual(['issued-absent', 'type-absent', 'kind-absent', 'version-absent']);
    expect(end?.coverage).toEqual([
      {
        host: 'RDLIC01',
        scope: 'key-packs',
        complete: true,
        fields: [
          'keyPackId',
          'productVersion',
          'typeAndModel',
          'totalLicenses',
          'availableLicenses',
          'expirationDate',
        ],
      },
    ]);
  });
});

describe('richer exports', () => {
  test('Get-CimInstance: plumbing is left out silently, the host is the session’s', async () => {
    const { batch } = await readText(
      '"Caption","KeyPackId","Description","KeyPackType","ProductType","ProductVersion","ProductVersionID","TotalLicenses","IssuedLicenses","AvailableLicenses","ExpirationDate","AccessRights","TypeAndModel","PSComputerName","CimClass","CimInstanceProperties","CimSystemProperties"\r\n' +
        ',"4","C50-6.02-S","2","1","Windows Server 2012","4","300","12","288","01/01/2038 01:00:00","7","RDS Per User CAL","rdlic02","root/cimv2:Win32_TSLicenseKeyPack","Microsoft.Management","Microsoft.Management"\r\n',
    );
    expect(batch.keyPacks).toEqual([
      {
        host: 'rdlic02',
        keyPackId: 4,
        description: 'C50-6.02-S',
        keyPackType: 2,
        productType: 1,
        productVersion: 'Windows Server 2012',
        productVersionId: 4,
        totalLicenses: 300,
        issuedLicenses: 12,
        availableLicenses: 288,
        expirationDate: Date.UTC(2038, 0, 1, 1),
        accessRights: 7,
        typeAndModel: 'RDS Per User CAL',
      },
    ]);
    expect(batch.warnings).toEqual([{ code: 'column-unknown', facts: { column: 'Caption' } }]);
  });

  test('a host that names itself tells nothing', async () => {
    const { batch } = await readText(
      'KeyPackId,TotalLicenses,IssuedLicenses,ProductType,KeyPackType,ProductVersionID,PSComputerName\n3,5,1,1,2,6,localhost\n',
    );
    expect(batch.keyPacks[0]?.host).toBeNull();
    expect(codesOf(batch)).toEqual(['host-absent']);
  });

  test('one host keeps its first spelling', async () => {
    expect(await packs('Server,KeyPackId,TotalLicenses\nRDLIC01,1,5\nrdlic01,2,5\n')).toEqual([
      'RDLIC01 1 5   ',
      'RDLIC01 2 5   ',
    ]);
  });

  test('a header longer than every row is not the rows’ fault', async () => {
    const { batch } = await readText('KeyPackId,TotalLicenses,TypeAndModel\n3,250\n4,10\n');
    expect(batch.keyPacks.map(({ totalLicenses }) => totalLicenses)).toEqual([250, 10]);
    expect(codesOf(batch)).toContain('header-longer-than-rows');
  });
});

describe('columns that a script named', () => {
  test.each([
    ['English', 'ServerName,KeyPackId,Total,Used,Free\nA,3,50,20,30\n', ['A 3 50 20 30 ']],
    ['French', 'Serveur;N° du pack;Total;Émises;Disponibles\nA;3;50;20;30\n', ['A 3 50 20 30 ']],
    ['German', 'Server;KeyPackId;Gesamt;Verwendet;Verfügbar\nA;3;50;20;30\n', ['A 3 50 20 30 ']],
    ['WMI’s own name wins', 'Used,IssuedLicenses,KeyPackId,Total\n270,301,3,270\n', [' 3 270 301  ']],
    ['where it says something', 'Used,IssuedLicenses,KeyPackId,Total\n270,,3,270\n', [' 3 270 270  ']],
    ['the worse name spoils nothing', 'Used,IssuedLicenses,KeyPackId\nn/a,301,3\n', [' 3  301  ']],
  ])('%s', async (_, text, expected) => {
    expect(await packs(text)).toEqual(expected);
    expect(await parkedRows(text)).toEqual([]);
  });

  test('a list without the number of its packs is known, and its rows are parked', async () => {
    const text = 'ProductVersion,TotalLicenses,IssuedLicenses\nWindows Server 2019,50,20\n';
    expect(formatOf(await readText(text))).toBe('keypack-csv');
    expect(await parkedRows(text)).toEqual(['2 null null missing-key-pack-id']);
  });

  test('so are licences without theirs', async () => {
    const text = 'sIssuedToComputer,IssueDate\nPC1,20260302081100.000000-000\n';
    expect(formatOf(await readText(text))).toBe('issued-license-csv');
    expect(await parkedRows(text)).toEqual(['2 null null missing-license-id']);
  });
});

test('a table whose lines a mail broke is refused: no cell is under its name', async () => {
  const text =
    'Server;KeyPackId;TotalLicenses;KeyPackType;ProductV\nersionID;Used;ExpirationDate;TypeAndModel\nA;3;50;2;Windows\n2025;8;20;;RDS\n';
  expect((await readAll(sourceOf(text))).refused?.code).toBe('not-an-inventory');
});

describe('exports that were joined', () => {
  test('each header counts for the rows below it', async () => {
    const text =
      'Server,KeyPackId,TotalLicenses,IssuedLicenses\nA,3,270,1\n\nKeyPackId,IssuedLicenses,TotalLicenses,Server\n4,12,13,B\n';
    expect(await packs(text)).toEqual(['A 3 270 1  ', 'B 4 13 12  ']);
    expect(await parkedRows(text)).toEqual([]);
  });

  const packRows = 'PSComputerName,KeyPackId,TotalLicenses\nA,3,5\n';
  const licenseRows = 'LicenseId,KeyPackId,sIssuedToComputer\n12,3,PC1\n';
  test.each([
    ['packs first', `${packRows}${licenseRows}`],
    ['licences first', `#TYPE x\n${licenseRows}\n#TYPE y\n${packRows}`],
  ])('two classes, %s', async (_, text) => {
    const { batch } = await readText(text);
    expect([batch.keyPacks.length, batch.issuedLicenses.length, batch.rejected.length]).toEqual([1, 1, 0]);
  });

  test('far below, under licences by the thousand, rows of another header are parked up to their own', async () => {
    const text = `${licenseRows}13,3,PC\n${Array.from({ length: 500 }, (_, id) => `${id + 20},3,PC\n`).join('')}KeyPackId,LicenseId,sIssuedToComputer\n3,9,PC9\n${licenseRows.replace('12', '10')}`;
    const { batch } = await readText(text);
    expect(batch.issuedLicenses.map(({ licenseId }) => licenseId)).not.toContain(3);
    expect(batch.issuedLicenses.length).toBe(503);
    expect(batch.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [504, 'wrong-field-count'],
      [505, 'wrong-field-count'],
    ]);
  });
});

describe('bad rows are parked and the rest goes on', () => {
  const header = 'Server,KeyPackId,TotalLicenses,KeyPackType,ExpirationDate';
  test.each([
    ['a total that is no number', 'A,1,deux,2,', ['2 TotalLicenses deux not-a-number'], 1],
    ['a total that is no count', 'A,1,-5,2,', ['2 TotalLicenses -5 out-of-range'], 1],
    ['no key pack number', 'A,,5,2,', ['2 null null missing-key-pack-id'], 1],
    ['a number that is none', 'A,x,5,2,', ['2 KeyPackId x not-a-number'], 1],
    ['too few cells', 'A,1,5', ['2 null A 1 5 wrong-field-count'], 1],
    ['too many cells', 'A,1,5,2,,extra', ['2 null A 1 5 2  extra wrong-field-count'], 1],
    ['a kind in words costs the kind alone', 'A,1,5,Volume,', ['2 KeyPackType Volume not-a-number'], 2],
    ['a date that is none costs the date alone', 'A,1,5,2,soon', ['2 ExpirationDate soon not-a-date'], 2],
  ])('%s', async (_, row, expected, kept) => {
    const text = `${header}\n${row}\nA,9,7,2,\n`;
    expect(await parkedRows(text)).toEqual(expected);
    const { batch, end } = await readText(text);
    expect(batch.keyPacks.length).toBe(kept);
    expect(end?.coverage.every(({ complete }) => complete)).toBe(kept === 2);
  });

  test('rows and values are listed in the order of their lines', async () => {
    const text = `${header}\nA,1,x,2,\nA,2\nA,3,5,2,soon\nA,4,5,2,,,1\n`;
    const { batch } = await readText(text);
    expect(batch.rejected.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });

  test('lines count quoted line ends', async () => {
    expect(await parkedRows('KeyPackId,TotalLicenses,TypeAndModel\n1,5,"two\nlines"\n2,x,\n')).toEqual([
      '4 TotalLicenses x not-a-number',
    ]);
  });

  test.each([
    ['in the middle of a row', `${header}\nA,1,5,2,\nA,2,6`],
    ['in the middle of a value', `${header}\nA,1,5,2,\nA,2,6,2,203801`],
    ['inside quotes', `${header}\nA,1,5,2,\nA,2,6,2,"2038`],
  ])('a document cut %s is not complete', async (_, text) => {
    const { batch, end } = await readText(text);
    expect(batch.keyPacks.map(({ keyPackId }) => keyPackId)).toEqual([1]);
    expect(batch.rejected.map(({ reason }) => reason)).toEqual(['truncated-row']);
    expect(codesOf(batch)).toContain('truncated');
    expect(end?.coverage[0]?.complete).toBe(false);
  });

  test('the very same row is parked, another under its number is kept', async () => {
    const { batch } = await readText(`${header}\nA,3,5,2,\nA,3,5,2,\nA,3,9,2,\n`);
    expect(batch.keyPacks.map(({ totalLicenses }) => totalLicenses)).toEqual([5, 9]);
    expect(batch.rejected).toEqual([{ line: 3, column: 'KeyPackId', value: '3', reason: 'duplicate-row' }]);
    expect(batch.warnings).toContainEqual({ code: 'duplicate-key-pack-id', facts: { keyPackId: 3 } });
  });

  test('a thousand times ten bad rows are counted, not listed', async () => {
    const { batch } = await readText(`${header}\n${'A,1,x,2,\n'.repeat(12_000)}`);
    expect(batch.rejected.length).toBe(10_001);
    expect(batch.rejected.at(-1)).toEqual({
      line: null,
      column: null,
      value: '2000',
      reason: 'too-many-rejections',
    });
  });
});

describe('day and month are told by the whole column', () => {
  const text = (...dates: string[]): string =>
    `Server,KeyPackId,TotalLicenses,ExpirationDate\n${dates.map((date, index) => `A,${index},5,${date}\n`).join('')}`;

  test('one day above twelve, however far below', async () => {
    const { batch } = await readText(
      text('03/04/2026 00:00:00', ...Array(3000).fill('05/05/2026 00:00:00'), '13/04/2026 00:00:00'),
    );
    expect(toIso(batch.keyPacks[0]?.expirationDate ?? null)).toBe('2026-04-03T00:00:00Z');
    expect(batch.warnings).toContainEqual({
      code: 'dates-order-assumed',
      facts: { column: 'ExpirationDate', order: 'day-first' },
    });
  });

  test('month first when a value shows it', async () => {
    const { batch } = await readText(text('3/4/2026 1:00:00 PM', '12/31/2026 1:00:00 PM'));
    expect(toIso(batch.keyPacks[0]?.expirationDate ?? null)).toBe('2026-03-04T13:00:00Z');
  });

  test('when nothing shows it the value is parked and the row stays', async () => {
    const { batch, end } = await readText(text('03/04/2026', '05/05/2026'));
    expect(batch.keyPacks.map(({ expirationDate }) => toIso(expirationDate))).toEqual([
      null,
      '2026-05-05T00:00:00Z',
    ]);
    expect(batch.rejected).toEqual([
      { line: 2, column: 'ExpirationDate', value: '03/04/2026', reason: 'ambiguous-date' },
    ]);
    expect(batch.warnings).toContainEqual({ code: 'dates-ambiguous', facts: { column: 'ExpirationDate' } });
    expect(end?.coverage[0]?.complete).toBe(true);
  });

  test('issued licences go the same way', async () => {
    const { batch } = await readText(
      'LicenseId,KeyPackId,sIssuedToComputer,IssueDate,ExpirationDate,LicenseStatus\n1,3,PC1,03/04/2026 08:00:00,04/05/2026 08:00:00,2\n2,3,PC2,25/04/2026 08:00:00,04/06/2026 08:00:00,2\n',
    );
    expect(batch.issuedLicenses.map(({ issueDate }) => toIso(issueDate))).toEqual([
      '2026-04-03T08:00:00Z',
      '2026-04-25T08:00:00Z',
    ]);
    expect(batch.issuedLicenses.map(({ expirationDate }) => expirationDate)).toEqual([null, null]);
    expect(batch.rejected.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'ExpirationDate', 'ambiguous-date'],
      [3, 'ExpirationDate', 'ambiguous-date'],
    ]);
  });
});

describe('issued licences', () => {
  test('are read in place', async () => {
    const { batch, end, header } = await readText(
      '"LicenseId","KeyPackId","sIssuedToUser","sIssuedToComputer","sHardwareId","IssueDate","ExpirationDate","LicenseStatus","PSComputerName"\r\n' +
        '"12","4","","POSTE-014","a""b","20260302081100.000000+060","20260512081100.000000+000","2","RDLIC01"\r\n',
    );
    expect(header?.format).toBe('issued-license-csv');
    expect(batch.issuedLicenses).toEqual([
      {
        host: 'RDLIC01',
        licenseId: 12,
        keyPackId: 4,
        user: null,
        computer: 'POSTE-014',
        hardwareId: 'a"b',
        licenseStatus: 2,
        issueDate: Date.UTC(2026, 2, 2, 7, 11),
        expirationDate: Date.UTC(2026, 4, 12, 8, 11),
      },
    ]);
    expect(end?.coverage).toEqual([
      expect.objectContaining({ host: 'RDLIC01', scope: 'issued-licenses', complete: true }),
    ]);
  });

  test.each([
    ['no number', ',3,PC,2', 'missing-license-id'],
    ['a number that is none', 'x,3,PC,2', 'not-a-number'],
    ['a negative number', '-1,3,PC,2', 'out-of-range'],
    ['too few cells', '1,3', 'wrong-field-count'],
  ])('%s parks the row', async (_, row, reason) => {
    const { batch, end } = await readText(
      `LicenseId,KeyPackId,sIssuedToComputer,LicenseStatus\n${row}\n7,3,PC,2\n`,
    );
    expect(batch.rejected.map((rejection) => [rejection.line, rejection.reason])).toEqual([[2, reason]]);
    expect(batch.issuedLicenses.map(({ licenseId }) => licenseId)).toEqual([7]);
    expect(end?.coverage[0]?.complete).toBe(false);
  });

  test('the same row twice is one licence; another holder under the number is another licence', async () => {
    const { batch } = await readText(
      'LicenseId,KeyPackId,sIssuedToComputer,LicenseStatus\n1,3,PC1,2\n2,3,PC2,2\n1,3,PC1,2\n1,3,PC9,2\n',
    );
    expect(batch.issuedLicenses.map(({ computer }) => computer)).toEqual(['PC1', 'PC2', 'PC9']);
    expect(batch.rejected).toEqual([{ line: 4, column: 'LicenseId', value: '1', reason: 'duplicate-row' }]);
  });

  test('several hosts in one file are told apart', async () => {
    const { batch, end } = await readText(
      'LicenseId,KeyPackId,LicenseStatus,Server\n1,3,2,A\n1,3,2,B\n1,3,2,B2\n2,3,2,A\n',
    );
    expect(batch.issuedLicenses.map(({ host }) => host)).toEqual(['A', 'B', 'B2', 'A']);
    expect(end?.coverage.map(({ host }) => host)).toEqual(['A', 'B', 'B2']);
  });
});

describe('users', () => {
  test('Get-ADUser: only users who hold a CAL, the domain controller is no license server', async () => {
    const { batch, header } = await readText(
      '"DistinguishedName","Enabled","msTSExpireDate","msTSLicenseVersion","msTSLicenseVersion2","msTSLicenseVersion3","msTSManagingLS","SamAccountName","UserPrincipalName","PSComputerName"\n' +
        '"CN=A,DC=lab","True","13/05/2026 10:00:00","393218","7","C50-6.02-S","00252-20000-35572-AT477","amelie","amelie@lab.test","DC01"\n' +
        '"CN=B,DC=lab","False","","","","","","bruno","bruno@lab.test","DC01"\n' +
        '"CN=C,DC=lab","False","14/05/2026 10:00:00","393216","","","55041-246-6334615-84561","","","DC01"\n',
    );
    expect(header?.format).toBe('user-cal-csv');
    expect(batch.userCals).toEqual([
      {
        host: null,
        user: 'amelie',
        productVersionId: 4,
        productVersion: '6.2',
        productCode: 'C50-6.02-S',
        expirationDate: Date.UTC(2026, 4, 13, 10),
        managingServer: '00252-20000-35572-AT477',
        disabled: false,
        deleted: null,
      },
      {
        host: null,
        user: 'C',
        productVersionId: 2,
        productVersion: '6.0',
        productCode: null,
        expirationDate: Date.UTC(2026, 4, 14, 10),
        managingServer: '55041-246-6334615-84561',
        disabled: true,
        deleted: null,
      },
    ]);
    expect(batch.warnings).toEqual([]);
  });
});

test('a license server keeps what no rule uses as details', async () => {
  const { batch, header } = await readText(
    'Server,ProductId,ServerRole,DatabasePath,GetActivationStatus,Company\nRDLIC01,00252-20000-35572-AT477,1,C:\\LServer,0,Lab\n',
  );
  expect(header?.format).toBe('license-server-csv');
  expect(batch.licenseServers).toEqual([
    {
      host: 'RDLIC01',
      activationStatus: 0,
      licenseServerId: null,
      productId: '00252-20000-35572-AT477',
      serverRole: 1,
      osVersion: null,
      details: { DatabasePath: 'C:\\LServer', Company: 'Lab' },
    },
  ]);
});

describe('what is no inventory is refused with what was tried', () => {
  test.each([
    ['prose', 'The license code is not recognized. Ensure that you have entered the correct license code.'],
    ['another table', 'Name,Price\nWinRmtDsktpSrvcsCAL 2019 SNGL OLP NL DvcCAL,12\n'],
    ['processes', 'Id,ProcessName,CPU\n1,x,2\n'],
  ])('%s', async (_, text) => {
    const { refused } = await readAll(sourceOf(text));
    expect(refused?.code).toBe('not-an-inventory');
    expect(refused?.tried).toContainEqual({ format: 'keypack-csv', reason: 'no-known-column' });
  });

  test('nor does naming a format make it one', async () => {
    const { refused } = await readAll(sourceOf('Name,Price\na,12\n'), { as: 'keypack-csv' });
    expect(refused?.code).toBe('not-an-inventory');
  });

  test('a header without rows is an empty inventory', async () => {
    expect(codesOf((await readText(`${BARE}\n`)).batch)).toContain('no-rows');
  });
});
