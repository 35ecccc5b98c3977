import type { en } from './en.ts';
import { fr as accounts } from './fr/accounts.ts';
import { fr as audit } from './fr/audit.ts';
import { fr as collection } from './fr/collection.ts';
import { fr as credentials } from './fr/credentials.ts';
import { fr as failure } from './fr/failure.ts';
import { fr as figures } from './fr/figures.ts';
import { fr as findings } from './fr/findings.ts';
import { fr as imports } from './fr/imports.ts';
import { fr as intake } from './fr/intake.ts';
import { fr as issuedLicenses } from './fr/issued-licenses.ts';
import { fr as keyPacks } from './fr/key-packs.ts';
import { fr as licenseServers } from './fr/license-servers.ts';
import { fr as overview } from './fr/overview.ts';
import { fr as prepare } from './fr/prepare.ts';
import { fr as runs } from './fr/runs.ts';
import { fr as sessionHosts } from './fr/session-hosts.ts';
import { fr as settings } from './fr/settings.ts';
import { fr as shell } from './fr/shell.ts';
import { fr as targets } from './fr/targets.ts';
import { fr as userCals } from './fr/user-cals.ts';

/** Textes français de la page, en motifs ICU MessageFormat : un fichier par partie. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  ...accounts,
  ...audit,
  ...collection,
  ...credentials,
  ...failure,
  ...figures,
  ...findings,
  ...imports,
  ...intake,
  ...issuedLicenses,
  ...keyPacks,
  ...licenseServers,
  ...overview,
  ...prepare,
  ...runs,
  ...sessionHosts,
  ...settings,
  ...shell,
  ...targets,
  ...userCals,
};
