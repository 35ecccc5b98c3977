import { spawn, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { faults, parse } from '../../../collector/test/grammar.ts';
import { SHELLS } from '../src/commands/completion/shells.ts';
import { calepin, ended, temporaryFolder } from './calepin.ts';

const scripts = new Map<string, string>();

beforeAll(async () => {
  for (const shell of SHELLS)
    scripts.set(shell, (await calepin(['completion', shell, '--lang', 'fr'])).stdout);
});

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** Runs lines in a shell that has loaded its script. */
async function inShell(
  program: string,
  shell: string,
  words: readonly string[],
  lines: string,
): Promise<string> {
  const folder = await temporaryFolder();
  const path = join(folder, `calepin.${shell}`);
  await writeFile(path, scripts.get(shell) ?? '');
  const child = spawn(program, [...words, lines.replaceAll('SCRIPT', path)], { cwd: folder, stdio: 'pipe' });
  child.stdin.end();
  const { code, stdout, stderr } = await ended(child);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return stdout;
}

describe.skipIf(!isInstalled('bash'))('bash', () => {
  /** What bash proposes once the words are typed and the tabulator pressed. */
  const proposed = async (...words: string[]): Promise<string[]> => {
    const typed = words.map((word) => `'${word}'`).join(' ');
    const lines = `source SCRIPT; touch packs.csv; mkdir exports
COMP_WORDS=(${typed}); COMP_CWORD=${words.length - 1}; _calepin; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return (await inShell('bash', 'bash', ['--norc', '-c'], lines)).split('\n').filter((line) => line !== '');
  };

  test.each<[string[], string[]]>([
    [['calepin', 'ins'], ['inspect']],
    [
      ['calepin', 'import'],
      ['import', 'imports'],
    ],
    [['calepin', '--lang', 'fr', 'pos'], ['position']],
    [
      ['calepin', 'inspect', '--as', 'cim'],
      ['cim-json', 'cim-xml'],
    ],
    [['calepin', 'inspect', '--time-zone', 'Europe/P'], ['Europe/Paris']],
    [['calepin', 'position', '--no'], ['--no-bar']],
    [
      ['calepin', 'position', '--format', ''],
      ['table', 'json', 'csv'],
    ],
    [['calepin', 'findings', '--state', 'c'], ['closed']],
    [['calepin', 'export', ''], ['inventory']],
    [['calepin', 'export', 'inventory', '--e'], ['--excel-fr']],
    [['calepin', 'completion', 'p'], ['powershell']],
    [['calepin', 'help', 'un'], ['undo']],
    [['calepin', 'inspect', 'pa'], ['packs.csv']],
    [['calepin', 'position', '--data', 'exp'], ['exports']],
    [['calepin', 'position', 'pa'], []],
    [['calepin', 'position', '--site', ''], []],
  ])('%j proposes %j', async (words, proposals) => {
    expect(await proposed(...words)).toEqual(proposals);
  });

  test('is loaded as the help says', async () => {
    const lines = `set -e; calepin() { cat SCRIPT; }; source <(calepin completion bash); complete -p calepin`;
    expect(await inShell('bash', 'bash', ['--norc', '-c'], lines)).toBe(
      'complete -o filenames -F _calepin calepin\n',
    );
  });
});

test.skipIf(!isInstalled('zsh'))('zsh takes its script', async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is zsh that expands it.
  const lines = 'autoload -Uz compinit && compinit -u -D; source SCRIPT; print ${_comps[calepin]}';
  expect(await inShell('zsh', 'zsh', ['-f', '-c'], lines)).toBe('_calepin\n');
});

test.skipIf(!isInstalled('fish'))('fish proposes from its script', async () => {
  const lines = "source SCRIPT; complete -C 'calepin ins'; complete -C 'calepin findings --state c'";
  const stdout = await inShell('fish', 'fish', ['--no-config', '-c'], lines);
  expect(stdout).toContain('inspect\tlire des inventaires');
  expect(stdout).toContain('closed');
});

test('PowerShell’s grammar understands its script', () => {
  expect(faults(parse(scripts.get('powershell') ?? ''))).toEqual([]);
});

test.skipIf(!isInstalled('pwsh'))('PowerShell proposes from its script', async () => {
  const lines = `. SCRIPT.ps1; (TabExpansion2 'calepin ins' 11).CompletionMatches.CompletionText`;
  expect(await inShell('pwsh', 'powershell', ['-NoProfile', '-Command'], lines)).toBe('inspect\n');
});

test.each(SHELLS)('the script for %s names every command and leaves no value out', (shell) => {
  const script = scripts.get(shell) ?? '';
  for (const name of ['inspect', 'import', 'undo', 'position', 'export', 'serve', 'help'])
    expect(script).toContain(name);
  expect(script).toContain('excel-fr');
  expect(script).not.toMatch(/undefined|\[object|NaN/);
});
