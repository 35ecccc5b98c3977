import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHECKOUT, calepin, type Ended, lastingFolder, temporaryFolder } from './calepin.ts';
import { documentOf } from './contract.ts';
import { type Here, runHere } from './run-here.ts';

const VALBRUME = join(CHECKOUT, 'examples/mairie-de-valbrume');
const NUAGINE = join(CHECKOUT, 'examples/nuagine-hebergement');

interface Import {
  readonly id: string;
  readonly state: string;
  readonly site: string;
}

describe('a register of two sites', () => {
  const folder = lastingFolder();
  const ask = (...words: string[]): Promise<Ended> =>
    calepin(words, { environment: { CALEPIN_DATA: join(folder(), 'data') } });
  // The same without a process of its own, for the cases that differ in little.
  const askHere = (...words: string[]): Promise<Here> =>
    runHere(words, { environment: { CALEPIN_DATA: join(folder(), 'data') } });
  const imports: Import[] = [];

  beforeAll(async () => {
    for (const [path, site] of [
      [VALBRUME, 'Mairie de Valbrume'],
      [NUAGINE, 'Nuagine'],
    ] as const) {
      const { code, stdout } = await ask('import', path, '--site', site, '--format', 'json');
      expect(code).toBe(0);
      imports.push(...JSON.parse(stdout).imports);
    }
  });

  test('import says what it did, and which import it was', () => {
    expect(imports.map(({ site, state }) => [site, state])).toEqual([
      ['Mairie de Valbrume', 'done'],
      ['Nuagine', 'done'],
    ]);
  });

  test('the JSON of each command is that of the contract', async () => {
    const position = documentOf<{ site: string }>(
      'position',
      (await ask('position', '--format', 'json')).stdout,
    );
    expect(new Set(position.rows.map(({ site }) => site))).toEqual(
      new Set(['Mairie de Valbrume', 'Nuagine']),
    );
    const findings = documentOf(
      'findings',
      (await ask('findings', '--state', 'all', '--format', 'json')).stdout,
    );
    expect(findings.rows.length).toBeGreaterThan(0);
    const servers = documentOf<{ host: string }>(
      'servers',
      (await ask('servers', '--format', 'json')).stdout,
    );
    expect(servers.rows.map(({ host }) => host)).toContain('RDLIC01');
    const packs = documentOf<{ counted: boolean }>('packs', (await ask('packs', '--format', 'json')).stdout);
    expect(new Set(packs.rows.map(({ counted }) => counted))).toEqual(new Set([true, false]));
    expect(JSON.parse((await ask('imports', '--format', 'json')).stdout).rows).toHaveLength(2);
  });

  test.each([
    ['position', 'Type', 'Version', 'Installed', 'Issued', 'Status'],
    ['findings', 'Soon', 'since'],
    ['servers', 'License server', 'Activation', 'RDLIC01'],
    ['packs', 'License server', 'Built-in', 'unlimited', 'never'],
    ['imports', 'Identifier', 'Done', 'Nuagine'],
  ])('calepin %s in English', async (command, ...words) => {
    const { code, stdout, stderr } = await ask(command);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const word of words) expect(stdout).toContain(word);
  });

  test.each([
    ['position', 'Type', 'Installées', 'Émises', 'Par utilisateur'],
    ['findings', 'Bientôt', 'depuis le'],
    ['servers', 'Serveur de licences', 'RDLIC01'],
    ['packs', 'Intégré', 'illimité', 'jamais'],
    ['imports', 'Identifiant', 'Fait'],
  ])('calepin %s en français', async (command, ...words) => {
    const { ending, stdout } = await askHere(command, '--lang', 'fr');
    expect(ending).toEqual({ exitCode: 0 });
    for (const word of words) expect(stdout).toContain(word);
  });

  test.each([
    ['position', 'Site,CalType,ProductVersionId'],
    ['findings', 'Id,Rule,Severity'],
    ['servers', 'Site,LicenseServer,Activation'],
    ['packs', 'Site,LicenseServer,KeyPackId'],
    ['imports', 'Import,State,Site'],
  ])('calepin %s as CSV', async (command, header) => {
    const { ending, stdout } = await askHere(command, '--format', 'csv');
    expect(ending).toEqual({ exitCode: 0 });
    expect(stdout.startsWith(header)).toBe(true);
    expect(stdout.split('\r\n').length).toBeGreaterThan(2);
  });

  test('one site, one license server, one moment', async () => {
    const sites = (stdout: string): string[] =>
      JSON.parse(stdout).rows.map(({ site }: { site: string }) => site);
    const one = await askHere('position', '--site', 'nuagine', '--format', 'json');
    expect(new Set(sites(one.stdout))).toEqual(new Set(['Nuagine']));
    const packs = await askHere('packs', '--server', 'lic-b', '--format', 'json');
    const hosts = JSON.parse(packs.stdout).rows.map(({ host }: { host: string }) => host);
    expect(new Set(hosts)).toEqual(new Set(['LIC-B.nuagine.test']));
    expect(
      (await askHere('packs', '--server', 'LIC-B.nuagine.test', '--format', 'csv')).stdout.split('\r\n'),
    ).toHaveLength(hosts.length + 2);
    const before = await askHere('position', '--as-of', '2001-01-01');
    expect(before).toMatchObject({
      ending: { exitCode: 0 },
      stdout: 'The register holds no counted key pack at this moment.\n',
    });
  });

  test.each([
    [
      ['position', '--site', 'Nowhere'],
      'The register has no site Nowhere.',
      'It has: Mairie de Valbrume, Nuagine.',
    ],
    [
      ['packs', '--server', 'NONE'],
      'The register has no license server NONE.',
      'calepin servers lists them.',
    ],
    [['undo', 'ffff'], 'No import has the identifier ffff.', 'calepin imports lists them.'],
  ])('%j could not be done', async (words, sentence, remedy) => {
    const { ending, stdout, stderr } = await askHere(...words);
    expect({ ending, stdout }).toEqual({ ending: { exitCode: 3 }, stdout: '' });
    expect(stderr).toBe(`calepin: ${sentence}\n${remedy}\n`);
  });

  test('the inventory that calepin writes is one that it reads', async () => {
    const path = join(folder(), 'inventory.csv');
    const { code, stdout, stderr } = await ask(
      'export',
      'inventory',
      '--full',
      '--site',
      'Nuagine',
      '-o',
      path,
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain(`${path}: `);
    const { documents } = JSON.parse((await calepin(['inspect', path, '--format', 'json'])).stdout);
    const read = documents[0].licenseServers.flatMap(({ keyPacks }: { keyPacks: unknown[] }) => keyPacks);
    const held = JSON.parse((await askHere('packs', '--site', 'Nuagine', '--format', 'json')).stdout).rows;
    const figures = ({ keyPackId, calType, total, issued, counted }: Record<string, unknown>) =>
      [keyPackId, calType, total, issued, counted].join();
    const present = held.filter(({ missingSince }: { missingSince: string | null }) => missingSince === null);
    expect(read.map(figures).sort()).toEqual(present.map(figures).sort());
    const plain = await askHere('export', 'inventory');
    expect(plain.stdout.split('\r\n')[0]).toBe(
      'Server,KeyPackId,ProductVersion,TypeAndModel,TotalLicenses,AvailableLicenses,ExpirationDate',
    );
    const excel = await askHere('export', 'inventory', '--excel-fr');
    expect(excel.stdout.startsWith('\ufeffServer;KeyPackId;')).toBe(true);
    expect(excel.stdout).toMatch(/;\d{2}\/\d{2}\/\d{4}\r\n/);
    const nowhere = await ask('export', 'inventory', '-o', join(folder(), 'no', 'such', 'x.csv'));
    expect(nowhere.code).toBe(3);
    expect(nowhere.stderr).toContain('could not be written (ENOENT)');
  });
});

