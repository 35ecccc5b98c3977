import { spawnSync } from 'node:child_process';
import { giveUp, say } from './say.mjs';
import { fingerprint, isDone, setDone } from './stamp.mjs';

const SOURCES = ['apps/web', 'packages/core/src', 'apps/server/src/api/schemas', 'package-lock.json'];
const STAMP = 'apps/web/dist/.calepin-built';

/** Builds the page when its sources changed since the last build. */
export function buildPage(node) {
  const wanted = fingerprint(SOURCES);
  if (isDone(STAMP, wanted)) return;
  say('Building the page …', 'Construction de la page…');
  const run = spawnSync(node, ['../../node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: 'apps/web',
    stdio: ['ignore', 2, 2],
  });
  if (run.status !== 0)
    giveUp('The page could not be built: see above.', "La page n'a pas pu être construite : voir ci-dessus.");
  setDone(STAMP, wanted);
}
