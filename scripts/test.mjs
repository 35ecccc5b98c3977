// `npm test`: everything that proves the product, on a machine that has only Node.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installDependencies, runtime } from './setup/dependencies.mjs';
import { compileKerberos } from './setup/kerberos.mjs';
import { buildPage } from './setup/page.mjs';
import { installSystemPackages } from './setup/system-packages.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
installDependencies();
installSystemPackages();
const node = runtime();
compileKerberos(node);
buildPage(node);

mkdirSync('.cache', { recursive: true });
const results = '.cache/test-results.json';
const projects = ['--project', 'unit', '--project', 'program', '--project', 'browser'];
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
const run = spawnSync(
  node,
  ['node_modules/vitest/vitest.mjs', 'run', ...projects, ...reporters, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
const {
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: skipped,
} = JSON.parse(readFileSync(results, 'utf8'));
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(run.status ?? 1);
