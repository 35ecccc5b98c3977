import { done, entry } from './directory-answers.ts';
import type { Asked, Reply } from './scripted-directory.ts';

/** How a directory that does not exist differs from the usual one. */
export interface ForestShape {
  readonly domain?: string;
  readonly licensingSchema?: boolean;
  readonly recycleBin?: boolean;
  /** Domains of the forest besides the one that answers: DNS name and short name. */
  readonly others?: Readonly<Record<string, string>>;
  readonly holders?: readonly string[];
  readonly deleted?: readonly string[];
}

const FOREST = 'DC=lab,DC=test';

/** What Active Directory answers to each request of a collection, before a test changes any of it. */
export function forestAnswers(shape: ForestShape = {}): (asked: Asked) => Generator<Uint8Array> {
  const {
    domain = FOREST,
    licensingSchema = true,
    recycleBin = true,
    others = {},
    holders = [],
    deleted = [],
  } = shape;
  const configuration = `CN=Configuration,${FOREST}`;
  const schema = `CN=Schema,${configuration}`;
  return function* ({ id, kind, base, filter }) {
    if (kind === 'start-tls') return yield done(id, 'extended');
    if (kind === 'bind') return yield done(id, 'bind');
    if (kind !== 'search') return;
    if (base === '') {
      yield entry(id, '', {
        defaultNamingContext: domain,
        configurationNamingContext: configuration,
        schemaNamingContext: schema,
      });
    } else if (base === schema) {
      if (licensingSchema) yield entry(id, schema, { lDAPDisplayName: 'msTSManagingLS' });
    } else if (filter.includes('crossRef')) {
      yield entry(id, `CN=LAB,CN=Partitions,${configuration}`, {
        nCName: FOREST,
        dnsRoot: 'lab.test',
        nETBIOSName: 'LAB',
      });
      for (const [dnsRoot, nETBIOSName] of Object.entries(others)) {
        const nCName = dnsRoot
          .split('.')
          .map((label) => `DC=${label}`)
          .join(',');
        yield entry(id, `CN=${nETBIOSName},CN=Partitions,${configuration}`, { nCName, dnsRoot, nETBIOSName });
      }
    } else if (base.startsWith('CN=Partitions,')) {
      yield entry(
        id,
        base,
        recycleBin
          ? { 'msDS-EnabledFeature': `CN=Recycle Bin Feature,CN=Optional Features,${configuration}` }
          : {},
      );
    } else if (base.startsWith('CN=Deleted Objects,')) {
      for (const name of deleted) yield holder(id, name, base);
    } else if (filter.includes('msTSManagingLS')) {
      for (const name of holders) yield holder(id, name, base);
    } else if (base === domain) yield entry(id, domain, { objectClass: 'domainDNS' });
    yield done(id, 'search');
  };
}

/** An account with a CAL. */
export function holder(id: number, name: string, base: string): Buffer {
  return entry(id, `CN=${name},${base}`, {
    sAMAccountName: name,
    userAccountControl: '512',
    msTSManagingLS: '00252-20000-35572-AT477',
  });
}

export type Answers = (asked: Asked) => Reply;
