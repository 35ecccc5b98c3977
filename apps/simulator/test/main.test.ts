import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, '../src/main.ts');

let running: ChildProcess | null = null;
afterEach(() => {
  running?.kill('SIGKILL');
  running = null;
});

const ended = (
  ...words: readonly string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...words], (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });

test('plays what it is told to, says where, and ends with Ctrl-C', async () => {
  const words = [
    '--license-servers',
    '2',
    '--session-hosts',
    '1',
    '--licenses',
    '10',
    '--by-path',
    '--control',
    '0',
  ];
  const child = spawn(process.execPath, [MAIN, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  running = child;
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  while (!said.includes('Ctrl-C')) await once(child.stdout, 'data');
  const lines = said.split('\n');
  expect(lines[0]).toContain('3 hosts that do not exist');
  expect(lines.slice(1, 4)).toEqual([
    expect.stringMatching(/^RDLIC01 {2}license-server {2}http:\/\/127\.0\.0\.1:\d+\/RDLIC01\/wsman$/),
    expect.stringMatching(/^RDLIC02 {2}license-server/),
    expect.stringMatching(/^RDSH01 {2}session-host/),
  ]);
  const control = /^Control: (\S+)$/m.exec(said)?.[1];
  const answer = (await (await fetch(`${control}/hosts`)).json()) as { readonly hosts: readonly object[] };
  expect(answer.hosts).toHaveLength(3);
  child.kill('SIGINT');
  expect((await once(child, 'exit'))[0]).toBe(0);
});

test.each([
  [['--port', 'x'], '--port takes a whole number up to 65535'],
  [['--license-servers', '5001'], '--license-servers takes a whole number up to 5000'],
  [['--license-servers', '5000', '--session-hosts', '1'], '5000 hosts at most'],
  [['--nope'], '--nope'],
])('refuses %j', async (words, text) => {
  const { code, stderr } = await ended(...words);
  expect(code).toBe(2);
  expect(stderr).toContain(text);
});

test('says what it takes', async () => {
  const { code, stdout } = await ended('--help');
  expect(code).toBe(0);
  expect(stdout).toContain('--session-hosts N');
});
