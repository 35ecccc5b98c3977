import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collect, readAll } from '../test/reading.ts';
import { fileSources } from './file-sources.ts';
import { spool } from './spool.ts';

const PACKS = 'Server,KeyPackId,TotalLicenses\nA,3,270\n';
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calepin-test-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function names(path: string): Promise<string[]> {
  return (await collect(fileSources(path))).map(({ name }) => name);
}

test('a folder is its files, its own folders included, in order; hidden files and links are not', async () => {
  await mkdir(join(folder, 'b', 'c'), { recursive: true });
  for (const name of ['z.csv', 'a.csv', 'b/x.csv', 'b/c/y.csv', '.hidden'])
    await writeFile(join(folder, name), PACKS);
  await symlink('/etc/passwd', join(folder, 'link'));
  expect(await names(folder)).toEqual(['a.csv', 'b/c/y.csv', 'b/x.csv', 'z.csv']);
});

test('a file is itself, under its own name', async () => {
  await writeFile(join(folder, 'a.csv'), PACKS);
  const [source] = await collect(fileSources(join(folder, 'a.csv')));
  expect(source).toMatchObject({ name: 'a.csv', size: PACKS.length });
  expect(source === undefined ? null : (await readAll(source)).batch.keyPacks.length).toBe(1);
});

test('what is not there refuses itself', async () => {
  const [source] = await collect(fileSources(join(folder, 'none.csv')));
  const { refused } = source === undefined ? { refused: null } : await readAll(source);
  expect(refused).toMatchObject({ code: 'unreadable', facts: { reason: 'ENOENT' } });
});

test('a stream is spooled, opened as often as wanted, and its file removed', async () => {
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(PACKS.slice(0, 10));
    yield Buffer.from(PACKS.slice(10));
  };
  const spooled = await spool('-', bytes());
  expect((await readAll(spooled.source)).batch.keyPacks.length).toBe(1);
  expect((await readAll(spooled.source)).end?.bytes).toBe(PACKS.length);
  await spooled.remove();
  expect((await readAll(spooled.source)).refused).toMatchObject({
    code: 'unreadable',
    facts: { reason: 'ENOENT' },
  });
});

test('a stream that breaks leaves no file', async () => {
  // biome-ignore lint/correctness/useYield: it breaks before it gives anything.
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    throw new Error('connection lost');
  };
  await expect(spool('-', broken())).rejects.toThrow('connection lost');
});
