import { en as accounts } from './en/accounts.ts';
import { en as audit } from './en/audit.ts';
import { en as collection } from './en/collection.ts';
import { en as credentials } from './en/credentials.ts';
import { en as failure } from './en/failure.ts';
import { en as figures } from './en/figures.ts';
import { en as findings } from './en/findings.ts';
import { en as imports } from './en/imports.ts';
import { en as intake } from './en/intake.ts';
import { en as issuedLicenses } from './en/issued-licenses.ts';
import { en as keyPacks } from './en/key-packs.ts';
import { en as licenseServers } from './en/license-servers.ts';
import { en as overview } from './en/overview.ts';
import { en as prepare } from './en/prepare.ts';
import { en as runs } from './en/runs.ts';
import { en as sessionHosts } from './en/session-hosts.ts';
import { en as settings } from './en/settings.ts';
import { en as shell } from './en/shell.ts';
import { en as targets } from './en/targets.ts';
import { en as userCals } from './en/user-cals.ts';

/** English texts of the page, as ICU MessageFormat patterns: one file per area. */
export const en = {
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
