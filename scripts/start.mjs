// `npm start`: installs, builds the page, starts the server. Each step is done once and skipped while nothing changed.
// With `--demo`, also a fleet of hosts that do not exist, collected into a folder that goes with it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies, runtime } from './setup/dependencies.mjs';
import { buildPage } from './setup/page.mjs';

const DEFAULT_PORT = '7355';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
installDependencies();
const node = runtime();
buildPage(node);

const given = process.argv.slice(2);
const demo = given.includes('--demo');
const words = given.filter((word) => word !== '--demo');
const folder = demo && !has('data') ? mkdtempSync(join(tmpdir(), 'calepin-demo-')) : null;
// What is in it is invented: whoever reaches the port is let in.
if (folder !== null) words.push('--data', folder, '--open');

const server = spawn(node, ['apps/server/src/main.ts', ...words], { stdio: 'inherit' });
const fleet = demo
  ? spawn(
      node,
      ['apps/simulator/src/demo.ts', '--server', `http://127.0.0.1:${optionValue('port') ?? DEFAULT_PORT}`],
      {
        stdio: 'inherit',
      },
    )
  : null;
// Ctrl-C reaches the server by itself (same terminal); other signals are passed on. Either way the server decides when
// it has stopped cleanly, and its exit code is ours.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => {
  fleet?.kill();
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? (signal === 'SIGINT' ? 0 : 3));
});

/** Whether an option was given, as `--name value` or `--name=value`. */
function has(name) {
  return words.some((word) => word === `--${name}` || word.startsWith(`--${name}=`));
}

function optionValue(name) {
  const at = words.indexOf(`--${name}`);
  return at >= 0
    ? words[at + 1]
    : words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
}
