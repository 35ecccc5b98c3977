import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHECKOUT, calepin, type Ended, ended, shell, start, temporaryFolder } from './calepin.ts';
import { documentOf } from './contract.ts';
import { runHere } from './run-here.ts';

const EXAMPLES = join(CHECKOUT, 'examples');
const PACKS = join(EXAMPLES, 'mairie-de-valbrume/RDLIC01-packs-07.csv');
const BAD_ROW = 'KeyPackId,TotalLicenses,IssuedLicenses,ProductVersionID\r\n3,deux,1,7\r\n4,10,1,7\r\n';
const NO_INVENTORY = 'Dear all,\nplease find the inventory attached.\n';

test('every example is a document of the contract', async () => {
  const folders = ['mairie-de-valbrume', 'nuagine-hebergement', 'ateliers-brindacier'].map((name) =>
    join(EXAMPLES, name),
  );
  const { code, stdout, stderr } = await calepin(['inspect', ...folders, '--format', 'json']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const { documents } = documentOf<{ format: string | null }>('inspection', stdout);
  expect(documents.length).toBeGreaterThan(30);
  expect(documents.filter(({ format }) => format === null)).toEqual([]);
});

test('the message of a warning is in the language asked for', async () => {
  const file = join(EXAMPLES, 'mairie-de-valbrume/CAL_Inventory_MEDIATHEQUE-01.csv');
  const messages = async (language: string): Promise<string> =>
    (await calepin(['inspect', file, '--format', 'json', '--lang', language])).stdout;
  expect(await messages('en')).toContain('IssuedLicenses is absent');
  expect(await messages('fr')).toContain('IssuedLicenses est absent');
});

test('a table for people, from a file and from a pipe', async () => {
  const file = await calepin(['inspect', PACKS]);
  expect(file.code).toBe(0);
  expect(file.stdout).toContain(
    'RDLIC01-packs-07.csv\nCSV of key packs · windows-1252 · separator “;” · 910',
  );
  expect(file.stdout).toMatch(/ +5 {2}Per User +Windows Server 2022 +200 +200 +0 +never +Volume +yes/);
  expect(file.stdout).toContain('5 key packs, 4 counted');
  expect(file.stdout).not.toContain('\u001b');
  const piped = await calepin(['inspect', '-', '--lang', 'fr'], { input: await readFile(PACKS) });
  expect(piped.code).toBe(0);
  expect(piped.stdout).toMatch(/^-\nCSV de packs de licences/);
  expect(piped.stdout).toContain('5 packs, dont 4 comptés');
});

test('an ASCII terminal gets ASCII around the names', async () => {
  const { stdout } = await calepin(['inspect', PACKS], { environment: { LANG: 'C', COLUMNS: '60' } });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the bounds of ASCII.
  expect(stdout.split('\n').filter((line) => /[^\u0000-\u007f\u201c\u201d\u00a0éàâ]/.test(line))).toEqual([]);
});

test('CSV of the key packs of all documents, formulas guarded', async () => {
  const folder = await temporaryFolder();
  await writeFile(
    join(folder, '=cmd.csv'),
    'KeyPackId,TypeAndModel,TotalLicenses,IssuedLicenses\r\n3,"=HYPERLINK(""x"")",10,1\r\n',
  );
  await copyFile(PACKS, join(folder, 'a.csv'));
  const { code, stdout } = await calepin(['inspect', folder, '--format', 'csv']);
  expect(code).toBe(0);
  const lines = stdout.split('\r\n');
  expect(lines[0]).toMatch(/^Document,LicenseServer,KeyPackId,CalType,Kind,ProductVersionId,/);
  expect(lines.find((line) => line.startsWith("'=cmd.csv,"))).toContain(`"'=HYPERLINK(""x"")"`);
  expect(lines.filter((line) => line.startsWith('a.csv,RDLIC01,'))).toHaveLength(5);
});

test.each<[string, Record<string, string>, string[], number]>([
  ['all read', { 'a.csv': BAD_ROW.replace('deux', '2') }, ['a.csv'], 0],
  ['a row rejected', { 'a.csv': BAD_ROW }, ['a.csv'], 1],
  [
    'one of two refused',
    { 'a.csv': BAD_ROW.replace('deux', '2'), 'b.txt': NO_INVENTORY },
    ['a.csv', 'b.txt'],
    1,
  ],
  ['one of two missing', { 'a.csv': BAD_ROW.replace('deux', '2') }, ['a.csv', 'b.txt'], 1],
  ['the only one refused', { 'b.txt': NO_INVENTORY }, ['b.txt'], 3],
  ['the only one empty', { 'b.txt': '' }, ['b.txt'], 3],
  ['all refused', { 'b.txt': NO_INVENTORY, 'c.txt': NO_INVENTORY }, ['b.txt', 'c.txt'], 3],
  ['an empty folder', {}, ['.'], 3],
])('%s: the exit code is the same in each format', async (_what, files, words, code) => {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const runs = await Promise.all(
    ['table', 'json', 'csv'].map((format) =>
      runHere(['inspect', ...words.map((word) => join(folder, word)), '--format', format]),
    ),
  );
  expect(runs.map((run) => run.ending)).toEqual(Array.from({ length: 3 }, () => ({ exitCode: code })));
  documentOf('inspection', runs[1]?.stdout ?? '');
  if (code === 3) for (const run of runs) expect(run.stderr).not.toBe('');
});

test('what a folder cannot give is told, the rest is read', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'deep'));
  await copyFile(PACKS, join(folder, 'deep', 'packs.csv'));
  await writeFile(join(folder, 'letter.txt'), NO_INVENTORY);
  const { code, stdout, stderr } = await calepin(['inspect', folder]);
  expect(code).toBe(1);
  expect(stdout).toContain('deep/packs.csv');
  expect(stderr).toContain('■ Not read  letter.txt');
  expect(stderr).toContain('Tried: CSV of key packs');
  expect(stderr).toContain('1 document read, 1 refused, no row rejected.');
  expect((await calepin(['inspect', folder, '--quiet'])).stderr).not.toContain('1 document read');
});

