import type { Kysely } from 'kysely';
import {
  findToken,
  ownerIds,
  readAccounts,
  readLink,
  readSecret,
  readSignedIn,
  readSignIns,
  readTokens,
} from './accounts/read-accounts.ts';
import { auditPage, readHead, readLines } from './audit/audit-log.ts';
import { readCredentials, sealedSecret } from './collection/credentials.ts';
import { findRun, runPage } from './collection/runs.ts';
import { readTargets } from './collection/targets.ts';
import type { Cursors } from './cursor.ts';
import { figuresRevision, revision } from './meta.ts';
import type { Originals } from './originals.ts';
import { findFinding, findingHistory, findingPage } from './queries/findings.ts';
import { defaultHosts, findImport, importPage, observedBetween } from './queries/imports.ts';
import { countIssuedLicenses, issuedLicensePage } from './queries/issued-licenses/issued-licenses.ts';
import { keyPackHistory, keyPackRecords } from './queries/key-packs.ts';
import { licenseServerNames, licenseServerRecords } from './queries/license-servers.ts';
import { readSessionHosts } from './queries/session-hosts.ts';
import { readSettings } from './queries/settings.ts';
import { readSites } from './queries/sites.ts';
import { readSnapshot } from './queries/snapshot.ts';
import { readTrend } from './queries/trend/trend.ts';
import { userCalPage } from './queries/user-cals.ts';
import type { Register } from './register.ts';
import type { Schema } from './schema.ts';

type Clock = () => number;

/** Runs a question within one read transaction: all its parts see the same register. */
export type Reading = <T>(question: (db: Kysely<Schema>) => Promise<T>) => Promise<T>;

/** The half of the register that only reads. */
export type RegisterReads = Pick<
  Register,
  | 'sites'
  | 'original'
  | 'imports'
  | 'importRecord'
  | 'defaultHosts'
  | 'observedBetween'
  | 'snapshot'
  | 'trend'
  | 'licenseServers'
  | 'licenseServer'
  | 'licenseServerNames'
  | 'keyPacks'
  | 'keyPack'
  | 'keyPackHistory'
  | 'issuedLicenses'
  | 'issuedLicenseCount'
  | 'userCals'
  | 'sessionHosts'
  | 'findings'
  | 'finding'
  | 'settings'
  | 'revision'
  | 'credentials'
  | 'sealedSecret'
  | 'targets'
  | 'target'
  | 'runs'
  | 'run'
  | 'auditEvents'
  | 'auditLines'
  | 'auditHead'
  | 'hasOwner'
  | 'accounts'
  | 'account'
  | 'accountSecret'
  | 'signedIn'
  | 'signIns'
  | 'oneTimeLink'
  | 'apiTokens'
  | 'apiTokenOf'
  | 'figuresRevision'
>;

export function registerReads(
  reading: Reading,
  originals: Originals,
  cursors: Cursors,
  clock: Clock,
): RegisterReads {
  return {
    sites: () => reading(readSites),
    original: (sha256) => originals.read(sha256),
    imports: (request) => reading((db) => importPage(db, cursors, request)),
    importRecord: (id) => reading((db) => findImport(db, id)),
    observedBetween: (filter) => reading((db) => observedBetween(db, filter)),
    defaultHosts: (site) => reading((db) => defaultHosts(db, site)),
    snapshot: (filter) => reading((db) => readSnapshot(db, { ...filter, now: clock() })),
    trend: (filter) => reading((db) => readTrend(db, filter)),
    licenseServers: (filter) => reading((db) => licenseServerRecords(db, filter)),
    licenseServer: (id, asOf) =>
      reading(async (db) => (await licenseServerRecords(db, { serverId: id, asOf }))[0] ?? null),
    licenseServerNames: () => reading(licenseServerNames),
    keyPacks: ({ licenseServerId, ...filter }) =>
      reading((db) => keyPackRecords(db, { ...filter, serverId: licenseServerId })),
    keyPack: (ref, asOf) => reading(async (db) => (await keyPackRecords(db, { ref, asOf }))[0] ?? null),
    keyPackHistory: (ref) => reading((db) => keyPackHistory(db, ref)),
    issuedLicenses: (request) => reading((db) => issuedLicensePage(db, cursors, request)),
    issuedLicenseCount: (filter) => reading((db) => countIssuedLicenses(db, filter)),
    userCals: (request) => reading((db) => userCalPage(db, cursors, request)),
    sessionHosts: (filter) => reading((db) => readSessionHosts(db, filter)),
    findings: (request) => reading((db) => findingPage(db, cursors, request)),
    finding: (id) =>
      reading(async (db) => {
        const found = await findFinding(db, id);
        return found === null ? null : { ...found, history: await findingHistory(db, id) };
      }),
    settings: () => reading(readSettings),
    revision: () => reading(revision),
    credentials: () => reading(readCredentials),
    sealedSecret: (id) => reading((db) => sealedSecret(db, id)),
    targets: (filter) => reading((db) => readTargets(db, filter)),
    target: (id) => reading(async (db) => (await readTargets(db, { id }))[0] ?? null),
    runs: (filter) => reading((db) => runPage(db, cursors, filter)),
    run: (id) => reading((db) => findRun(db, id)),
    auditEvents: (filter) => reading((db) => auditPage(db, cursors, filter)),
    auditLines: (request) => reading((db) => readLines(db, request)),
    auditHead: () => reading(readHead),
    hasOwner: () => reading(async (db) => (await ownerIds(db)).length > 0),
    accounts: () => reading((db) => readAccounts(db)),
    account: (id) => reading(async (db) => (await readAccounts(db, { id }))[0] ?? null),
    accountSecret: (by) => reading((db) => readSecret(db, by)),
    signedIn: (tokenHash, at) => reading((db) => readSignedIn(db, tokenHash, at)),
    signIns: (accountId, at) => reading((db) => readSignIns(db, accountId, at)),
    oneTimeLink: (tokenHash, at) => reading((db) => readLink(db, tokenHash, at)),
    apiTokens: () => reading(readTokens),
    apiTokenOf: (tokenHash, at) => reading((db) => findToken(db, tokenHash, at)),
    figuresRevision: () => reading(figuresRevision),
  };
}
