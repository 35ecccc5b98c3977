// `npm start`: installs, builds the page, starts the server. Each step is done once and skipped while nothing changed.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installDependencies, runtime } from './setup/dependencies.mjs';
import { buildPage } from './setup/page.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
installDependencies();
const node = runtime();
buildPage(node);

const server = spawn(node, ['apps/server/src/main.ts', ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches the server by itself (same terminal); other signals are passed on. Either way the server decides when
// it has stopped cleanly, and its exit code is ours.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 0 : 3)));
