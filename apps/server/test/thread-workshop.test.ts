import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ReaderCrashed } from '../src/collect/failure.ts';
import { threadWorkshop } from '../src/jobs/thread-workshop.ts';
import { WorkerSeat } from '../src/jobs/worker-seat.ts';
import { NotStarted, type Workshop } from '../src/jobs/workshop.ts';
import { BY_ITSELF, lockFolder, RegisterError, StorageError } from '../src/store/index.ts';
import { packsCsv, perUserPack } from './open-register.ts';
import { issuedLicensesCsv } from './server-process.ts';

let folder: string;
let workshop: Workshop | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calepin-test-'));
});
afterEach(async () => {
  await workshop?.close();
  workshop = null;
  await rm(folder, { recursive: true, force: true });
});

async function uploaded(name: string, text: string) {
  const path = join(folder, name);
  await writeFile(path, text);
  return { path, name, size: text.length, modifiedAt: null };
}

const SITE = { name: 'Principal', example: false };

test('what runs in threads answers as what runs here: values, progress and errors of their class', async () => {
  workshop = await threadWorkshop(folder);
  const upload = await uploaded('RDLIC01_20260101_0600.csv', packsCsv(perUserPack('RDLIC01', 3, 10, 12)));
  const inspected = await workshop.inspect({ upload, siteId: null });
  expect(inspected.documents[0]?.keyPacks[0]).toMatchObject({ host: 'RDLIC01', total: 10, issued: 12 });
  const phases = new Set<string>();
  const task = { site: SITE, origin: 'file' as const, by: BY_ITSELF, documents: [{ upload, index: null }] };
  const { record } = await workshop.import(task, { onProgress: ({ phase }) => phases.add(phase) });
  expect(record?.state).toBe('done');
  expect(phases.size).toBeGreaterThan(0);
  expect((await workshop.position({})).rows).toMatchObject([{ installed: 10, issued: 12, overIssued: 2 }]);
  await expect(workshop.writesAs(BY_ITSELF).undoImport('nothing')).rejects.toSatisfy(
    (error) => error instanceof RegisterError && error.code === 'unknown-import',
  );
  await expect(workshop.reads.imports({ limit: 1, cursor: 'made-up' })).rejects.toBeInstanceOf(RegisterError);
});

test('a list that comes in parts is whole and in its order', async () => {
  workshop = await threadWorkshop(folder);
  const packs = Array.from({ length: 601 }, (_, at) => perUserPack('RDLIC01', at + 3, 10, 2));
  const upload = await uploaded('RDLIC01_20260101_0600.csv', packsCsv(...packs));
  await workshop.import({ site: SITE, origin: 'file', by: BY_ITSELF, documents: [{ upload, index: null }] });
  const numbers = (await workshop.reads.keyPacks({})).map(({ facts }) => facts.keyPackId);
  expect(numbers).toEqual(packs.map((_, at) => at + 3));
});

test('the thread that reads a file may die of it, alone', async () => {
  // Too little for anything: each file is read by a new thread, and each dies.
  workshop = await threadWorkshop(folder, { inspectHeapMebibytes: 8 });
  const upload = await uploaded('packs.csv', packsCsv(perUserPack('RDLIC01', 3, 10, 12)));
  for (const _ of ['first', 'second']) {
    await expect(workshop.inspect({ upload, siteId: null })).rejects.toBeInstanceOf(ReaderCrashed);
  }
  expect(await workshop.reads.sites()).toEqual([]);
  const { record } = await workshop.import({
    site: SITE,
    origin: 'file',
    by: BY_ITSELF,
    documents: [{ upload, index: null }],
  });
  expect(record?.state).toBe('done');
});

test('a worker that died is started again, and those who waited for it are told', async () => {
  workshop = await threadWorkshop(folder);
  const seat = new WorkerSeat({ folder, role: 'inspect' });
  const upload = await uploaded('issued.csv', issuedLicensesCsv(50_000));
  const first = await seat.ready();
  const waiting = seat.call('inspect', [{ upload, siteId: null }]).catch((error: unknown) => error);
  // Between being asked to stop and the force there is no time.
  expect(await first.close(0)).toEqual({ forced: true });
  expect(await waiting).toBeInstanceOf(ReaderCrashed);
  expect(await seat.call('sites', [])).toEqual([]);
  expect(await seat.close(10_000)).toEqual({ forced: false });
  await expect(seat.call('sites', [])).rejects.toMatchObject({ name: 'AbortError' });
});

test('a short change does not wait for ever behind an import', async () => {
  workshop = await threadWorkshop(folder, { writePatienceMs: 1 });
  const upload = await uploaded('issued.csv', issuedLicensesCsv(50_000));
  const stop = new AbortController();
  const importing = workshop.import(
    { site: SITE, origin: 'file', by: BY_ITSELF, documents: [{ upload, index: null }] },
    { signal: stop.signal },
  );
  await expect(
    workshop.writesAs(BY_ITSELF).saveSettings(await workshop.reads.settings()),
  ).rejects.toBeInstanceOf(NotStarted);
  stop.abort();
  const outcome = await importing.catch((error: Error) => error.name);
  expect(
    outcome === 'AbortError' || (typeof outcome === 'object' && outcome.record?.state === 'failed'),
  ).toBe(true);
});

test('closing stops an import, and refuses what waits behind it', async () => {
  workshop = await threadWorkshop(folder);
  const upload = await uploaded('issued.csv', issuedLicensesCsv(50_000));
  const task = { site: SITE, origin: 'file' as const, by: BY_ITSELF, documents: [{ upload, index: null }] };
  const first = workshop.import(task).catch((error: Error) => error.name);
  const second = workshop.import(task).catch((error: unknown) => error);
  expect(await workshop.close()).toEqual({ forced: false });
  const outcome = await first;
  expect(
    outcome === 'AbortError' || (typeof outcome === 'object' && outcome.record?.state !== 'running'),
  ).toBe(true);
  expect(await second).toBeInstanceOf(NotStarted);
});

test('a folder without a register that can be opened is an error of the register', async () => {
  await writeFile(
    join(folder, 'register.sqlite'),
    'this is no database, whatever its name says '.repeat(200),
  );
  await expect(threadWorkshop(folder)).rejects.toBeInstanceOf(StorageError);
  const lock = await lockFolder(folder);
  await lock.release();
});
