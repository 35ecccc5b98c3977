import { expect, test } from 'vitest';
import type { Register, UserCalFilter } from '../../src/store/index.ts';
import { collect } from './collected.ts';
import { covers, day, importAll, SESSION_HOST, USER_CAL } from './documents.ts';
import { everyPage } from './dump.ts';
import { openTestRegister } from './fixture.ts';

const CALS = [
  { user: 'LAB\\Amélie', disabled: false },
  { user: 'LAB\\amelia', disabled: true, deleted: false },
  { user: 'OTHER\\Amédée', disabled: false, deleted: true },
  { user: 'amelie@lab.test', disabled: true, deleted: true },
  { user: 'Zoé', disabled: null },
  { user: 'lab_rat', disabled: false, deleted: false },
].map((cal) => ({ ...USER_CAL, ...cal }));

async function withCals(): Promise<Register> {
  const register = await openTestRegister();
  await importAll(register, [
    { at: day(1), batch: { userCals: CALS }, coverage: [covers('user-cals', null)] },
  ]);
  return register;
}

const users = async (register: Register, filter: UserCalFilter, limit?: number) =>
  (await everyPage((page) => register.userCals({ ...filter, ...page }), limit)).map(({ user }) => user);

test.each<[string, UserCalFilter, string[]]>([
  ['all, by name', {}, ['amelie@lab.test', 'LAB\\amelia', 'LAB\\Amélie', 'lab_rat', 'OTHER\\Amédée', 'Zoé']],
  ['by the account', { search: 'AMÉ' }, ['LAB\\Amélie', 'OTHER\\Amédée']],
  ['by the account, in every domain', { search: 'ame' }, ['amelie@lab.test', 'LAB\\amelia']],
  ['by the whole name', { search: 'lab\\am' }, ['LAB\\amelia', 'LAB\\Amélie']],
  ['by the domain', { search: 'lab' }, ['LAB\\amelia', 'LAB\\Amélie', 'lab_rat']],
  ['by the middle of a name', { search: 'lie' }, []],
  ['by what looks like a pattern', { search: '%' }, []],
  ['active', { account: 'active' }, ['LAB\\Amélie', 'lab_rat']],
  ['disabled', { account: 'disabled' }, ['LAB\\amelia']],
  ['deleted', { account: 'deleted' }, ['amelie@lab.test', 'OTHER\\Amédée']],
  ['deleted, by the account', { account: 'deleted', search: 'amé' }, ['OTHER\\Amédée']],
  ['before they were read', { asOf: day(0) }, []],
])('users’ CALs: %s', async (_, filter, expected) => {
  const register = await withCals();
  expect(await users(register, filter)).toEqual(expected);
  expect(await users(register, filter, 1)).toEqual(expected);
});

test('a cursor belongs to its question', async () => {
  const register = await withCals();
  const { next } = await register.userCals({ limit: 1, account: 'active' });
  await expect(register.userCals({ limit: 1, cursor: next ?? '' })).rejects.toMatchObject({
    code: 'invalid-cursor',
  });
});

test('an account that is deleted later is told so, and no longer once it is back', async () => {
  const register = await openTestRegister();
  const read = (at: number, deleted: boolean | null) =>
    importAll(register, [
      { at, batch: { userCals: [{ ...USER_CAL, deleted }] }, coverage: [covers('user-cals', null)] },
    ]);
  await read(day(1), false);
  await read(day(2), true);
  await read(day(3), null);
  await read(day(4), false);
  const told = async (asOf: number) =>
    (await register.userCals({ asOf, limit: 1 })).rows.map(({ deleted }) => deleted);
  expect(await told(day(1))).toEqual([false]);
  expect(await told(day(2))).toEqual([true]);
  // What a reading leaves out stays as it was last known.
  expect(await told(day(3))).toEqual([true]);
  expect(await told(day(4))).toEqual([false]);
});

test('a session host is as fresh as the last reading that confirmed it, by the instant', async () => {
  const register = await openTestRegister();
  const document = {
    batch: { sessionHosts: [SESSION_HOST] },
    coverage: [covers('session-host', 'rdsh01')],
  };
  for (const number of [1, 3, 5]) await collect(register, document, day(number));
  const seen = async (asOf?: number) =>
    (await register.sessionHosts(asOf === undefined ? {} : { asOf })).map(
      (host) => host.lastSeen?.observedAt,
    );
  expect(await seen(day(0))).toEqual([]);
  expect(await seen(day(1))).toEqual([day(1)]);
  expect(await seen(day(4))).toEqual([day(3)]);
  expect(await seen()).toEqual([day(5)]);
});
