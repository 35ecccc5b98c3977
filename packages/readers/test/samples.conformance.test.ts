import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { classifyKeyPack, type RefusalCode, toIso } from '@calepin/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentsOf, fileSources } from '../src/index.ts';
import { codesOf, type Reading, readAll } from './reading.ts';

// Real files of other people's making: they stay outside the repository, and every one of them is a test.
const FOLDER = process.env['CALEPIN_SAMPLES'] ?? join(import.meta.dirname, '../../../../shared/samples');

const readings = new Map<string, Reading>();

beforeAll(async () => {
  if (!existsSync(FOLDER)) throw new Error(`no samples in ${FOLDER}; CALEPIN_SAMPLES names another folder`);
  for await (const source of fileSources(FOLDER)) {
    for await (const document of documentsOf(source)) {
      readings.set(document.name.split(sep).join('/'), await readAll(document));
    }
  }
});

function readingOf(name: string): Reading {
  const reading = readings.get(name);
  if (reading === undefined) throw new Error(`${name} is not among the samples`);
  return reading;
}

/** The samples that hold licences, users or servers; each has its case below. */
const READ = [
  'documents/05-jpwinsup-migrate-rds-cals-ja.txt',
  'keypacks/checkmk-section-german-2008.txt',
  'ldap/01-python-ldap-user-json-en.json',
  'ldap/03-php-ldap-print_r-uk.txt',
  'ldap/04-adsisearcher-table-en-us.txt',
];

describe('everything else is refused, clearly and for the right reason', () => {
  test('no other sample is taken for an inventory', () => {
    const taken = [...readings].filter(([, { refused }]) => refused === null).map(([name]) => name);
    expect(taken.sort()).toEqual(READ);
  });

  test.each<[string, RegExp, RefusalCode]>([
    ['databases', /^ese\//, 'binary'],
    ['event logs', /^evtx\/.*\.evtx$/, 'binary'],
    ['authentication messages', /^ntlm\/.*\.bin$/, 'binary'],
    ['what a management protocol answers', /^wsman\/.*\.xml$/, 'not-an-inventory'],
    ['tables of truth', /truth.*\.(json|tsv)$/, 'not-an-inventory'],
    ['a dump of a client’s own licence', /^keypacks\/06-/, 'not-an-inventory'],
    ['a plug-in’s lines, and its error', /^keypacks\/08-/, 'not-an-inventory'],
    ['a plug-in’s manual', /^keypacks\/09-/, 'not-an-inventory'],
    ['the directory’s schema and its time vectors', /^ldap\/0[678]-/, 'not-an-inventory'],
    ['a price list and messages', /^documents\/0[24]-/, 'not-an-inventory'],
    ['articles', /^documents\/05-(?!.*migrate)/, 'not-an-inventory'],
  ])('%s', (_, names, code) => {
    const matching = [...readings].filter(([name]) => names.test(name));
    expect(matching.length).toBeGreaterThan(0);
    for (const [name, { refused }] of matching) expect([name, refused?.code]).toEqual([name, code]);
    if (code === 'not-an-inventory')
      for (const [, { refused }] of matching) expect(refused?.tried.length).toBeGreaterThan(4);
  });
});

test('the section of a monitoring agent, with a header longer than its rows', () => {
  const { batch, header } = readingOf('keypacks/checkmk-section-german-2008.txt');
  expect(header?.format).toBe('checkmk-section');
  const packs = batch.keyPacks.map(classifyKeyPack);
  expect(packs.length).toBe(10);
  expect(
    packs
      .filter(({ counted }) => !counted)
      .map(({ keyPackId, unlimited, issued, kind }) => [keyPackId, unlimited, issued, kind]),
  ).toEqual([
    [13, true, 100, 'temporary'],
    [2, true, 0, 'built-in'],
  ]);
  const sum = (calType: string, id: number): (number | null)[] => {
    const group = packs.filter(
      (pack) => pack.counted && pack.calType === calType && pack.productVersion.id === id,
    );
    return [
      group.reduce((all, { total }) => all + (total ?? 0), 0),
      group.reduce((all, { issued }) => all + (issued ?? 0), 0),
    ];
  };
  expect(sum('per-device', 2)).toEqual([2065, 1044]);
  expect(sum('per-user', 4)).toEqual([300, 0]);
  expect(sum('per-user', 6)).toEqual([2000, 1]);
  expect(
    packs
      .filter(({ perpetual }) => perpetual !== true)
      .map(({ keyPackId, expires }) => [keyPackId, toIso(expires)]),
  ).toEqual([[3, '2023-02-09T12:15:49Z']]);
  expect(packs.find(({ productVersion }) => productVersion.id === 6)?.kind).toBe('open');
  expect(codesOf(batch)).toEqual(
    expect.arrayContaining(['header-longer-than-rows', 'duplicate-key-pack-id', 'host-absent']),
  );
  expect(batch.rejected).toEqual([]);
});

test('two key packs pasted into an article, prose around them', () => {
  const { batch, end } = readingOf('documents/05-jpwinsup-migrate-rds-cals-ja.txt');
  expect(
    batch.keyPacks.map((pack) => [
      pack.host,
      pack.keyPackId,
      pack.description,
      pack.keyPackType,
      pack.totalLicenses,
      pack.issuedLicenses,
      toIso(pack.expirationDate),
    ]),
  ).toEqual([
    ['RDLS01', 2, 'A02-5.00-EX', 6, 4_294_967_295, 0, '2035-12-31T15:00:00Z'],
    ['RDLS01', 3, 'A02-10.00-S', 1, 50, 2, '2038-01-01T07:22:29Z'],
  ]);
  expect(batch.keyPacks[1]?.typeAndModel).toBe('RDS CAL (接続デバイス数)');
  // An extract: what it does not show may exist.
  expect(end?.coverage.map(({ complete }) => complete)).toEqual([false]);
  expect(batch.rejected).toEqual([]);
});

test('a user of the directory as JSON', () => {
  expect(readingOf('ldap/01-python-ldap-user-json-en.json').batch.userCals).toEqual([
    {
      host: null,
      user: 'person.one@example1.test',
      productVersionId: 2,
      productVersion: '6.0',
      productCode: null,
      expirationDate: Date.UTC(2018, 2, 30, 13, 38, 47),
      managingServer: '55041-246-6334615-84561',
      disabled: false,
      deleted: null,
    },
  ]);
});

test('a user of the directory as a script prints it, commented out', () => {
  expect(readingOf('ldap/03-php-ldap-print_r-uk.txt').batch.userCals).toEqual([
    {
      host: null,
      user: 'person.three',
      productVersionId: 4,
      productVersion: '6.2',
      productCode: 'C50-6.02-S',
      expirationDate: Date.UTC(2022, 0, 18, 11, 55, 55),
      managingServer: '00252-20000-35572-AT477',
      disabled: null,
      deleted: null,
    },
  ]);
});

test('four lines of a user that name no user are parked, not guessed', () => {
  const { batch } = readingOf('ldap/04-adsisearcher-table-en-us.txt');
  expect(batch.userCals).toEqual([]);
  expect(batch.rejected.map(({ reason }) => reason)).toEqual(['missing-user']);
});
