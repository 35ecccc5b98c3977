import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packsCsv, perUserPack, TestRegister } from './open-register.ts';

const FORMULA = '=HYPERLINK("http://other.example";"x")';

let register: TestRegister;
beforeAll(async () => {
  register = await TestRegister.open();
  const quoted = `"${FORMULA.replaceAll('"', '""')}"`;
  const csv = packsCsv(
    perUserPack('RDLIC01', 3, 270, 301),
    'RDLIC01,2,A02-5.00-EX,6,3,Windows 2000 Server,0,4294967295,0,4294967295,2036-01-01T00:00:00Z,Built-in TS Per Device CAL',
    `RDLIC01,9,,2,0,,7,-1,,,,${quoted}`,
    'RDLIC02,5,C50-10.02-S,5,1,Windows Server 2022,7,25,20,5,2027-06-30T00:00:00Z,Réservé à l’été',
  );
  await register.importFile('CAL_20260114_0730.csv', csv);
  const header =
    'PSComputerName,LicenseId,KeyPackId,sIssuedToUser,sIssuedToComputer,sHardwareId,LicenseStatus,IssueDate,ExpirationDate';
  const issued = [
    'RDLIC01,1,9,,POSTE-014,HW1,2,2026-01-02T08:11:00Z,2026-03-12T08:11:00Z',
    'RDLIC01,2,9,@SUM(A1),-2+3,HW2,1,2026-01-03T08:11:00Z,',
  ];
  await register.importFile('issued_20260114_0731.csv', `${[header, ...issued].join('\r\n')}\r\n`);
});
afterAll(() => register.close());

function table(text: string, delimiter = ','): string[][] {
  return Papa.parse<string[]>(text.replace(/\r\n$/, ''), { delimiter, newline: '\r\n' }).data;
}

describe('the inventory', () => {
  test('has the header that administrators script, and its file name', async () => {
    const { text, headers } = await register.ask('/exports/inventory?asOf=2026-01-15T10:05:00Z');
    expect(text.split('\r\n', 1)[0]).toBe(
      'Server,KeyPackId,ProductVersion,TypeAndModel,TotalLicenses,AvailableLicenses,ExpirationDate',
    );
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="CAL_Inventory_20260115_1005.csv"');
    expect(table(text)).toContainEqual([
      'RDLIC01',
      '3',
      'Windows Server 2022',
      'RDS Per User CAL',
      '270',
      '0',
      '2038-01-01T00:00:00Z',
    ]);
  });

  test.each([
    ['plain', '?full=true', 'utf-8', ','],
    ['for a French Excel', '?full=true&excelFr=true', 'utf-8-bom', ';'],
  ])('%s is read again without a loss', async (_, query, encoding, delimiter) => {
    const { text } = await register.ask(`/exports/inventory${query}`);
    const again = await register.inspect('CAL_Inventory_20260115_1005.csv', text, { site: 'Again' });
    const [document] = again.documents;
    expect(document).toMatchObject({
      format: 'keypack-csv',
      encoding,
      delimiter,
      warnings: [],
      rejected: [],
    });
    const known = (await register.ask('/key-packs')).json.rows as Record<string, unknown>[];
    const seen = document?.keyPacks ?? [];
    expect(seen).toHaveLength(known.length);
    for (const pack of known) {
      const read = seen.find((one) => one.host === pack['host'] && one.keyPackId === pack['keyPackId']);
      const { expires, label, ...figures } = read ?? {};
      expect(pack).toMatchObject(figures);
      // An apostrophe before what a spreadsheet would run is the price of opening it safely.
      expect([label, `'${pack['label']}`]).toContain(label);
      expect(expires?.slice(0, 10)).toBe((pack['expires'] as string | null)?.slice(0, 10));
    }
  });

  test('a short one is an inventory too, with the used figure unknown', async () => {
    const { text } = await register.ask('/exports/inventory');
    const [document] = (await register.inspect('short.csv', text)).documents;
    expect(document?.keyPacks).toHaveLength(4);
    expect(document?.warnings.map((warning) => warning.code)).toContain('issued-absent');
  });

  test('in a French Excel: semicolons, a byte order mark, days before months', async () => {
    const { text } = await register.ask('/exports/inventory?excelFr=true');
    expect(text.codePointAt(0)).toBe(0xfeff);
    expect(table(text.slice(1), ';')).toContainEqual([
      'RDLIC02',
      '5',
      'Windows Server 2022',
      'Réservé à l’été',
      '25',
      '5',
      '30/06/2027',
    ]);
  });

  test('holds what was there at a date', async () => {
    const before = await register.ask('/exports/inventory?asOf=2025-01-01T00:00:00Z');
    expect(table(before.text)).toHaveLength(1);
    expect((await register.ask('/exports/inventory?site=Nowhere')).json.code).toBe('unknown-resource');
  });
});

test('nothing that a spreadsheet would run leaves unguarded', async () => {
  for (const subject of [
    'inventory?full=true',
    'inventory?excelFr=true',
    'key-packs',
    'issued-licenses',
    'findings?state=all',
    'position',
    'license-servers',
  ]) {
    const { text } = await register.ask(`/exports/${subject}`);
    const cells = table(text.replace(/^\u{feff}/u, ''), subject.includes('excelFr') ? ';' : ',').flat();
    expect(cells.filter((cell) => /^[=+@\t\r]|^-(?!\d+$)/.test(cell))).toEqual([]);
  }
  expect(table((await register.ask('/exports/issued-licenses')).text)).toContainEqual([
    'RDLIC01',
    '2',
    '9',
    "'@SUM(A1)",
    "'-2+3",
    'HW2',
    '1',
    '2026-01-03T08:11:00Z',
    '',
  ]);
});

test('issued licences are narrowed as the list is, and can be read again', async () => {
  const { text } = await register.ask('/exports/issued-licenses?status=active');
  expect(table(text).map((row) => row[1])).toEqual(['LicenseId', '1']);
  const [document] = (await register.inspect('issued.csv', text)).documents;
  expect(document).toMatchObject({
    format: 'issued-license-csv',
    counts: { issuedLicenses: 1 },
    rejected: [],
  });
});

test('unknown is empty, never 0', async () => {
  const [header = [], ...rows] = table((await register.ask('/exports/position')).text);
  const perDevice = rows.find((row) => row[header.indexOf('CalType')] === 'per-user');
  expect(perDevice?.[header.indexOf('Bought')]).toBe('');
  expect(perDevice?.[header.indexOf('OverIssued')]).toBe('26');
});

test('findings are said in the language that was asked for', async () => {
  const [english, french] = await Promise.all(
    ['en', 'fr'].map((lang) => register.ask(`/exports/findings?lang=${lang}`)),
  );
  const titles = (text = '') =>
    table(text)
      .slice(1)
      .map((row) => row[8]);
  expect(titles(english?.text).length).toBeGreaterThan(0);
  expect(titles(english?.text)).not.toEqual(titles(french?.text));
});
