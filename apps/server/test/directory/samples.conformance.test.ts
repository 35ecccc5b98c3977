import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type DirectoryEntry, readAnswer } from '../../src/collect/directory/ldap/answer.ts';
import { SortedRows } from '../../src/collect/directory/sorted-rows.ts';
import { USER_CAL_ATTRIBUTES, userCalRow } from '../../src/collect/directory/user-cal-row.ts';
import { entry } from './directory-answers.ts';

const FOLDER = process.env['CALEPIN_SAMPLES'] ?? join(import.meta.dirname, '../../../../../shared/samples');

function sample(name: string): string {
  return readFileSync(join(FOLDER, 'ldap', name), 'utf8');
}

/** The attributes of a real user, as they would come over the wire. */
function overTheWire(attributes: Readonly<Record<string, string | readonly string[]>>): DirectoryEntry {
  const answer = readAnswer(entry(1, 'CN=Person', attributes));
  if (answer.kind !== 'entry') throw new Error('no entry');
  return answer.entry;
}

function rowOf(entry: DirectoryEntry): unknown {
  return JSON.parse(userCalRow(entry, 'EXAMPLE', false)?.json ?? 'null');
}

test('a user of 2008 R2 is read as it is', () => {
  const { sAMAccountName = ['person.one'], ...attributes } = JSON.parse(
    sample('01-python-ldap-user-json-en.json'),
  );
  expect(rowOf(overTheWire({ ...attributes, sAMAccountName }))).toEqual({
    user: 'EXAMPLE\\person.one',
    msTSExpireDate: '2018-03-30T13:38:47Z',
    msTSLicenseVersion: '393216',
    msTSLicenseVersion2: null,
    msTSLicenseVersion3: null,
    msTSManagingLS: '55041-246-6334615-84561',
    disabled: false,
    deleted: false,
  });
});

test('a user of 2012 is read as it is, whatever else the directory says of them', () => {
  const lines = sample('03-php-ldap-print_r-uk.txt').matchAll(/\[([a-z0-9]+)\] => (.+)$/gm);
  const attributes = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
  expect(rowOf(overTheWire(attributes))).toEqual({
    user: 'EXAMPLE\\person.three',
    msTSExpireDate: '2022-01-18T11:55:55Z',
    msTSLicenseVersion: '393218',
    msTSLicenseVersion2: '7',
    msTSLicenseVersion3: 'C50-6.02-S',
    msTSManagingLS: '00252-20000-35572-AT477',
    // The sample does not show it.
    disabled: null,
    deleted: false,
  });
});

test('every licensing attribute of the schema is asked for, and no other', () => {
  const known = [...sample('06-samba-adschema-mstsattrs-v1903.ldf').matchAll(/^lDAPDisplayName: (\S+)$/gm)];
  const licensing = known
    .map(([, name]) => name)
    .filter((name) => /^msTS(ExpireDate|License|Managing)/.test(name ?? ''));
  const asked = USER_CAL_ATTRIBUTES.filter((name) => name.startsWith('msTS'));
  expect(asked.toSorted()).toEqual(licensing.toSorted());
});

test('what a directory accepts as a time is the same instant as what it gives back', () => {
  const vectors: { set: string; get: string }[] = JSON.parse(sample('07-samba-time-syntax-vectors.json'));
  const read = (msTSExpireDate: string): unknown =>
    rowOf(overTheWire({ sAMAccountName: 'x', msTSExpireDate }));
  expect(vectors.length).toBe(5);
  for (const { set, get } of vectors) {
    expect(read(set)).toEqual(read(get));
    expect(read(get)).toMatchObject({ msTSExpireDate: expect.stringMatching(/^2037-01-0[1-5]T00:00:00Z$/) });
  }
});

test('a century of expiry dates of deleted accounts of one name leaves the last', async () => {
  const dates = sample('08-samba-simplesort-msTSExpireDate4.expected.txt').match(/\d{14}\.0Z/g) ?? [];
  await using rows = new SortedRows();
  for (const msTSExpireDate of dates.toReversed()) {
    const row = userCalRow(overTheWire({ sAMAccountName: 'x', msTSExpireDate }), null, true);
    if (row !== null) await rows.add(row, 0);
  }
  const kept: string[] = [];
  for await (const { json } of rows.rows()) kept.push(JSON.parse(json).msTSExpireDate);
  expect(kept).toEqual(['1932-01-01T01:00:00Z']);
});