// A dozen processes, on machines that do other things as well.
test('import: what it says, again, what was wrong, and taking it back', { timeout: 240_000 }, async () => {
  const folder = await temporaryFolder();
  const run = (...words: string[]): Promise<Ended> => calepin(words, { cwd: folder });
  await writeFile(
    join(folder, 'SRV1_20260114_0730.csv'),
    'KeyPackId,TotalLicenses,IssuedLicenses,ProductVersionID,ProductType\r\n3,10,1,7,1\r\n',
  );

  const first = await run('import', 'SRV1_20260114_0730.csv');
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toContain(
    '1 document imported into Principal: license servers 1 added · key packs 1 added.',
  );
  expect((await run('servers')).stdout).toContain('SRV1');

  const again = await run('import', 'SRV1_20260114_0730.csv', '--lang', 'fr');
  expect(again.code).toBe(0);
  expect(again.stdout).toContain('1 document importé dans Principal\u00a0: aucun changement.');

  await writeFile(
    join(folder, 'bad.csv'),
    'KeyPackId,TotalLicenses,IssuedLicenses,ProductVersionID,ProductType\r\n3,deux,1,7,1\r\n4,5,1,7,1\r\n',
  );
  await writeFile(join(folder, 'letter.txt'), 'no inventory\n');
  const partly = await run(
    'import',
    'bad.csv',
    'letter.txt',
    '--host',
    'SRV2',
    '--site',
    'Elsewhere',
    '--observed-at',
    '2026-01-01',
  );
  expect(partly.code).toBe(1);
  expect(partly.stdout).toContain('▲ 1 row rejected');
  expect(partly.stderr).toContain('■ Not read  letter.txt');
  const { rows } = JSON.parse((await run('servers', '--format', 'json')).stdout);
  expect(rows.map(({ host, site }: { host: string; site: string }) => `${site}/${host}`)).toContain(
    'Elsewhere/SRV2',
  );
  const found = JSON.parse((await run('imports', '--format', 'json', '--limit', '1')).stdout).rows[0];
  expect(found.observations[0]).toMatchObject({
    observedAt: '2026-01-01T00:00:00Z',
    observedAtSource: 'given',
  });

  const nothing = await run('import', 'letter.txt');
  expect(nothing.code).toBe(3);
  expect(nothing.stderr).toContain('calepin: Nothing was imported.');

  const undone = await run('undo', found.id.slice(-8));
  expect(undone).toMatchObject({ code: 0, stderr: '' });
  expect(undone.stdout).toMatch(/^The import of .* was taken back\.\n$/);
  expect((await run('position', '--site', 'Elsewhere', '--format', 'json')).stdout).toContain('"rows":[]');
  expect((await run('undo', found.id)).code).toBe(3);
});

test('a document from a pipe, its format given', async () => {
  const folder = await temporaryFolder();
  const input = await readFile(join(VALBRUME, 'RDLIC01-packs-07.csv'));
  const run = await calepin(['import', '-', '--as', 'keypack-csv', '--format', 'json'], {
    cwd: folder,
    input,
  });
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout).imports[0].observations[0]).toMatchObject({
    name: '-',
    format: 'keypack-csv',
  });
});
