import { describe, expect, test } from 'vitest';
import { fixture } from '../../test/fixture.ts';
import { codesOf, formatOf, readText } from '../../test/reading.ts';

test('a heading, a summary, then users', async () => {
  const reading = await readText(fixture('per-user-report.csv'));
  expect(formatOf(reading)).toBe('per-user-report');
  expect(reading.header).toMatchObject({
    delimiter: ',',
    observedAt: Date.UTC(2026, 2, 14, 8),
    observedAtSource: 'content',
  });
  expect(reading.batch.userCals).toMatchObject([
    {
      host: 'RDLIC01',
      user: 'LAB\\amelie',
      productVersion: 'Windows Server 2019',
      expirationDate: Date.UTC(2026, 3, 3, 8, 11),
    },
    {
      host: 'RDLIC01',
      user: 'LAB\\bruno',
      productVersion: 'Windows Server 2019',
      expirationDate: Date.UTC(2026, 3, 23, 8, 11),
    },
  ]);
  expect(reading.batch.rejected).toEqual([]);
  // Its scope may be one organisational unit.
  expect(reading.end?.coverage).toMatchObject([{ scope: 'user-cals', complete: false }]);
});

describe('variants', () => {
  test.each<[string, string[]]>([
    [
      'the properties of WMI',
      [
        'User,ExpirationDate,CALType,ProductVersion,ProductVersionID',
        'LAB\\amelie,20260423081100.000000+000,RDS Per User CAL,Windows Server 2019,6',
      ],
    ],
    [
      'French, semicolons',
      [
        'Serveur de licences;RDLIC01',
        '',
        'Utilisateur;Version de la licence;Type de licence;Expire le',
        'LAB\\amelie;Windows Server 2019;RDS Per User CAL;23/04/2026 08:11:00',
      ],
    ],
    [
      'German, tabs',
      [
        'Lizenzserver: RDLIC01',
        '',
        'Benutzer\tCAL-Typ\tAblaufdatum',
        'LAB\\amelie\tRDS Per User CAL\t23.04.2026 08:11:00',
      ],
    ],
    [
      'devices and failures beside',
      [
        'User,CAL Type,Expires On',
        'LAB\\amelie,RDS Per User CAL,2026-04-23 08:11:00',
        'PC$,RDS Per Device CAL,2026-04-23 08:11:00',
        '',
        'User,Tried Issuance On,CAL Type',
        'LAB\\bruno,2026-04-01 08:00:00,RDS Per User CAL',
        '',
        'Computer,CAL Type,Expires On',
        'PC,RDS Per Device CAL,2026-04-23 08:11:00',
      ],
    ],
  ])('%s', async (_, lines) => {
    const reading = await readText(lines.join('\r\n'));
    expect(formatOf(reading)).toBe('per-user-report');
    expect(reading.batch.userCals).toMatchObject([
      { user: 'LAB\\amelie', expirationDate: Date.UTC(2026, 3, 23, 8, 11) },
    ]);
    expect(reading.batch.userCals.length).toBe(1);
    expect(reading.batch.rejected).toEqual([]);
  });
});

test('rows of another shape are parked, and so is one that the end cuts', async () => {
  const { batch } = await readText(
    'User,CAL Version,CAL Type,Expires On\na,b,c,2026-04-23,e\nx,y\nLAB\\amelie,2019,RDS Per User CAL,2026-04-23\nLAB\\b,2',
  );
  expect(batch.userCals.map(({ user }) => user)).toEqual(['LAB\\amelie']);
  expect(batch.rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'wrong-field-count'],
    [3, 'wrong-field-count'],
    [5, 'truncated-row'],
  ]);
  expect(codesOf(batch)).toContain('truncated');
});
