import { expect, test } from 'vitest';
import type { Register } from '../../src/store/index.ts';
import { type CollectedDocument, collect } from './collected.ts';
import { covers, DAY_ZERO, day, importAll, PACK, packs } from './documents.ts';
import { openTestRegister } from './fixture.ts';

const HOUR = 3_600_000;
const hour = (number: number): number => DAY_ZERO + number * HOUR;

const shown = (host: string, issued: number): CollectedDocument => ({
  batch: { keyPacks: [{ ...PACK, host, issuedLicenses: issued }] },
  coverage: [covers('key-packs', host)],
});

/** Issued, and in which hour it was read last, as of each hour. */
async function told(register: Register, hours: readonly number[]): Promise<unknown[]> {
  const answers = [];
  for (const number of hours) {
    const [pack] = await register.keyPacks({ asOf: hour(number) });
    const source = pack?.issuedSource;
    answers.push(source ? [pack.facts.issuedLicenses, (source.observedAt - DAY_ZERO) / HOUR] : null);
  }
  return answers;
}

test('an age is never newer than the instant it is asked for, and exact where readings are recent', async () => {
  const register = await openTestRegister();
  for (let number = 0; number <= 10 * 24; number++) {
    const { confirmed } = await collect(register, shown('rdl01', 1), hour(number));
    expect(confirmed).toBe(number > 0);
  }
  // Hourly for three days back from the last day's first reading; before that, the last of each day.
  expect(await told(register, [0, 5, 23, 24, 6 * 24 + 12, 7 * 24 + 1, 9 * 24 + 7, 10 * 24, 99 * 24])).toEqual(
    [
      [1, 0],
      [1, 0],
      [1, 23],
      [1, 23],
      [1, 6 * 24 - 1],
      [1, 7 * 24 + 1],
      [1, 9 * 24 + 7],
      [1, 10 * 24],
      [1, 10 * 24],
    ],
  );
  expect(await register.observedBetween()).toEqual({ oldest: hour(0), newest: hour(10 * 24) });
});

test('the same reading twice is one confirmation', async () => {
  const register = await openTestRegister();
  for (const number of [0, 1, 1, 0]) await collect(register, shown('rdl01', 1), hour(number));
  expect(await told(register, [0, 1, 2])).toEqual([
    [1, 0],
    [1, 1],
    [1, 1],
  ]);
  expect((await register.imports({ limit: 9, unchanged: true })).rows).toHaveLength(1);
});

test('a confirmation that comes late is put where it belongs', async () => {
  const register = await openTestRegister();
  for (const number of [0, 4, 2]) await collect(register, shown('rdl01', 1), hour(number));
  expect(await told(register, [1, 3, 5])).toEqual([
    [1, 0],
    [1, 2],
    [1, 4],
  ]);
});

test('an import that comes late parts the confirmations; undoing it makes no difference to what is told', async () => {
  const register = await openTestRegister();
  for (const number of [0, 1, 2, 3]) await collect(register, shown('rdl01', 1), hour(number));
  const before = await told(register, [0, 1, 2, 3, 4]);
  const { record } = await importAll(register, [packs(hour(1.5), 'rdl01', [{ issuedLicenses: 9 }])]);
  expect(await told(register, [0, 1, 1.5, 2, 3])).toEqual([
    [1, 0],
    [1, 1],
    [9, 1.5],
    [1, 2],
    [1, 3],
  ]);
  // The reading that followed is one of its own, in the import that brought the document.
  const { rows } = await register.imports({ limit: 9 });
  expect(rows.map(({ observations }) => observations.map((one) => one.confirmedAt))).toEqual([
    [null],
    [hour(1), hour(3)],
  ]);
  await register.undoImport(record.id);
  expect(await told(register, [0, 1, 2, 3, 4])).toEqual(before);
});

test('undoing the import of a collection takes its readings away, those that were parted too', async () => {
  const register = await openTestRegister();
  const { importId } = await collect(register, shown('rdl01', 1), hour(0));
  for (const number of [1, 2, 3]) await collect(register, shown('rdl01', 1), hour(number));
  await importAll(register, [packs(hour(1.5), 'rdl01', [{ issuedLicenses: 9 }])]);
  await register.undoImport(importId);
  expect(await told(register, [1, 2, 9])).toEqual([null, [9, 1.5], [9, 1.5]]);
});

test('two names that turn out to be one server are told in the order of their readings', async () => {
  const register = await openTestRegister();
  // Another server of the same label keeps the short name apart.
  const { record } = await importAll(register, [packs(day(0), 'rdl01.b.example', [{}])]);
  for (const number of [1, 3, 5]) await collect(register, shown('rdl01', 1), hour(number));
  for (const number of [2, 4, 6]) await collect(register, shown('rdl01.a.example', 2), hour(number));
  await register.undoImport(record.id);
  expect(await register.licenseServers({})).toMatchObject([{ host: 'rdl01.a.example' }]);
  expect(await told(register, [1, 2, 3, 4, 5, 6])).toEqual([
    [1, 1],
    [2, 2],
    [1, 3],
    [2, 4],
    [1, 5],
    [2, 6],
  ]);
});
