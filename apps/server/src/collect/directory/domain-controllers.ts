import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { DirectoryFailure } from './failure.ts';

/** Asks the name service. */
export interface NameService {
  /** Targets of an SRV record, by priority and weight; empty when there is none. Throws on any other answer. */
  servers(name: string): Promise<readonly string[]>;
  /** Addresses of a host; empty when the name does not exist. Throws on any other answer. */
  addresses(host: string): Promise<readonly string[]>;
}

/** A domain controller to try, and the names by which its certificate may call it. */
export interface DomainController {
  readonly host: string;
  readonly addresses: readonly string[];
  readonly names: readonly string[];
}

/** As many domain controllers are tried as a person would have the patience for. */
const MOST_CONTROLLERS = 8;
const ABSENT = new Set(['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EAI_NODATA']);

/**
 * The domain controllers of a domain: the one that is named, else those that DNS names, else whoever answers to the domain's
 * own name.
 *
 * What DNS says is not proven. A certificate is therefore accepted for the domain's name, which a person gave, and for the
 * name of a controller only when a person gave it or when it lies within the domain.
 */
export async function domainControllersOf(
  domain: string,
  address: string | null,
  names: NameService,
): Promise<readonly DomainController[]> {
  if (address !== null) return [await controller(address, [address, domain], names)];
  const servers = await asked(domain, () => names.servers(controllersRecord(domain)));
  const found: DomainController[] = [];
  for (const host of servers.slice(0, MOST_CONTROLLERS)) {
    const own = isWithin(host, domain) ? [host, domain] : [domain];
    const addresses = await names.addresses(host).catch(() => []);
    if (addresses.length > 0) found.push({ host, addresses, names: own });
  }
  return found.length > 0 ? found : [await controller(domain, [domain], names)];
}

/** The record that names a domain's controllers. Source: MS-ADTS 6.3.2.3, SRV Records Registered by DC. */
export function controllersRecord(domain: string): string {
  return `_ldap._tcp.dc._msdcs.${domain}`;
}

async function controller(
  host: string,
  own: readonly string[],
  names: NameService,
): Promise<DomainController> {
  if (isIP(host) !== 0) return { host, addresses: [host], names: own };
  const addresses = await asked(host, () => names.addresses(host));
  if (addresses.length === 0) throw new DirectoryFailure('name-not-found', { host });
  return { host, addresses, names: own };
}

/** An answer of the name service; none at all is a failure. */
export async function asked(
  host: string,
  question: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  try {
    return await question();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new DirectoryFailure('name-lookup-failed', { host }, { code, text: '' });
  }
}

function isWithin(host: string, domain: string): boolean {
  return host.toLowerCase().endsWith(`.${domain.toLowerCase()}`);
}

/** The system's own name service, which is given as long for each answer as a collection gives. */
export function systemNames(timeoutMs: number): NameService {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  return {
    servers: (name) =>
      unlessAbsent(async () =>
        (await resolver.resolveSrv(name))
          .sort((a, b) => a.priority - b.priority || b.weight - a.weight || (a.name < b.name ? -1 : 1))
          .map((record) => record.name),
      ),
    addresses: (host) =>
      unlessAbsent(async () => (await lookup(host, { all: true })).map(({ address }) => address)),
  };
}

async function unlessAbsent(question: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(String(error.code))) return [];
    throw error;
  }
}
