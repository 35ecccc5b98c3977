import { execFileSync } from 'node:child_process';
import { mkdir, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connect } from '../../src/store/dialect.ts';
import { lockFolder, openRegister, REGISTER_FILE, runningServer } from '../../src/store/index.ts';
import { prepareFolder } from '../../src/store/local-disk.ts';
import { day, importAll, packs, replay } from './documents.ts';
import { dump } from './dump.ts';
import { openTestRegister, temporaryFolder } from './fixture.ts';
import { organisation } from './organisation.ts';
import { WriterProcess } from './process.ts';

const openFor = (folder: string, mode: 'write' | 'read' = 'write') =>
  openRegister({ folder, mode, replay, clock: () => day(1000) });

/** A disk of its own, so small that it fills; `null` where this user may not mount one. */
async function smallDisk(mebibytes: number): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  const folder = await temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

describe('a full disk', () => {
  test('stops the import with a clear error; the register is intact, and usable once there is room', async () => {
    const folder = await temporaryFolder();
    await writeFirst(folder);
    const before = await answers(folder);
    // No file may grow beyond 2 MiB: what a full disk does to whoever writes.
    const writer = new WriterProcess(folder, { first: 1, licenses: 20_000, imports: 5, fileBlocks: 4096 });
    await writer.ended();
    expect(writer.lines.at(-1)).toBe('storage disk-full');
    expect(writer.done).toEqual([]);
    expect(await answers(folder)).toEqual(before);
    await usable(folder);
  });

  test('the same on a disk of its own', async (context) => {
    const folder = await smallDisk(12);
    // The test above has shown it without the right to mount.
    if (folder === null) return context.skip('may not mount a file system');
    const register = await openFor(folder);
    onTestFinished(() => register.close());
    await importAll(register, organisation(0, 50));
    const before = await dump(register);
    await writeFile(join(folder, 'ballast'), Buffer.alloc(6 * 2 ** 20));
    await expect(importAll(register, organisation(1, 20_000))).rejects.toMatchObject({
      name: 'StorageError',
      code: 'disk-full',
    });
    expect(await dump(register)).toEqual(before);
    await rm(join(folder, 'ballast'));
    await importAll(register, organisation(2, 50));
    expect(await register.licenseServers({})).toHaveLength(2);
    expect((await readdir(join(folder, 'originals'))).filter((name) => name.startsWith('incoming-'))).toEqual(
      [],
    );
  });

  async function writeFirst(folder: string): Promise<void> {
    const register = await openFor(folder);
    await importAll(register, organisation(0, 50));
    await register.close();
  }

  async function answers(folder: string): Promise<unknown> {
    const register = await openFor(folder);
    try {
      return await dump(register);
    } finally {
      await register.close();
    }
  }

  async function usable(folder: string): Promise<void> {
    const register = await openFor(folder);
    await importAll(register, organisation(9, 20_000));
    expect(await register.licenseServers({})).toHaveLength(2);
    await register.close();
  }
});

