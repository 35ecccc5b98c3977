import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { giveUp, say } from './say.mjs';

/** What the tests need from the system: a program to look for, and Debian's package that brings it. */
const NEEDED = [
  { package: 'chromium', present: () => Boolean(process.env.CALEPIN_CHROMIUM) || onPath('chromium') },
  { package: 'bsdutils', present: () => onPath('script') },
  { package: 'zsh', present: () => onPath('zsh') },
  { package: 'fish', present: () => onPath('fish') },
];

function onPath(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));
}

/** Installs what the tests need with apt when root on Debian; otherwise names the command to type, and stops. */
export function installSystemPackages() {
  const missing = NEEDED.filter((need) => !need.present()).map((need) => need.package);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const root = process.getuid?.() === 0;
  if (!root || !onPath('apt-get')) {
    giveUp(
      `The tests need ${missing.join(', ')}. Type: sudo ${command}`,
      `Les tests ont besoin de ${missing.join(', ')}. Tapez : sudo ${command}`,
    );
  }
  say(
    `Installing ${missing.join(', ')} for the tests …`,
    `Installation de ${missing.join(', ')} pour les tests…`,
  );
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const line of ['apt-get update -q', command.replace('install', 'install -q')]) {
    const run = spawnSync('sh', ['-c', line], { stdio: ['ignore', 'ignore', 2], env: environment });
    if (run.status !== 0) giveUp(`This command failed: ${line}`, `Cette commande a échoué : ${line}`);
  }
}
