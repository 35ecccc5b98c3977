import { expect, test } from 'vitest';
import { prepareArguments } from './prepare-arguments.ts';

test.each<[string[], string[]]>([
  [[], ['help']],
  [
    ['--lang', 'fr'],
    ['help', '--lang', 'fr'],
  ],
  [['--help'], ['help']],
  [['help', '--help'], ['help']],
  [
    ['inspect', '-h'],
    ['help', 'inspect'],
  ],
  [
    ['inspect', 'a.csv', '--as', 'cim-json', '--help', '--lang=fr'],
    ['help', 'inspect', '--lang=fr'],
  ],
  [
    ['--lang', 'fr', 'inspect', '--help'],
    ['help', 'inspect', '--lang', 'fr'],
  ],
  [['--version'], ['version']],
  [
    ['--format=json', '-V'],
    ['version', '--format=json'],
  ],
  [
    ['--data', 'd', '--quiet', 'position', '--site', 's'],
    ['position', '--data', 'd', '--quiet', '--site', 's'],
  ],
  [
    ['position', '--format', 'json'],
    ['position', '--format', 'json'],
  ],
  [
    ['inspect', '--', '--help'],
    ['inspect', '--', '--help'],
  ],
  [
    ['--unknown', 'position'],
    ['--unknown', 'position'],
  ],
  [['--lang'], ['help', '--lang']],
])('%j becomes %j', (inputs, prepared) => {
  expect(prepareArguments(inputs)).toEqual(prepared);
});
