import { expect, test } from 'vitest';
import type { Register } from '../../src/store/index.ts';
import { day, importAll, packs, requestOf } from './documents.ts';
import { openTestRegister } from './fixture.ts';

const BYTES = packs(day(0), 'rdl01', [{}]);

/** Imports the same bytes as read in a certain way; tells whether they were parsed, and folded. */
async function importAs(register: Register, reading: string, at: number): Promise<[boolean, boolean]> {
  const site = await register.ensureSite('Mairie');
  const importId = await register.beginImport({ site: site.id, origin: 'file' });
  const request = await requestOf(register, importId, site.id, BYTES);
  let parsed = false;
  const { folded } = await register.fold({
    ...request,
    observedAt: at,
    reading,
    events: () => {
      parsed = true;
      return request.events();
    },
  });
  await register.endImport(importId, {});
  return [parsed, folded];
}

test('the same bytes are parsed again when they are read in another way, and only then', async () => {
  const register = await openTestRegister();
  expect(await importAs(register, 'readers 1', day(1))).toEqual([true, true]);
  expect(await importAs(register, 'readers 1', day(1))).toEqual([false, false]);
  expect(await importAs(register, 'readers 1', day(2))).toEqual([false, true]);
  expect(await importAs(register, 'readers 2', day(2))).toEqual([true, true]);
  expect(await importAs(register, 'readers 2', day(3))).toEqual([false, true]);
});

test('what was read in another way confirms nothing', async () => {
  const register = await openTestRegister();
  const { site } = await importAll(register, []);
  await importAs(register, 'readers 1', day(1));
  const request = await requestOf(register, '', site.id, BYTES);
  const again = { ...request, format: 'collector-json', observedAt: day(2) } as const;
  expect(await register.confirm({ ...again, reading: 'readers 2' })).toBeNull();
  expect(await register.confirm({ ...again, sha256: '0'.repeat(64), reading: 'readers 1' })).toBeNull();
  expect(await register.confirm({ ...again, defaultHost: 'other', reading: 'readers 1' })).toBeNull();
  expect(await register.confirm({ ...again, reading: 'readers 1' })).toMatchObject({ folded: false });
});
