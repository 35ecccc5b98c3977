import { expect, test } from 'vitest';
import type { Command } from '../commands/definition.ts';
import { COMMANDS } from '../commands/index.ts';
import { parseWords } from './parse-words.ts';

function command(name: string): Command {
  const found = COMMANDS.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

test.each<[string, string[], Record<string, unknown>, string[]]>([
  ['inspect', ['a.csv', 'b.csv'], {}, ['a.csv', 'b.csv']],
  ['inspect', ['a.csv', '--as', 'cim-json', 'b.csv'], { as: 'cim-json' }, ['a.csv', 'b.csv']],
  ['inspect', ['--format=json', '-'], { format: 'json' }, ['-']],
  ['inspect', ['--', '--help', '-x'], {}, ['--help', '-x']],
  ['inspect', ['-q', 'a.csv'], { quiet: true }, ['a.csv']],
  ['import', ['a.csv', '-y', '--site', ' Valbrume '], { yes: true, site: 'Valbrume' }, ['a.csv']],
  ['import', ['a.csv', '-yq'], { yes: true, quiet: true }, ['a.csv']],
  [
    'import',
    ['a.csv', '--observed-at', '2026-01-14T07:30:00Z'],
    { observedAt: Date.UTC(2026, 0, 14, 7, 30) },
    ['a.csv'],
  ],
  ['position', ['--no-bar'], { bar: false }, []],
  ['position', ['--bar'], { bar: true }, []],
  ['export', ['inventory', '--excel-fr', '-o', 'x.csv'], { excelFr: true, output: 'x.csv' }, ['inventory']],
  ['serve', ['--port', '0'], { port: 0 }, []],
  ['help', [], {}, []],
])('%s %j', async (name, words, options, rest) => {
  const parsed = await parseWords(command(name), words, (id) => id);
  const given = Object.fromEntries(Object.entries(parsed.options).filter(([, value]) => value !== undefined));
  expect(given).toEqual(options);
  expect(parsed.words).toEqual(rest);
});
