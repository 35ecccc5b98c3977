import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { giveUp, say } from './say.mjs';
import { fingerprint, isDone, setDone } from './stamp.mjs';

const STAMP = 'node_modules/.calepin-installed';

/** Installs exactly what the lock file says, once per lock file. */
export function installDependencies() {
  const wanted = fingerprint(['package-lock.json']);
  if (isDone(STAMP, wanted)) return;
  say('Installing the dependencies (once) …', 'Installation des dépendances (une fois)…');
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const run = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 2, 2],
  });
  if (run.status !== 0) {
    giveUp(
      'The dependencies could not be installed. Check the access to the npm registry, then type: npm ci',
      "Les dépendances n'ont pas pu être installées. Vérifiez l'accès au registre npm, puis tapez : npm ci",
    );
  }
  setDone(STAMP, wanted);
}

/** Full path of a Node that runs TypeScript directly: this one when it is recent enough, else the pinned runtime. */
export function runtime() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const pinned = resolve('node_modules/.bin/node');
  if (!existsSync(pinned)) {
    giveUp(
      'No pinned runtime exists for this platform. Install Node 24 or later, then type the command again.',
      "Aucun environnement d'exécution n'est fourni pour cette plate-forme. Installez Node 24 ou plus récent, puis relancez la commande.",
    );
  }
  return pinned;
}
