import { describe, expect, test } from 'vitest';
import { fixture } from '../../test/fixture.ts';
import { codesOf, formatOf, readAll, readText, sourceOf } from '../../test/reading.ts';

const HEADER =
  'KeyPackId,Description,KeyPackType,ProductType,ProductVersion,ProductVersionID,TotalLicenses,IssuedLicenses,AvailableLicenses,ExpirationDate';
const ROW = '3,C50-10.01-S,2,1,Windows Server 2019,6,250,181,69,20380101000000.000000-000';

test('an agent’s whole output, with another host’s data in it', async () => {
  const reading = await readText(fixture('agent-output.txt'));
  expect(formatOf(reading)).toBe('checkmk-section');
  expect(reading.batch.keyPacks).toMatchObject([
    { host: 'RDLIC01', keyPackId: 2, totalLicenses: -1 },
    { host: 'RDLIC01', keyPackId: 3, totalLicenses: 250, issuedLicenses: 181, typeAndModel: null },
    {
      host: 'OLDLIC',
      keyPackId: 3,
      totalLicenses: 35,
      productVersion: 'Windows Server 2008 oder Windows Server 2008 R2',
    },
  ]);
  expect(codesOf(reading.batch)).toEqual(['header-longer-than-rows']);
  expect(reading.end?.coverage).toMatchObject([
    { host: 'RDLIC01', complete: true },
    { host: 'OLDLIC', complete: true },
  ]);
});

describe('sections', () => {
  test.each<[string, string[], number[], string[], boolean]>([
    ['as announced', [HEADER, ROW], [3], [], true],
    ['a column more than announced', [HEADER, `${ROW},RDS Per User CAL`], [3], [], true],
    ['a column less than announced', [`${HEADER},TypeAndModel`, ROW], [3], [], true],
    ['no header', [ROW], [3], [], true],
    [
      'another order',
      [
        'KeyPackId,TotalLicenses,IssuedLicenses,AvailableLicenses,Description,KeyPackType,ProductType',
        '3,250,181,69,X,2,1',
      ],
      [3],
      [],
      true,
    ],
    [
      'a comma in a text',
      [HEADER, ROW.replace('Server 2019', 'Server, 2019'), ROW],
      [3],
      ['wrong-field-count'],
      false,
    ],
    ['a row cut at the end', [HEADER, ROW, '4,C50-10.01-S,2,1,Windows'], [3], ['truncated-row'], false],
    ['a figure that is none', [HEADER, ROW.replace('250', 'viele'), ROW], [3], ['not-a-number'], false],
    [
      'two figures that are none',
      [HEADER, ROW.replace('250,181', 'viele,keine'), ROW],
      [3],
      ['wrong-field-count'],
      false,
    ],
  ])('%s', async (_, lines, ids, reasons, complete) => {
    const { batch, end } = await readText(['<<<rds_licenses:sep(44)>>>', ...lines, ''].join('\n'));
    expect(batch.keyPacks.map(({ keyPackId }) => keyPackId)).toEqual(ids);
    expect(batch.keyPacks).toMatchObject([
      { totalLicenses: 250, issuedLicenses: 181, availableLicenses: 69 },
    ]);
    expect(batch.rejected.map(({ reason }) => reason)).toEqual(reasons);
    expect(end?.coverage.map((coverage) => coverage.complete)).toEqual([complete]);
  });

  test('a figure that is none is told by its column', async () => {
    const { batch } = await readText(`<<<rds_licenses:sep(44)>>>\n${HEADER}\n${ROW.replace('250', 'viele')}`);
    expect(batch.rejected).toEqual([
      { line: 3, column: 'TotalLicenses', value: 'viele', reason: 'not-a-number' },
    ]);
  });

  test('another separator', async () => {
    const { batch } = await readText(
      `<<<rds_licenses:sep(124)>>>\n${[HEADER, ROW].join('\n').replaceAll(',', '|')}`,
    );
    expect(batch.keyPacks).toMatchObject([{ keyPackId: 3, totalLicenses: 250 }]);
  });

  test('two packs with one number are both kept', async () => {
    const { batch } = await readText(
      `<<<rds_licenses:sep(44)>>>\n${HEADER}\n${ROW}\n${ROW.replace('C50', 'A02')}`,
    );
    expect(batch.keyPacks.map(({ description }) => description)).toEqual(['C50-10.01-S', 'A02-10.01-S']);
    expect(codesOf(batch)).toEqual(expect.arrayContaining(['duplicate-key-pack-id', 'host-absent']));
  });
});

test('an agent’s output without the section is no inventory', async () => {
  const text = '<<<check_mk>>>\nHostname: X\n<<<df>>>\nC: 100\n';
  expect((await readAll(sourceOf(text))).refused?.code).toBe('not-an-inventory');
});
