import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY, toIso } from '@calepin/core';
import { expect, test } from 'vitest';
import { parseDirectoryTime } from '../src/values/compact-date.ts';
import { type NumericDate, parseDate } from '../src/values/date.ts';

const FOLDER = process.env['CALEPIN_SAMPLES'] ?? join(import.meta.dirname, '../../../../shared/samples');

function sample(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

function numericDate(text: string | undefined): NumericDate {
  const reading = parseDate(text ?? '', (wallClock) => wallClock);
  if (typeof reading !== 'object' || reading === null) throw new Error(`${text} is no date in figures`);
  return reading;
}

test('what a directory accepts is read as what it gives back', () => {
  const vectors: { set: string; get: string }[] = JSON.parse(
    sample('ldap/07-samba-time-syntax-vectors.json'),
  );
  expect(vectors.length).toBe(5);
  for (const { set, get } of vectors) {
    expect([set, parseDirectoryTime(set)]).toEqual([set, parseDirectoryTime(get)]);
    expect(parseDirectoryTime(get)).not.toBeNaN();
  }
});

test('a century of expiry dates is in order', () => {
  const texts = sample('ldap/08-samba-simplesort-msTSExpireDate4.expected.txt').match(/\d{14}\.0Z/g) ?? [];
  const instants = texts.map(parseDirectoryTime);
  expect(instants.length).toBe(33);
  expect(instants.toSorted((one, other) => one - other)).toEqual(instants);
  expect(toIso(instants[0] ?? null)).toBe('1900-01-01T01:00:00Z');
});

test('a date of the United States can be read in one way only when its day is above twelve', () => {
  const text = /mstsexpiredate\s+\{(.*)\}/.exec(sample('ldap/04-adsisearcher-table-en-us.txt'))?.[1];
  expect(numericDate(text)).toEqual({ dayFirst: null, monthFirst: Date.UTC(2015, 3, 14, 19, 21, 42) });
});

test('a temporary licence lasts ninety days, once its dates are read month first', () => {
  const dump = sample('keypacks/06-tsctst-client-licence-dump-ru-locale.txt');
  const from = numericDate(/Valid from\s+: (.*)/.exec(dump)?.[1]?.trim()).monthFirst ?? 0;
  const to = numericDate(/Expires on\s+: (.*)/.exec(dump)?.[1]?.trim()).monthFirst ?? 0;
  expect(toIso(from)).toBe('2017-08-07T13:18:50Z');
  expect(to - from).toBe(90 * DAY);
});
