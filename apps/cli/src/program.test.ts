import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../test/calepin.ts';
import { runHere } from '../test/run-here.ts';
import { COMMANDS } from './commands/index.ts';

const wrong: readonly (readonly [string[], string, string?])[] = [
  [['inspct'], '“inspct” is not a command.', 'Did you mean inspect?'],
  [['import '], '“import ” is not a command.', 'Did you mean import?'],
  [['frobnicate'], '“frobnicate” is not a command.', 'See calepin help.'],
  [['--unknown', 'position'], 'calepin has no option --unknown.'],
  [['help', 'nothing'], '“nothing” is not a command.'],
  [['inspect'], 'FILE is missing.', 'See calepin help inspect.'],
  [['inspect', 'x', '--formt', 'json'], 'inspect has no option --formt.', 'Did you mean --format?'],
  [['inspect', 'x', '-x'], 'inspect has no option -x.'],
  [['inspect', 'x', '--as'], '--as needs a value.'],
  [['inspect', 'x', '--as', 'csv'], '“csv” cannot be used for --as: it must be one of keypack-csv,'],
  [
    ['inspect', 'x', '--time-zone', 'Europe/Pari'],
    'cannot be used for --time-zone',
    'Did you mean Europe/Paris?',
  ],
  [
    ['inspect', 'x', '--format', 'xml'],
    '“xml” cannot be used for --format: it must be one of table, json, csv.',
  ],
  [['inspect', 'x', '--lang', 'de'], '“de” cannot be used for --lang'],
  [['inspect', '-', '-'], 'The standard input can be read only once.'],
  [['position', 'x'], '“x” is one word too many.'],
  [['position', '--site', 'a', '--site', 'b'], '--site is given twice.'],
  [['position', '--site='], '“” cannot be used for --site: a name has 1 to 200 characters.'],
  [['position', '--data='], '“” cannot be used for --data: a path is missing.'],
  [['position', '--as-of', '31/12/2026'], 'a moment is a day (2026-12-31)'],
  [['position', '--site', '--as-of', '2026-12-31'], '--site needs a value.'],
  [['position', '--quiet=perhaps'], '--quiet takes no value.'],
  [['position', '--no-quiet'], 'position has no option --no-quiet.'],
  [['imports', '--limit', '0'], 'it must be a number from 1 to 500'],
  [['findings', '--state', 'opn'], 'it must be one of open, closed, all', 'Did you mean open?'],
  [['serve', '--port', '99999'], 'a port is a number from 0 to 65535'],
  [['export'], 'inventory is missing.'],
  [['export', 'inventry'], '“inventry” cannot be used for inventory', 'Did you mean inventory?'],
  [['undo'], 'IMPORT is missing.'],
  [['undo', 'a', 'b'], '“b” is one word too many.'],
  [['completion', 'tcsh'], 'it must be one of bash, zsh, fish, powershell'],
];

test.each(wrong.map(([inputs, sentence, more = '']) => [inputs, sentence, more] as const))(
  '%j is wrong usage',
  async (inputs, sentence, more) => {
    const { ending, stdout, stderr } = await runHere(inputs);
    expect(ending).toEqual({ exitCode: 2 });
    expect(stdout).toBe('');
    expect(stderr).toContain(`calepin: `);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(more);
  },
);

test('wrong usage is told in French too, whatever else is wrong', async () => {
  const { ending, stderr } = await runHere(['positon', '--lang', 'fr']);
  expect(ending).toEqual({ exitCode: 2 });
  expect(stderr).toBe(
    'calepin: «\u00a0positon\u00a0» n’est pas une commande.\nVouliez-vous dire position\u202f?\nVoyez calepin help.\n',
  );
});

test.each([
  [['inspect', 'missing.csv'], 'There is no missing.csv.'],
  [['inspect', 'missing.csv', '--format', 'json'], 'There is no missing.csv.'],
  [['import', 'missing.csv'], 'There is no missing.csv.'],
  ...['position', 'findings', 'servers', 'packs', 'imports'].map(
    (name) => [[name], 'There is no register in'] as const,
  ),
  [['position'], 'There is no register in'],
  [['findings'], 'There is no register in'],
  [['servers'], 'There is no register in'],
  [['packs'], 'There is no register in'],
  [['imports'], 'There is no register in'],
  [['undo', '1234'], 'There is no register in'],
  [['export', 'inventory'], 'There is no register in'],
] as const)('%j could not be done', async (inputs, sentence) => {
  const folder = await temporaryFolder();
  const { ending, stderr } = await runHere(inputs, {
    folder,
    environment: { CALEPIN_DATA: join(folder, 'none') },
  });
  expect(ending).toEqual({ exitCode: 3 });
  expect(stderr).toContain(sentence);
});

test('asking a register that is not there does not make one', async () => {
  const folder = await temporaryFolder();
  const { stderr } = await runHere(['position'], { folder });
  expect(stderr).toContain(join(folder, 'data'));
  await expect(import('node:fs/promises').then(({ readdir }) => readdir(folder))).resolves.toEqual([]);
});

test('the keyboard is no file', async () => {
  const { ending, stderr } = await runHere(['inspect', '-'], { inputIsTerminal: true });
  expect(ending).toEqual({ exitCode: 2 });
  expect(stderr).toContain('it is the keyboard');
});

test('names from outside cannot command the terminal', async () => {
  const { stderr } = await runHere(['inspect', '\u001b]0;gotcha\u0007.csv']);
  expect(stderr).not.toContain('\u001b');
});

test.each([['--version'], ['-V'], ['version']])('%s', async (input) => {
  const { ending, stdout } = await runHere([input]);
  expect(ending).toEqual({ exitCode: 0 });
  expect(stdout).toMatch(/^calepin \d+\.\d+\.\d+\n$/);
});

test.each(COMMANDS.map(({ name }) => name))('%s --help anywhere is its page', async (name) => {
  const page = await runHere(['help', name]);
  expect(page.ending).toEqual({ exitCode: 0 });
  expect(page.stdout).toContain(`calepin ${name}`);
  expect((await runHere([name, '--help'])).stdout).toBe(
    name === 'help' ? (await runHere(['help'])).stdout : page.stdout,
  );
  expect((await runHere(['--quiet', name, 'x', '-h'])).stdout).toContain('calepin');
});

test('nothing at all is the overview', async () => {
  expect((await runHere([])).stdout).toBe((await runHere(['help'])).stdout);
});