describe('a damaged register', () => {
  const DAMAGE: readonly (readonly [string, (file: string) => Promise<void>])[] = [
    [
      'is another kind of file',
      (file) => writeFile(file, 'PK\u0003\u0004 not a database, at any length'.repeat(500)),
    ],
    ['has a torn first page', (file) => overwrite(file, 0, Buffer.alloc(4096, 0xff))],
    ['lost all of its pages but one', (file) => truncate(file, 8192)],
    ['has garbage in its pages', (file) => overwrite(file, 8192, Buffer.alloc(400_000, 0xa5))],
  ];

  test.each(DAMAGE)('that %s is reported as damaged', async (_, damage) => {
    const folder = await temporaryFolder();
    const register = await openFor(folder);
    await importAll(register, organisation(0, 500));
    await register.close();
    await damage(join(folder, REGISTER_FILE));
    const use = async () => {
      const opened = await openFor(folder);
      try {
        await dump(opened);
      } finally {
        await opened.close();
      }
    };
    await expect(use()).rejects.toMatchObject({ name: 'StorageError', code: 'corrupt' });
  });

  test('of a later version is left alone', async () => {
    const folder = await temporaryFolder();
    const register = await openFor(folder);
    await register.close();
    const connection = connect(join(folder, REGISTER_FILE), 'write');
    await connection.db.updateTable('meta').set({ value: '999' }).where('name', '=', 'schema').execute();
    await connection.close();
    for (const mode of ['write', 'read'] as const) {
      await expect(openFor(folder, mode)).rejects.toMatchObject({
        code: 'newer-schema',
        facts: { found: 999 },
      });
    }
  });

  test('is not made by opening for reading', async () => {
    const folder = await temporaryFolder();
    await expect(openFor(folder, 'read')).rejects.toMatchObject({ name: 'StorageError' });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a damaged original', () => {
  const TEARS: readonly (readonly [string, string, (file: string) => Promise<void>])[] = [
    ['that was cut', 'corrupt', (file) => truncate(file, 40)],
    ['that was altered', 'corrupt', (file) => overwrite(file, 20, Buffer.alloc(30, 0x55))],
    ['that is empty', 'corrupt', (file) => truncate(file, 0)],
    ['that is gone', 'original-missing', (file) => rm(file)],
  ];

  test.each(TEARS)(
    '%s stops only what needs it, and leaves the register as it was',
    async (_, code, tear) => {
      const folder = await temporaryFolder();
      const register = await openTestRegister(folder);
      const late = packs(day(1), 'rdl01', [{ totalLicenses: 1 }]);
      const newest = packs(day(3), 'rdl01', [{ totalLicenses: 3 }]);
      const { record } = await importAll(register, [newest]);
      const [observation] = record.observations;
      const sha256 = observation?.sha256 ?? '';
      await tear(join(folder, 'originals', sha256.slice(0, 2), `${sha256.slice(2)}.zst`));
      const before = await dump(register);
      const read = async () => {
        for await (const _ of register.original(sha256));
      };
      await expect(read()).rejects.toMatchObject({ name: 'StorageError', code });
      // A late document needs the newer one to be read again.
      await expect(importAll(register, [late])).rejects.toMatchObject({ name: 'StorageError', code });
      expect(await dump(register)).toEqual(before);
      // Bringing the document again heals it.
      await importAll(register, [newest]);
      await importAll(register, [late], 'Mairie');
      expect((await register.snapshot({ asOf: day(2) })).keyPacks.map(({ pack }) => pack.total)).toEqual([1]);
    },
  );
});

describe('one folder', () => {
  test('is for one process at a time, and free when that one is killed', async () => {
    const folder = join(await temporaryFolder(), 'data');
    expect(await runningServer(folder)).toBeNull();
    const writer = new WriterProcess(folder, { first: 0, licenses: 10, imports: 1_000_000 });
    await writer.said(1);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'in-use', facts: { folder, url: null } });
    await writer.kill();
    const lock = await lockFolder(folder);
    await lock.release();
  });

  test('tells where its server answers, as long as it does', async () => {
    const folder = await temporaryFolder();
    const lock = await lockFolder(folder);
    expect(await runningServer(folder)).toBeNull();
    await lock.announce('http://127.0.0.1:4711', 'token');
    expect(await runningServer(folder)).toEqual({ url: 'http://127.0.0.1:4711', token: 'token' });
    await expect(lockFolder(folder)).rejects.toMatchObject({ facts: { url: 'http://127.0.0.1:4711' } });
    await lock.release();
    expect(await runningServer(folder)).toBeNull();
    // What a dead server announced is not believed.
    await writeFile(join(folder, 'address.json'), '{"url":"http://127.0.0.1:1"}');
    expect(await runningServer(folder)).toBeNull();
    const next = await lockFolder(folder);
    expect(await runningServer(folder)).toBeNull();
    await next.release();
  });

  test.each([
    [0x6969, 'nfs'],
    [0xff534d42, 'cifs'],
    [0xff534d42 | 0, 'cifs'],
    [0x01021997, '9p'],
  ])('on a network share (type %i) is refused', async (type, fileSystem) => {
    const folder = await temporaryFolder();
    await expect(prepareFolder(folder, async () => type)).rejects.toMatchObject({
      code: 'network-share',
      facts: { folder, fileSystem },
    });
  });

  test('is for its owner alone', async (context) => {
    if (process.platform === 'win32') return context.skip('has other rights');
    const folder = join(await temporaryFolder(), 'data');
    await prepareFolder(folder);
    const handle = await open(folder, 'r');
    expect((await handle.stat()).mode & 0o777).toBe(0o700);
    await handle.close();
  });

  test('may be read while it is written', async () => {
    const folder = await temporaryFolder();
    const writer = await openTestRegister(folder);
    await importAll(writer, organisation(0, 10));
    const reader = await openFor(folder, 'read');
    onTestFinished(() => reader.close());
    expect(await dump(reader)).toEqual(await dump(writer));
    await importAll(writer, organisation(1, 10));
    expect(await reader.licenseServers({})).toHaveLength(2);
    await expect(reader.ensureSite('Autre')).rejects.toMatchObject({ code: 'read-only' });
  });

  test('forgets the originals that nothing refers to', async () => {
    const folder = await temporaryFolder();
    const register = await openTestRegister(folder);
    const { site } = await importAll(register, organisation(0, 10));
    await mkdir(join(folder, 'originals'), { recursive: true });
    await writeFile(join(folder, 'originals', 'incoming-dead'), 'half');
    await register.removeSite(site.id);
    const left = await readdir(join(folder, 'originals'), { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
    expect(await readFile(join(folder, REGISTER_FILE))).not.toHaveLength(0);
  });
});

async function overwrite(file: string, at: number, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(bytes, 0, bytes.length, at);
  await handle.close();
}
