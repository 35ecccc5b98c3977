import type { RegisterReads } from '../../jobs/workshop.ts';
import type { SiteChoice } from '../../store/register.ts';

/** Sites that the one who asks may ask of; `null` is every site. */
export type Scope = readonly string[] | null;

/** What is asked for, without the sites that may not be asked of: they are as if they were not there. */
export function narrowed(site: SiteChoice | undefined, scope: Scope): { readonly site?: SiteChoice } {
  if (scope === null) return site === undefined ? {} : { site };
  if (site === undefined) return { site: scope };
  const wanted = typeof site === 'string' ? [site] : site;
  return { site: wanted.filter((one) => scope.includes(one)) };
}

export function isWithin(site: string, scope: Scope): boolean {
  return scope === null || scope.includes(site);
}

/**
 * The questions of the register as somebody may ask them: a list has the rows of their sites only, and what belongs to another
 * site is not found. The type makes sure that no question is forgotten here.
 */
export function guardedReads(reads: RegisterReads, scope: () => Scope): RegisterReads {
  const within = <Filter extends { readonly site?: SiteChoice }>(filter: Filter): Filter => ({
    ...filter,
    ...narrowed(filter.site, scope()),
  });
  async function theirs<Row>(found: Promise<Row | null>, siteOf: (row: Row) => string): Promise<Row | null> {
    const row = await found;
    return row !== null && isWithin(siteOf(row), scope()) ? row : null;
  }
  const target = (id: string) => theirs(reads.target(id), (row) => row.site);
  const keyPack: RegisterReads['keyPack'] = (ref, asOf) =>
    theirs(reads.keyPack(ref, asOf), (row) => row.site);
  return {
    sites: async () => (await reads.sites()).filter(({ id }) => isWithin(id, scope())),
    imports: (filter) => reads.imports(within(filter)),
    importRecord: (id) => theirs(reads.importRecord(id), (row) => row.site),
    observedBetween: (filter = {}) => reads.observedBetween(within(filter)),
    snapshot: (filter) => reads.snapshot(within(filter)),
    trend: (filter) => reads.trend(within(filter)),
    licenseServers: (filter) => reads.licenseServers(within(filter)),
    licenseServer: (id, asOf) => theirs(reads.licenseServer(id, asOf), (row) => row.site),
    // What identifiers stand for: only those of rows that were asked for are looked up.
    licenseServerNames: () => reads.licenseServerNames(),
    keyPacks: (filter) => reads.keyPacks(within(filter)),
    keyPack,
    keyPackHistory: async (ref) => ((await keyPack(ref)) === null ? [] : reads.keyPackHistory(ref)),
    issuedLicenses: (filter) => reads.issuedLicenses(within(filter)),
    issuedLicenseCount: (filter) => reads.issuedLicenseCount(within(filter)),
    userCals: (filter) => reads.userCals(within(filter)),
    sessionHosts: (filter) => reads.sessionHosts(within(filter)),
    findings: (filter) => reads.findings(within(filter)),
    finding: (id) => theirs(reads.finding(id), (row) => row.subject.site),
    async settings() {
      const settings = await reads.settings();
      const thresholds = settings.thresholds.filter(({ site }) => site === null || isWithin(site, scope()));
      return { ...settings, thresholds };
    },
    revision: () => reads.revision(),
    async credentials() {
      const all = await reads.credentials();
      if (scope() === null) return all;
      // A credential belongs to no site: those that a target of theirs uses are known to them.
      const used = await reads.targets(within({}));
      return all
        .filter(({ id }) => used.some(({ credentialId }) => credentialId === id))
        .map((one) => ({
          ...one,
          targets: used.filter(({ credentialId }) => credentialId === one.id).length,
        }));
    },
    sealedSecret: () => Promise.resolve(null),
    targets: (filter) => reads.targets(within(filter)),
    target,
    runs: (filter) => reads.runs(within(filter)),
    async run(id) {
      const run = await reads.run(id);
      return run !== null && (await target(run.targetId)) !== null ? run : null;
    },
    // Of the whole register: their operations need a right everywhere, or concern the one who asks.
    auditEvents: (filter) => reads.auditEvents(filter),
    auditLines: (request) => reads.auditLines(request),
    auditHead: () => reads.auditHead(),
    hasOwner: () => reads.hasOwner(),
    accounts: () => reads.accounts(),
    account: (id) => reads.account(id),
    accountSecret: () => Promise.resolve(null),
    signedIn: (hash, at) => reads.signedIn(hash, at),
    signIns: (id, at) => reads.signIns(id, at),
    oneTimeLink: (hash, at) => reads.oneTimeLink(hash, at),
    apiTokens: () => reads.apiTokens(),
    apiTokenOf: (hash, at) => reads.apiTokenOf(hash, at),
  };
}
