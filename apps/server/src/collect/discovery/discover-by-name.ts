import { isIP } from 'node:net';
import type { CollectWatch } from '../collected.ts';
import { asked, controllersRecord, type NameService, systemNames } from '../directory/domain-controllers.ts';
import { DirectoryFailure } from '../directory/failure.ts';
import { StepLog } from '../directory/step-log.ts';
import { type Discovered, mergedHosts } from './discovered.ts';

const PATIENCE_MS = 10_000;

/**
 * The host behind a DNS name. The name of a domain brings none: its addresses are those of its domain controllers, and that
 * a domain controller is a license server would be a guess. Its step then says `domain`.
 */
export async function discoverByName(
  name: string,
  watch: CollectWatch = {},
  names: NameService = systemNames(PATIENCE_MS),
): Promise<Discovered> {
  const log = new StepLog(watch, '');
  const host = name.trim().replace(/\.$/, '');
  try {
    return await log.take('name', null, { host }, async (told) => {
      const isAddress = isIP(host) !== 0;
      const addresses = isAddress ? [host] : await asked(host, () => names.addresses(host));
      const isDomain = !isAddress && (await isDomainName(host, names));
      told.facts = { addresses: addresses.length, domain: isDomain ? host : null };
      if (addresses.length === 0 && !isDomain) throw new DirectoryFailure('name-not-found', { host });
      if (isDomain) return { found: [], steps: log.steps };
      const facts = { addresses: addresses.length, example: addresses.toSorted()[0] ?? null };
      return { found: mergedHosts([{ host, reason: { code: 'dns', facts } }]), steps: log.steps };
    });
  } catch (error) {
    if (error instanceof DirectoryFailure) return { found: [], steps: log.steps };
    throw error;
  }
}

async function isDomainName(name: string, names: NameService): Promise<boolean> {
  const servers = await names.servers(controllersRecord(name)).catch(() => []);
  return servers.length > 0;
}
