import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { giveUp, say } from './say.mjs';

/** What the tests need from the system: a file to look for, and Debian's package that brings it. */
const NEEDED = [
  { package: 'chromium', present: () => Boolean(process.env.CALEPIN_CHROMIUM) || onPath('chromium') },
  { package: 'bsdutils', present: () => onPath('script') },
  { package: 'zsh', present: () => onPath('zsh') },
  { package: 'fish', present: () => onPath('fish') },
  { package: 'openssl', present: () => onPath('openssl') },
  { package: 'age', present: () => onPath('age') },
  // Somebody else's Argon2.
  { package: 'argon2', present: () => onPath('argon2') },
  // A domain controller, and the commands of another directory client.
  { package: 'samba', present: () => onPath('samba') },
  { package: 'samba-ad-provision', present: () => existsSync('/usr/share/samba/setup/provision_users.ldif') },
  { package: 'samba-dsdb-modules', present: () => inLibrary('samba/ldb/samba_dsdb.so') },
  { package: 'winbind', present: () => onPath('ntlm_auth') },
  { package: 'ldap-utils', present: () => onPath('ldapsearch') },
  // Who else accepts and begins NTLM, and speaks WS-Management.
  { package: 'gss-ntlmssp', present: () => inLibrary('gssntlmssp/gssntlmssp.so') },
  { package: 'python3-gssapi', present: () => inPython('gssapi') },
  { package: 'python3-winrm', present: () => inPython('winrm') },
  // A key centre of Kerberos, and what its optional package is compiled with.
  { package: 'krb5-kdc', present: () => onPath('krb5kdc') },
  { package: 'krb5-admin-server', present: () => onPath('kadmin.local') },
  { package: 'krb5-user', present: () => onPath('kinit') },
  { package: 'libkrb5-dev', present: () => existsSync('/usr/include/krb5.h') },
  { package: 'g++', present: () => onPath('g++') },
];

/** Folders of programs that a user's own path may lack. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];
/** Asked by Debian's packages whether their services may start; 101 is no. */
const POLICY = '/usr/sbin/policy-rc.d';

function onPath(program) {
  const folders = [...(process.env.PATH ?? '').split(':'), ...SYSTEM_FOLDERS];
  return folders.some((folder) => folder !== '' && existsSync(`${folder}/${program}`));
}

/** Whether a library is there, whatever the processor: `/usr/lib/x86_64-linux-gnu/…`. */
function inLibrary(file) {
  if (!existsSync('/usr/lib')) return false;
  return readdirSync('/usr/lib').some((name) => existsSync(`/usr/lib/${name}/${file}`));
}

/** Whether Debian's own Python has a module. */
function inPython(module) {
  return existsSync(`/usr/lib/python3/dist-packages/${module}/__init__.py`);
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
  withoutStartingServices(() => {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const line of ['apt-get update -q', command.replace('install', 'install -q')]) {
      const run = spawnSync('sh', ['-c', line], { stdio: ['ignore', 'ignore', 2], env: environment });
      if (run.status !== 0) return line;
    }
    return null;
  });
}

/** The tests start what they need themselves, on ports of their own: no domain, file or key service is left running. */
function withoutStartingServices(install) {
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  let failed;
  try {
    failed = install();
  } finally {
    if (ours) rmSync(POLICY);
  }
  if (failed !== null) giveUp(`This command failed: ${failed}`, `Cette commande a échoué : ${failed}`);
}
