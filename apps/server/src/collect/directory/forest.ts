import { DirectoryFailure } from './failure.ts';
import { allTexts, firstText } from './ldap/answer.ts';
import type { LdapConnection } from './ldap/ldap-connection.ts';
import { dnsNameOf, type NamingContexts } from './naming-contexts.ts';

/** One domain of a forest. */
export interface ForestDomain {
  /** Distinguished name of its naming context. */
  readonly context: string;
  readonly dnsName: string;
  /** Its short name, which stands before an account: `LAB` of `LAB\amelie`. */
  readonly shortName: string | null;
}

/** A forest as its configuration tells it. */
export interface Forest {
  /** The domain that answers. */
  readonly own: ForestDomain;
  /** The others, by name. */
  readonly others: readonly ForestDomain[];
  /** Whether deleted accounts keep their attributes; `null` when it could not be read. */
  readonly recycleBin: boolean | null;
}

/** More domains than any forest that is known. */
const MOST_DOMAINS = 200;

/**
 * The domains of the forest, from the cross-references of its configuration. References in answers are not followed as such:
 * a reference could name any machine, and the password would go there.
 *
 * Source: MS-ADTS 6.1.1.2.1.1, Cross-Ref-Container (systemFlags: 1 a naming context of the forest, 2 a domain).
 */
export async function readForest(connection: LdapConnection, contexts: NamingContexts): Promise<Forest> {
  const partitions = `CN=Partitions,${contexts.configuration}`;
  const container = await connection.entry(partitions, ['msDS-EnabledFeature']);
  const features = container === null ? null : allTexts(container, 'msDS-EnabledFeature');
  const domains: ForestDomain[] = [];
  for await (const entry of connection.search({
    base: partitions,
    scope: 'one',
    filter: '(&(objectClass=crossRef)(systemFlags:1.2.840.113556.1.4.803:=3))',
    attributes: ['nCName', 'dnsRoot', 'nETBIOSName'],
    pageSize: MOST_DOMAINS,
  })) {
    if (domains.length >= MOST_DOMAINS) throw new DirectoryFailure('directory-limit', { most: MOST_DOMAINS });
    const context = firstText(entry, 'nCName');
    const dnsName = firstText(entry, 'dnsRoot');
    if (context === null || dnsName === null) continue;
    domains.push({ context, dnsName: dnsName.toLowerCase(), shortName: firstText(entry, 'nETBIOSName') });
  }
  const isOwn = ({ context }: ForestDomain): boolean => sameName(context, contexts.domain);
  const unlisted = { context: contexts.domain, dnsName: dnsNameOf(contexts.domain), shortName: null };
  const others = domains.filter((domain) => !isOwn(domain));
  others.sort((a, b) => (a.dnsName < b.dnsName ? -1 : 1));
  return {
    own: domains.find(isOwn) ?? unlisted,
    others,
    recycleBin: features?.some(isRecycleBin) ?? null,
  };
}

/** Source: MS-ADTS 3.1.1.9.1, Recycle Bin Optional Feature. */
function isRecycleBin(feature: string): boolean {
  return /^CN=Recycle Bin Feature,/i.test(feature);
}

/** Whether the directory's schema has the licensing attributes: since Windows Server 2003 R2. */
export async function hasLicensingSchema(connection: LdapConnection, schema: string): Promise<boolean> {
  const filter = '(&(objectClass=attributeSchema)(lDAPDisplayName=msTSManagingLS))';
  const search = { base: schema, scope: 'one' as const, filter, attributes: ['lDAPDisplayName'] };
  for await (const _ of connection.search(search)) return true;
  return false;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
