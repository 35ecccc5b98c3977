import { expect, test } from 'vitest';
import { runHere } from '../../../test/run-here.ts';
import { parseWords } from '../../arguments/parse-words.ts';
import { displayWidth } from '../../terminal/display-width.ts';
import type { Command } from '../definition.ts';
import { COMMANDS } from '../index.ts';

const pages = ['en', 'fr'].flatMap((language) => [
  [language, 'help'],
  ...COMMANDS.map(({ name }) => [language, 'help', name]),
]);

test.each(pages)('in %s: %s %s fits eighty columns and lacks no text', async (language, ...words) => {
  const { stdout } = await runHere([...words, '--lang', language], {
    columns: 200,
    environment: { NO_COLOR: '1' },
  });
  for (const line of stdout.split('\n')) {
    expect(displayWidth(line)).toBeLessThanOrEqual(80);
    expect(line).toBe(line.trimEnd());
  }
  expect(stdout).not.toMatch(/\b(?:command|option|argument|placeholder|help)\.[a-z-]+/);
});

test('the overview names every command once', async () => {
  const { stdout } = await runHere(['help']);
  for (const { name } of COMMANDS) expect(stdout.match(new RegExp(`^  ${name} `, 'gm'))).toHaveLength(1);
});

test('a narrow terminal wraps', async () => {
  const { stdout } = await runHere(['help', 'inspect'], { columns: 50, environment: { NO_COLOR: '1' } });
  const prose = stdout.split('\n').filter((line) => !line.startsWith('    calepin '));
  expect(Math.max(...prose.map(displayWidth))).toBeLessThanOrEqual(50);
});

const examples = COMMANDS.flatMap((command: Command) =>
  Object.values(command.examples)
    .filter((line) => line.startsWith('calepin '))
    .map((line) => [line, command] as const),
);

test.each(examples)('the example works: %s', async (line, command) => {
  const [name, ...words] = (line.split(/ [<>|] /)[0] ?? '').match(/"[^"]*"|\S+/g)?.slice(1) ?? [];
  expect(name).toBe(command.name);
  await expect(
    parseWords(
      command,
      words.map((word) => word.replaceAll('"', '')),
      (id) => id,
    ),
  ).resolves.toBeDefined();
});

test('as JSON for another program', async () => {
  const { stdout } = await runHere(['help', '--format', 'json']);
  const { commands } = JSON.parse(stdout);
  expect(commands.map(({ name }: { name: string }) => name)).toEqual(COMMANDS.map(({ name }) => name));
});
