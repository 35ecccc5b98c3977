import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { displayWidth } from '../src/terminal/display-width.ts';
import { CHECKOUT, calepin, lastingFolder, onTerminal } from './calepin.ts';

const hasScript = spawnSync('script', ['--version']).status === 0 && process.platform === 'linux';
const VALBRUME = join(CHECKOUT, 'examples/mairie-de-valbrume');
const PACKS = join(VALBRUME, 'RDLIC01-packs-13.csv');

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours and erasures begin with an escape.
const bare = (text: string): string => text.replace(/\u001b\[[\d;]*[mK]/g, '').replaceAll('\r', '');
const widest = (text: string): number => Math.max(...bare(text).split('\n').map(displayWidth));

describe.skipIf(!hasScript)('on a terminal', () => {
  const folder = lastingFolder();
  const environment = (): Record<string, string> => ({ CALEPIN_DATA: join(folder(), 'data') });

  beforeAll(async () => {
    const { code } = await calepin(['import', PACKS, '--site', 'Mairie de Valbrume'], {
      environment: environment(),
    });
    expect(code).toBe(0);
  });

  test.each([70, 80, 120])('tables fit %i columns', async (columns) => {
    for (const words of [['position'], ['packs', '--lang', 'fr'], ['inspect', PACKS]]) {
      const { code, stdout } = await onTerminal(words, { columns, environment: environment() });
      expect(code).toBe(0);
      expect(widest(stdout)).toBeLessThanOrEqual(columns);
    }
  });

  test('colours and bars, which a pipe does not get', async () => {
    const terminal = await onTerminal(['position'], { environment: environment() });
    expect(terminal.stdout).toContain('\u001b[94m█');
    const plain = await onTerminal(['position'], { environment: { ...environment(), NO_COLOR: '1' } });
    expect(plain.stdout).not.toContain('\u001b');
    expect(plain.stdout).toContain('█');
    const pipe = await calepin(['position'], { environment: environment() });
    expect(pipe.stdout).not.toContain('\u001b');
    expect(pipe.stdout).not.toContain('█');
    const asked = await calepin(['position', '--bar', '--color', 'always'], { environment: environment() });
    expect(asked.stdout).toContain('\u001b[94m█');
  });

  test('JSON is laid out for people, and still one document', async () => {
    const { stdout } = await onTerminal(['position', '--format', 'json'], { environment: environment() });
    expect(stdout.split('\n').length).toBeGreaterThan(10);
    expect(JSON.parse(stdout).rows).not.toEqual([]);
  });

  test.each([
    ['y\n', 'en', 'imported into Principal'],
    ['oui\n', 'fr', 'importé dans Principal'],
    ['n\n', 'en', 'Nothing was imported.'],
    ['\n', 'fr', 'Rien n’a été importé.'],
  ])('import shows what would change, asks, and takes %j in %s', async (typed, language, said) => {
    const { code, stdout } = await onTerminal(
      ['import', join(VALBRUME, 'RDLIC01-packs-01.csv'), '--lang', language],
      {
        typed,
        environment: environment(),
      },
    );
    expect(code).toBe(0);
    expect(bare(stdout)).toContain(
      language === 'en' ? 'What would change in Principal' : 'Ce qui changerait dans Principal',
    );
    expect(bare(stdout)).toContain(
      language === 'en' ? 'Import this document? [y/N]' : 'Importer ce document\u202f? [o/N]',
    );
    expect(bare(stdout)).toContain(said);
  });

  test('Ctrl-C at the question imports nothing', async () => {
    const before = await calepin(['imports', '--format', 'json'], { environment: environment() });
    const { stdout } = await onTerminal(['import', PACKS], {
      typed: '\u0003',
      typedAfter: '[y/N]',
      environment: environment(),
    });
    expect(bare(stdout)).toContain('Interrupted: nothing of this import was kept.');
    const after = await calepin(['imports', '--format', 'json'], { environment: environment() });
    expect(JSON.parse(after.stdout)).toEqual(JSON.parse(before.stdout));
  });

  test('Ctrl-C in the middle of an import takes it back', { timeout: 180_000 }, async () => {
    const path = join(folder(), 'issued.csv');
    const rows = Array.from(
      { length: 150_000 },
      (_, index) => `${index + 1},4,POSTE-${index},2,2026-03-02T08:11:00Z`,
    );
    await writeFile(
      path,
      `LicenseId,KeyPackId,sIssuedToComputer,LicenseStatus,IssueDate\r\n${rows.join('\r\n')}\r\n`,
    );
    const { stdout } = await onTerminal(['import', path, '--yes', '--host', 'LARGE'], {
      typed: '\u0003',
      typedAfter: 'Importing',
      environment: environment(),
    });
    expect(bare(stdout)).toContain('Interrupted: nothing of this import was kept.');
    const { stdout: servers } = await calepin(['servers'], { environment: environment() });
    expect(servers).not.toContain('LARGE');
  });
});
