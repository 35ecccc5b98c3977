import { describe, expect, test } from 'vitest';
import { day, importAll, licenses, packs, requestOf } from './documents.ts';
import { dump, everyPage } from './dump.ts';
import { openTestRegister } from './fixture.ts';

describe('an import', () => {
  test('is remembered with what it brought', async () => {
    const register = await openTestRegister();
    const { record, site } = await importAll(register, [
      packs(day(1), 'rdl01', [{}]),
      licenses(day(2), 'rdl01', [{}]),
    ]);
    expect(record).toMatchObject({
      site: site.id,
      state: 'done',
      origin: 'file',
      failure: null,
      endedAt: day(1000),
    });
    expect(
      record.observations.map((one) => [
        one.observedAt,
        one.hosts,
        one.changes.keyPacks.added,
        one.changes.issuedLicenses.added,
      ]),
    ).toEqual([
      [day(1), ['rdl01'], 1, 0],
      [day(2), ['rdl01'], 0, 1],
    ]);
    expect(await register.importRecord(record.id)).toEqual(record);
    expect(await register.importRecord('none')).toBeNull();
  });

  test('that fails leaves nothing, whatever it had folded', async () => {
    const register = await openTestRegister();
    await importAll(register, [packs(day(1), 'rdl01', [{}])]);
    const before = await dump(register);
    const site = await register.ensureSite('Mairie');
    const id = await register.beginImport({ site: site.id, origin: 'push' });
    await register.fold(
      await requestOf(register, id, site.id, packs(day(2), 'rdl01', [{ totalLicenses: 1 }])),
    );
    expect(await register.endImport(id, { failure: 'stopped' })).toMatchObject({
      state: 'failed',
      failure: 'stopped',
    });
    expect(await dump(register)).toEqual(before);
    await expect(register.undoImport(id)).rejects.toMatchObject({ code: 'import-already-undone' });
    await expect(register.endImport(id, {})).rejects.toMatchObject({ code: 'import-not-running' });
  });

  test('is undone once; what it changed stays written', async () => {
    const register = await openTestRegister();
    const { record } = await importAll(register, [packs(day(1), 'rdl01', [{}])]);
    const undone = await register.undoImport(record.id);
    expect(undone).toMatchObject({
      state: 'undone',
      observations: [{ changes: { keyPacks: { added: 1 } } }],
    });
    expect(await register.licenseServers({})).toEqual([]);
    await expect(register.undoImport(record.id)).rejects.toMatchObject({ code: 'import-already-undone' });
    await expect(register.undoImport('none')).rejects.toMatchObject({ code: 'unknown-import' });
  });

  test('takes documents only while it runs, and only of its site', async () => {
    const register = await openTestRegister();
    const { record, site } = await importAll(register, [packs(day(1), 'rdl01', [{}])]);
    const other = await register.ensureSite('Autre');
    const running = await register.beginImport({ site: site.id, origin: 'file' });
    const document = packs(day(2), 'rdl01', [{}]);
    for (const [id, where, code] of [
      [record.id, site.id, 'import-not-running'],
      [running, other.id, 'import-not-running'],
      ['none', site.id, 'unknown-import'],
    ] as const) {
      await expect(register.fold(await requestOf(register, id, where, document))).rejects.toMatchObject({
        code,
      });
    }
    await expect(register.beginImport({ site: 'none', origin: 'file' })).rejects.toMatchObject({
      code: 'unknown-site',
    });
  });

  test('comes after the later ones in the list, page by page', async () => {
    const register = await openTestRegister();
    const ids = [];
    for (let number = 1; number <= 5; number++) {
      ids.push((await importAll(register, [packs(day(number), 'rdl01', [{}])])).record.id);
    }
    const found = await everyPage((page) => register.imports(page), 2);
    expect(found.map((record) => record.id)).toEqual(ids.reverse());
  });

  test('that only repeats another says that nothing changed', async () => {
    const register = await openTestRegister();
    await importAll(register, [packs(day(1), 'rdl01', [{}, { keyPackId: 4 }])]);
    const { record } = await importAll(register, [packs(day(1), 'rdl01', [{}, { keyPackId: 4 }])]);
    expect(record.observations.map((one) => one.changes.keyPacks)).toEqual([
      { added: 0, changed: 0, gone: 0, unchanged: 2 },
    ]);
  });
});

test('a list large enough for its indexes to be set aside has them again afterwards', async () => {
  const register = await openTestRegister();
  const many = Array.from({ length: 50_001 }, (_, index) => ({
    licenseId: index,
    computer: `POSTE-${index}`,
  }));
  await importAll(register, [licenses(day(1), 'rdl01', [{ computer: 'PREMIER' }])]);
  const before = await dump(register);
  const { record } = await importAll(register, [licenses(day(2), 'rdl02', many)]);
  const found = async () => {
    const counts = [];
    for (const sort of ['holder', 'computer', 'issued', 'expires', 'licenseId'] as const) {
      counts.push((await register.issuedLicenses({ limit: 60_000, sort })).rows.length);
    }
    return [
      ...counts,
      await register.issuedLicenseCount({ search: 'POSTE-5' }),
      await register.issuedLicenseCount({ search: '0xabc' }),
    ];
  };
  expect(await found()).toEqual([50_002, 50_002, 50_002, 50_002, 50_002, 1112, 50_002]);
  await register.undoImport(record.id);
  expect(await dump(register)).toEqual(before);
  expect(await found()).toEqual([1, 1, 1, 1, 1, 0, 1]);
});
