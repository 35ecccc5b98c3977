// `npm run bench`: every figure beside its peer, measured in this very run. `-- --write` puts the table into the READMEs.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installDependencies, runtime } from './setup/dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
installDependencies();
const run = spawnSync(runtime(), ['--expose-gc', 'bench/run.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
