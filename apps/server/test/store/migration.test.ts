import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openRegister, REGISTER_FILE } from '../../src/store/index.ts';
import { day, importAll, replay } from './documents.ts';
import { dump, everyPage, histories } from './dump.ts';
import { openTestRegister, temporaryFolder } from './fixture.ts';
import { PAST } from './past.ts';
import { targetOf } from './targets.ts';

const SCHEMA_1 = join(import.meta.dirname, 'schema-1');

/** The data folder that an earlier version left. */
async function leftBehind(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(SCHEMA_1, 'originals'), join(folder, 'originals'), { recursive: true });
  const database = await readFile(join(SCHEMA_1, 'register.sqlite.gz'));
  await writeFile(join(folder, REGISTER_FILE), gunzipSync(database));
  return folder;
}

test('a register of schema 1 answers all that it knew', async () => {
  const migrated = await openTestRegister(await leftBehind());
  const anew = await openTestRegister();
  for (const document of PAST) await importAll(anew, [document]);
  for (const asOf of [undefined, day(0), day(2), day(5), day(7), day(9)]) {
    expect(await dump(migrated, asOf)).toEqual(await dump(anew, asOf));
  }
  expect(await histories(migrated)).toEqual(await histories(anew));
  const imports = await everyPage((page) => migrated.imports(page));
  expect(imports.map(({ state }) => state)).toEqual(['undone', ...PAST.map(() => 'done')]);
  expect(await migrated.settings()).toEqual({ thresholds: [], expiryWarningDays: 30, staleAfterDays: 14 });
  const { rows: findings } = await migrated.findings({ limit: 10 });
  expect(findings).toMatchObject([
    { id: 'low-availability:x', subject: { targetId: null }, acknowledgement: { by: 'amelie' } },
  ]);
});

test('it goes on where it was: imports, undo, collections', async () => {
  const migrated = await openTestRegister(await leftBehind());
  const anew = await openTestRegister();
  const [first, ...others] = PAST;
  if (first === undefined) throw new Error('there is no past');
  for (const document of others) await importAll(anew, [document]);
  const imports = await everyPage((page) => migrated.imports(page));
  await migrated.undoImport(imports.at(-1)?.id ?? '');
  expect(await dump(migrated)).toEqual(await dump(anew));

  const [site] = await migrated.sites();
  await migrated.saveTarget({ ...targetOf(site?.id ?? '', 'rdl01'), nextRunAt: day(21) });
  const { targets } = await migrated.snapshot({});
  const [server] = await migrated.licenseServers({});
  expect(targets).toMatchObject([{ name: 'rdl01', licenseServerId: server?.id }]);
});

test('it is migrated once, and only when it is opened for writing', async () => {
  const folder = await leftBehind();
  const reading = openRegister({ folder, mode: 'read', replay });
  await expect(reading).rejects.toMatchObject({ code: 'failed', facts: { found: 1 } });
  await (await openRegister({ folder, mode: 'write', replay, clock: () => day(30) })).close();
  const again = await openTestRegister(folder);
  expect(await everyPage((page) => again.imports(page))).toHaveLength(PAST.length + 1);
  const reader = await openRegister({ folder, mode: 'read', replay });
  expect(await reader.targets({})).toEqual([]);
  await reader.close();
});
