import { countChanged } from './count-changed.ts';
import { dataStale } from './data-stale.ts';
import { duplicatePack } from './duplicate-pack.ts';
import { exhausted } from './exhausted.ts';
import { expiringPack } from './expiring-pack.ts';
import { lowAvailability } from './low-availability.ts';
import { overIssued } from './over-issued.ts';
import { packDisappeared } from './pack-disappeared.ts';
import { serverNotActivated } from './server-not-activated.ts';
import { targetSilent } from './target-silent.ts';
import { temporaryLicenses } from './temporary-licenses.ts';
import type { Rule } from './types.ts';
import { userCalAccount } from './user-cal-account.ts';
import { versionUnknown } from './version-unknown.ts';

/** Every rule. Adding one is adding a file and naming it here. */
export const RULES: readonly Rule[] = [
  overIssued,
  exhausted,
  lowAvailability,
  expiringPack,
  packDisappeared,
  countChanged,
  duplicatePack,
  serverNotActivated,
  temporaryLicenses,
  targetSilent,
  dataStale,
  userCalAccount,
  versionUnknown,
];
