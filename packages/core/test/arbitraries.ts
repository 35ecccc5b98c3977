import fc from 'fast-check';
import {
  classifyKeyPack,
  type IssuedLicenseStatus,
  type KeyPackFacts,
  type LicenseTally,
  type RegisteredKeyPack,
} from '../src/index.ts';
import { NOW, registered } from './key-packs.ts';

const count = fc.option(
  fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.constantFrom(-1, 4_294_967_295, -7, 2 ** 33)),
);

/** Key packs as real ones are, and as they should never be. */
export function anyKeyPackFacts(): fc.Arbitrary<KeyPackFacts> {
  return fc.record({
    host: fc.constant('RDLIC01'),
    keyPackId: fc.integer({ min: 1, max: 30 }),
    description: fc.option(
      fc.oneof(
        fc
          .tuple(
            fc.constantFrom('A02', 'C50', 'Z99'),
            fc.constantFrom('5.00', '6.00', '6.02', '10.01', '11.07'),
            fc.constantFrom('S', 'EX', 'VDIS', 'Q'),
          )
          .map((parts) => parts.join('-')),
        fc.string(),
      ),
    ),
    keyPackType: fc.option(fc.integer({ min: -1, max: 9 })),
    productType: fc.option(fc.integer({ min: -1, max: 7 })),
    productVersion: fc.option(fc.constantFrom('Windows Server 2022', 'Windows Server 2019', '\ud800')),
    productVersionId: fc.option(fc.integer({ min: 0, max: 10 })),
    totalLicenses: count,
    issuedLicenses: count,
    availableLicenses: count,
    expirationDate: fc.option(fc.integer({ min: NOW - 1e11, max: Date.UTC(2039, 0, 1) })),
    accessRights: fc.option(fc.integer({ min: 0, max: 15 })),
    typeAndModel: fc.option(fc.constantFrom('RDS Per User CAL', 'CAL RDS par périphérique', '')),
  });
}

/** Registers of a few sites and license servers, each pack with a reference of its own. */
export function anyKeyPacks(): fc.Arbitrary<RegisteredKeyPack[]> {
  const one = fc.record({
    facts: anyKeyPackFacts(),
    site: fc.constantFrom('mairie', 'école'),
    host: fc.constantFrom('RDLIC01', 'RDLIC02', 'rdlic:03'),
    age: fc.integer({ min: 0, max: 30 }),
  });
  return fc.array(one, { maxLength: 25 }).map((packs) =>
    packs.map(({ facts, site, host, age }, index) => {
      const source = {
        observationId: `o-${index}`,
        observedAt: NOW - age * 86_400_000,
        method: 'cim-json',
      };
      return {
        ...registered(facts, { site, host, licenseServerId: `${site}/${host}` }),
        id: `pack-${index}`,
        pack: classifyKeyPack(facts),
        installedSource: source,
        issuedSource: facts.issuedLicenses === null ? null : source,
      };
    }),
  );
}

/** Counts of issued licenses for some of these packs. */
export function anyTallies(keyPacks: readonly RegisteredKeyPack[]): fc.Arbitrary<LicenseTally[]> {
  const status = fc.constantFrom<IssuedLicenseStatus>('active', 'temporary', 'revoked', 'unknown');
  return fc.subarray([...keyPacks]).chain((packs) =>
    fc.tuple(
      ...packs.map((pack) =>
        fc.record({
          keyPackRef: fc.constant(pack.id),
          byStatus: fc.dictionary(status, fc.integer({ min: 1, max: 500 }), { noNullPrototype: true }),
          expired: fc.constant(0),
          source: fc.constant(pack.installedSource),
          complete: fc.boolean(),
        }),
      ),
    ),
  );
}
