#!/usr/bin/env node
// Starts the command on Node 24 or later: the pinned runtime of the checkout is used where the machine has an older one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // Compiled once: a command then starts in a third of the time. Kept in the checkout, where nobody else writes.
  module.enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/calepin', import.meta.url)));
  await import('../src/main.ts');
} else {
  // The runtime itself rather than its link, which is a script on Windows.
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const binary = system === 'win' ? 'node.exe' : 'node';
  const runtime = [`node-${system}-${process.arch}/bin/${binary}`, '.bin/node']
    .map((path) => fileURLToPath(new URL(`../../../node_modules/${path}`, import.meta.url)))
    .find((path) => existsSync(path));
  if (runtime === undefined) {
    console.error('calepin needs Node 24 or later; run "npm ci" in the checkout to get the pinned runtime.');
    process.exit(3);
  }
  const command = spawn(runtime, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // Ctrl-C reaches both by itself where there is a terminal. Anything else is passed on, and the command decides when it ends.
  const terminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
  process.on('SIGINT', () => terminal || command.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => command.kill(signal));
  command.on('error', (error) => {
    console.error(`calepin could not start ${runtime}: ${error.message}`);
    process.exit(3);
  });
  command.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 3);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
