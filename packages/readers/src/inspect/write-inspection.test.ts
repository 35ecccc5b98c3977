import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../test/reading.ts';
import { zipOf } from '../../test/zip.ts';
import type { InventorySource } from '../reader.ts';
import { type InspectionOutcome, writeInspection } from './write-inspection.ts';

async function inspect(...sources: InventorySource[]): Promise<{ outcome: InspectionOutcome; text: string }> {
  let text = '';
  const outcome = await writeInspection(
    sources,
    (piece) => {
      text += piece;
    },
    { describe: (id) => `<${id}>` },
  );
  return { outcome, text };
}

const PACKS =
  'Server;KeyPackId;Description;KeyPackType;ProductType;ProductVersion;ProductVersionID;TotalLicenses;IssuedLicenses;AvailableLicenses;ExpirationDate;TypeAndModel\r\n' +
  'RDLIC01;3;;2;1;Windows Server 2022;7;270;301;0;20380119031407.000000-000;RDS Per User CAL\r\n' +
  'RDLIC01;4;A02-10.01-S;2;1;Windows Server 2019;6;deux;1;0;;\r\n';

test('the document is the one of the contract, in its order', async () => {
  const { text, outcome } = await inspect(sourceOf(PACKS, 'CAL_Inventory_20260114_0730.csv'));
  expect(JSON.parse(text)).toEqual({
    documents: [
      {
        name: 'CAL_Inventory_20260114_0730.csv',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        bytes: PACKS.length,
        format: 'keypack-csv',
        encoding: 'utf-8',
        delimiter: ';',
        licenseServers: [
          {
            host: 'RDLIC01',
            activation: null,
            licenseServerId: null,
            osVersion: null,
            keyPacks: [
              {
                keyPackId: 3,
                calType: 'per-user',
                kind: 'volume',
                productVersion: { id: 7, name: 'Windows Server 2022' },
                total: 270,
                issued: 301,
                available: 0,
                unlimited: false,
                expires: null,
                perpetual: true,
                counted: true,
                label: 'RDS Per User CAL',
                productCode: null,
              },
            ],
            issuedLicenses: [],
            productId: null,
          },
        ],
        userCals: [],
        rejected: [{ line: 3, column: 'TotalLicenses', value: 'deux', reason: 'not-a-number' }],
        warnings: [],
        observedAt: '2026-01-14T07:30:00Z',
        observedAtSource: 'file-name',
        coverage: [expect.objectContaining({ host: 'RDLIC01', complete: false })],
      },
    ],
  });
  const [document] = JSON.parse(text).documents;
  expect(Object.keys(document).slice(0, 10)).toEqual(
    'name sha256 bytes format encoding delimiter licenseServers userCals rejected warnings'.split(' '),
  );
  expect(outcome).toEqual({ read: 1, refused: 0, rejected: 1, exitCode: 1 });
});

test('issued licences stand under their server, warnings carry their message and facts', async () => {
  const { text, outcome } = await inspect(
    sourceOf(
      'LicenseId,KeyPackId,sIssuedToComputer,sHardwareId,IssueDate,ExpirationDate,LicenseStatus,Nonsense\n12,4,POSTE-014,"a""\u2028",20260302081100.000000-000,20260512081100.000000-000,2,\n',
      'licences.csv',
    ),
  );
  const [document] = JSON.parse(text).documents;
  expect(document.licenseServers).toEqual([
    {
      host: null,
      activation: null,
      licenseServerId: null,
      osVersion: null,
      keyPacks: [],
      issuedLicenses: [
        {
          licenseId: 12,
          keyPackId: 4,
          user: null,
          computer: 'POSTE-014',
          hardwareId: 'a"\u2028',
          status: 'active',
          issued: '2026-03-02T08:11:00Z',
          expires: '2026-05-12T08:11:00Z',
        },
      ],
      productId: null,
    },
  ]);
  expect(document.warnings).toEqual([
    { code: 'column-unknown', message: '<warning.column-unknown>', facts: { column: 'Nonsense' } },
    { code: 'host-absent', message: '<warning.host-absent>', facts: {} },
  ]);
  expect(outcome.exitCode).toBe(0);
});

describe('exit codes', () => {
  const good = sourceOf('Server,KeyPackId,TotalLicenses\nA,3,270\n', 'good.csv');
  const bad = sourceOf('a letter', 'bad.txt');
  test.each([
    ['all read', [good], 0],
    ['one refused', [good, bad], 1],
    ['nothing readable', [bad], 3],
    ['nothing at all', [], 3],
  ])('%s', async (_, sources, exitCode) => {
    const { outcome, text } = await inspect(...sources);
    expect(outcome.exitCode).toBe(exitCode);
    expect(JSON.parse(text).documents.length).toBe(sources.length);
  });

  test('a refused document says what was tried', async () => {
    const { text } = await inspect(bad);
    expect(JSON.parse(text).documents[0]).toMatchObject({
      name: 'bad.txt',
      format: null,
      error: {
        code: 'not-an-inventory',
        message: '<refusal.not-an-inventory>',
        remedy: '<refusal.not-an-inventory.remedy>',
        tried: expect.arrayContaining([{ format: 'keypack-csv', reason: 'no-known-column' }]),
      },
    });
  });
});

test('archives are opened', async () => {
  const archive = zipOf([
    { name: 'a.csv', content: PACKS },
    { name: 'b.txt', content: 'a letter' },
  ]);
  const { text } = await inspect(sourceOf(archive, 'export.zip'));
  expect(
    JSON.parse(text).documents.map(({ name, format }: { name: string; format: string }) => [name, format]),
  ).toEqual([
    ['export.zip/a.csv', 'keypack-csv'],
    ['export.zip/b.txt', null],
  ]);
});

test('lists too long for memory pass through files and come out whole, in order', async () => {
  const rows = 200_000;
  const source: InventorySource = {
    name: 'long.csv',
    size: null,
    modifiedAt: null,
    async *open() {
      yield Buffer.from('LicenseId,KeyPackId,sIssuedToComputer,LicenseStatus,Server\n');
      for (let start = 0; start < rows; start += 1000) {
        const piece = Array.from(
          { length: 1000 },
          (_, index) => `${start + index},3,POSTE-${start + index}é,2,${index % 2 === 0 ? 'A' : 'B'}\n`,
        );
        yield Buffer.from(piece.join(''));
      }
    },
  };
  const { text } = await inspect(source);
  const [one, other] = JSON.parse(text).documents[0].licenseServers;
  expect([one.issuedLicenses.length, other.issuedLicenses.length]).toEqual([rows / 2, rows / 2]);
  expect(one.issuedLicenses.at(-1)).toMatchObject({ licenseId: rows - 2, computer: `POSTE-${rows - 2}é` });
  expect(
    other.issuedLicenses.every(
      ({ licenseId }: { licenseId: number }, index: number) => licenseId === index * 2 + 1,
    ),
  ).toBe(true);
});
