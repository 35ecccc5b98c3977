import { classifyKeyPack, type KeyPackFacts, type RegisteredKeyPack } from '../src/index.ts';

/** A moment for tests: 24 November 2026, noon. */
export const NOW = Date.UTC(2026, 10, 24, 12);

/** 2038-01-01, as packs without an expiry hold it. */
export const NO_EXPIRY = Date.UTC(2038, 0, 1);

/** A volume pack of 100 Per User CALs 2022, 40 of them issued; change what the case is about. */
export function keyPackFacts(changes: Partial<KeyPackFacts> = {}): KeyPackFacts {
  return {
    host: 'RDLIC01',
    keyPackId: 3,
    description: null,
    keyPackType: 2,
    productType: 1,
    productVersion: 'Windows Server 2022',
    productVersionId: 7,
    totalLicenses: 100,
    issuedLicenses: 40,
    availableLicenses: 60,
    expirationDate: NO_EXPIRY,
    accessRights: 7,
    typeAndModel: 'RDS Per User CAL',
    ...changes,
  };
}

/** The same in the register of the site `mairie`, read an hour ago. */
export function registered(
  facts: Partial<KeyPackFacts> = {},
  changes: Partial<Omit<RegisteredKeyPack, 'pack'>> = {},
): RegisteredKeyPack {
  const source = { observationId: 'o-1', observedAt: NOW - 3_600_000, method: 'keypack-csv' };
  const pack = classifyKeyPack(keyPackFacts(facts));
  return {
    id: `${changes.host ?? 'RDLIC01'}/${pack.keyPackId}`,
    site: 'mairie',
    licenseServerId: changes.host ?? 'RDLIC01',
    host: 'RDLIC01',
    pack,
    installedSource: source,
    issuedSource: pack.issued === null ? null : source,
    ...changes,
  };
}
