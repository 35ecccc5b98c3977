import { DirectoryFailure } from '../directory/failure.ts';
import { allTexts, type DirectoryEntry, firstText } from '../directory/ldap/answer.ts';
import { type LdapConnection, LdapRefusal } from '../directory/ldap/ldap-connection.ts';
import { rangedTexts } from '../directory/ldap/range.ts';
import type { NamingContexts } from '../directory/naming-contexts.ts';
import type { DiscoveryReason } from './discovered.ts';

/** A host that the directory names. */
export interface NamedHost {
  readonly host: string;
  readonly reason: DiscoveryReason;
}

/**
 * BUILTIN\Terminal Server License Servers, S-1-5-32-561: its name is localised.
 *
 * Source: MS-DTYP 2.4.2.4, Well-Known SID Structures, and 2.4.2.2 for the bytes.
 */
const GROUP = String.raw`(objectSid=\01\02\00\00\00\00\00\05\20\00\00\00\31\02\00\00)`;
/**
 * Source: "RegisterLSToSCP method of the Win32_TSLicenseServer class" documents that a license server registers a service
 * connection point, not its name. Administrators find it as `CN=TermServLicensing` below the computer ("Find the RDS Licensing
 * servers in your domain", 2015). No keyword and no class name of it is documented: none is searched for.
 */
const CONNECTION_POINT = '(&(objectClass=serviceConnectionPoint)(cn=TermServLicensing))';
/** Source: "Manually Publishing and Un-publishing Terminal Server License Servers" (Microsoft, 2007). */
const ENTERPRISE_LIST = '(&(objectClass=licensingSiteSettings)(cn=TS-Enterprise-License-Server))';

const COMPUTER = ['objectClass', 'dNSHostName', 'cn'];
const PAGE = 500;
const MOST_GROUPS = 100;
const MOST_MEMBERS = 5_000;
/** A referral, an entry that is not there or one that is not to be seen. */
const ELSEWHERE = [10, 32, 50];

/** The members of the group of license servers, groups within it included. */
export async function groupMembers(
  connection: LdapConnection,
  { domain }: NamingContexts,
): Promise<NamedHost[]> {
  const [group] = await collected(connection, { base: domain, filter: GROUP, attributes: ['cn'] });
  if (group === undefined) throw new DirectoryFailure('class-access-denied', { class: 'S-1-5-32-561' });
  const name = firstText(group, 'cn');
  const found: NamedHost[] = [];
  const groups = [{ dn: group.dn, via: null as string | null }];
  const seen = new Set([group.dn.toLowerCase()]);
  for (const { dn, via } of groups) {
    for await (const member of rangedTexts(connection, dn, 'member')) {
      if (seen.has(member.toLowerCase())) continue;
      seen.add(member.toLowerCase());
      if (seen.size > MOST_MEMBERS) throw new DirectoryFailure('directory-limit', { most: MOST_MEMBERS });
      const entry = await visible(connection, member);
      if (entry !== null && isA(entry, 'group')) {
        if (groups.length < MOST_GROUPS) groups.push({ dn: entry.dn, via: firstText(entry, 'cn') });
        continue;
      }
      const host = hostOf(entry);
      if (host !== null)
        found.push({ host, reason: { code: 'license-server-group', facts: { group: name, via } } });
    }
  }
  return found;
}

/** The computers below which a license server registered its service connection point. */
export async function connectionPoints(
  connection: LdapConnection,
  { domain }: NamingContexts,
): Promise<NamedHost[]> {
  const attributes = ['serviceDNSName'];
  const points = await collected(connection, { base: domain, filter: CONNECTION_POINT, attributes });
  const found: NamedHost[] = [];
  for (const point of points) {
    // Its own name holds no comma.
    const computer = point.dn.slice(point.dn.indexOf(',') + 1);
    const host = hostOf(await visible(connection, computer)) ?? firstText(point, 'serviceDNSName');
    if (host !== null) found.push({ host, reason: { code: 'connection-point', facts: { computer } } });
  }
  return found;
}

/** The license servers that were published for the whole forest, site by site. */
export async function enterpriseServers(
  connection: LdapConnection,
  { configuration }: NamingContexts,
): Promise<NamedHost[]> {
  const base = `CN=Sites,${configuration}`;
  const lists = await collected(connection, { base, filter: ENTERPRISE_LIST, attributes: ['siteServer'] });
  const found: NamedHost[] = [];
  for (const list of lists) {
    const site = /,CN=([^,]+),/i.exec(list.dn)?.[1] ?? null;
    for (const server of allTexts(list, 'siteServer').slice(0, MOST_MEMBERS)) {
      const host = hostOf(await visible(connection, server));
      if (host !== null) found.push({ host, reason: { code: 'enterprise-list', facts: { site } } });
    }
  }
  return found;
}

async function collected(
  connection: LdapConnection,
  search: { readonly base: string; readonly filter: string; readonly attributes: readonly string[] },
): Promise<DirectoryEntry[]> {
  const entries: DirectoryEntry[] = [];
  for await (const entry of connection.search({ ...search, scope: 'sub', pageSize: PAGE })) {
    if (entries.length >= MOST_MEMBERS) throw new DirectoryFailure('directory-limit', { most: MOST_MEMBERS });
    entries.push(entry);
  }
  return entries;
}

/** An entry that another one names; `null` when it lies elsewhere or is not to be seen. */
async function visible(connection: LdapConnection, dn: string): Promise<DirectoryEntry | null> {
  try {
    return await connection.entry(dn, COMPUTER);
  } catch (error) {
    if (error instanceof LdapRefusal && ELSEWHERE.includes(error.result.code)) return null;
    throw error;
  }
}

/** The DNS name of a computer, else the name of its account; nothing of whatever else may be a member. */
function hostOf(entry: DirectoryEntry | null): string | null {
  if (entry === null || !isA(entry, 'computer')) return null;
  return firstText(entry, 'dNSHostName') ?? firstText(entry, 'cn');
}

function isA(entry: DirectoryEntry, objectClass: string): boolean {
  return allTexts(entry, 'objectClass').some((own) => own.toLowerCase() === objectClass);
}
