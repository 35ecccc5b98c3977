import { en as failure } from './en/failure.ts';
import { en as figures } from './en/figures.ts';
import { en as findings } from './en/findings.ts';
import { en as imports } from './en/imports.ts';
import { en as intake } from './en/intake.ts';
import { en as issuedLicenses } from './en/issued-licenses.ts';
import { en as keyPacks } from './en/key-packs.ts';
import { en as licenseServers } from './en/license-servers.ts';
import { en as overview } from './en/overview.ts';
import { en as settings } from './en/settings.ts';
import { en as shell } from './en/shell.ts';

/** English texts of the page, as ICU MessageFormat patterns: one file per area. */
export const en = {
  ...failure,
  ...figures,
  ...findings,
  ...imports,
  ...intake,
  ...issuedLicenses,
  ...keyPacks,
  ...licenseServers,
  ...overview,
  ...settings,
  ...shell,
};