test('whoever reads may stop reading: no error, and the command ends', async () => {
  const { code, stdout, stderr } = await shell(
    `set -o pipefail; calepin inspect examples --format json | head -c 20; echo " \${PIPESTATUS[0]}"`,
  );
  expect(stderr).toBe('');
  expect(stdout).toBe('{"documents":[{"name 0\n');
  expect(code).toBe(0);
});

/** More than any pipe holds: once it is written, the command is reading, and waits for the rest. */
const MUCH = Buffer.alloc(8 * 1024 * 1024, 'KeyPackId,TotalLicenses\r\n');

async function interrupted(signal: NodeJS.Signals, node?: string): Promise<Ended> {
  const child = start(['inspect', '-'], node === undefined ? {} : { node });
  const end = ended(child);
  await new Promise<void>((resolve, reject) => {
    child.stdin?.on('error', reject).write(MUCH, () => resolve());
  });
  child.kill(signal);
  return await end;
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a command that waits for a pipe, and a shell sees it',
  async (signal) => {
    expect(await interrupted(signal)).toEqual({ code: null, signal, stdout: '', stderr: 'Interrupted.\n' });
  },
);

const OLD = '/usr/bin/node';
const isOld = existsSync(OLD) && /^v(?:1\d|2[0-3])\./.test(String(spawnSync(OLD, ['-v']).stdout));

test.skipIf(!isOld)('from the checkout with the Node of an older system', async () => {
  const words = ['inspect', '-', '--format', 'json'];
  const { code, stdout } = await calepin(words, { node: OLD, input: await readFile(PACKS) });
  expect(code).toBe(0);
  documentOf('inspection', stdout);
  expect((await calepin(['inspect'], { node: OLD })).code).toBe(2);
  expect((await calepin(['inspect', 'missing'], { node: OLD })).code).toBe(3);
  expect(await interrupted('SIGTERM', OLD)).toMatchObject({ signal: 'SIGTERM', stderr: 'Interrupted.\n' });
  expect(await interrupted('SIGINT', OLD)).toMatchObject({ signal: 'SIGINT', stderr: 'Interrupted.\n' });
});
