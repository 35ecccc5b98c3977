import { ACCOUNT_WRITES } from '../store/accounts/account-writes.ts';
import type { RegisterReads, RegisterWrites, RunWrites } from './workshop.ts';

/** What the register answers across threads. */
export const READS = [
  'sites',
  'imports',
  'importRecord',
  'observedBetween',
  'trend',
  'snapshot',
  'licenseServers',
  'licenseServer',
  'licenseServerNames',
  'keyPacks',
  'keyPack',
  'keyPackHistory',
  'issuedLicenses',
  'issuedLicenseCount',
  'userCals',
  'sessionHosts',
  'findings',
  'finding',
  'settings',
  'revision',
  'credentials',
  'sealedSecret',
  'targets',
  'target',
  'runs',
  'run',
  'auditEvents',
  'auditLines',
  'auditHead',
  'hasOwner',
  'accounts',
  'account',
  'accountSecret',
  'signedIn',
  'signIns',
  'oneTimeLink',
  'apiTokens',
  'apiTokenOf',
] as const satisfies readonly (keyof RegisterReads)[];

/** What changes the register in a few moments. */
export const WRITES = [
  ...ACCOUNT_WRITES,
  'ensureSite',
  'removeSite',
  'undoImport',
  'acknowledge',
  'removeAcknowledgement',
  'saveSettings',
  'saveCredential',
  'removeCredential',
  'saveTarget',
  'saveTargets',
  'removeTarget',
] as const satisfies readonly (keyof RegisterWrites)[];

/** What the schedule writes down, in its turn. */
export const RUN_WRITES = [
  'setNextRun',
  'beginRun',
  'endRun',
] as const satisfies readonly (keyof RunWrites)[];

type Act = () => Promise<unknown>;
type Method = (...given: readonly unknown[]) => Promise<unknown>;

/** Some methods of an object and no others, each carried out as `around` says: in its turn, say. */
export function methodsOf<Api extends object, Name extends keyof Api & string>(
  api: Api,
  names: readonly Name[],
  around: (act: Act) => Promise<unknown> = (act) => act(),
): Pick<Api, Name> {
  const methods = names.map((name): [Name, Method] => [
    name,
    (...given) => around(() => (api[name] as Method).apply(api, [...given])),
  ]);
  // Each entry has the name, and takes and answers what the method of that name does.
  return Object.fromEntries(methods) as unknown as Pick<Api, Name>;
}
