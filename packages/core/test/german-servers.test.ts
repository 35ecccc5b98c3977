import { describe, expect, test } from 'vitest';
import { classifyKeyPack, computeFindings, computePosition, toIso } from '../src/index.ts';
import { findingInput } from './finding-input.ts';
import { keyPackFacts, NOW, registered } from './key-packs.ts';

/**
 * The figures of real key packs of German servers, as a monitoring agent printed them: type, product and version number,
 * total, issued and available, expiry. Two packs share the number 3: they come from different license servers.
 */
const PACKS: readonly [string, number, string, number, number, number, number, number, number, string][] = [
  ['S1', 13, 'A02-6.00-S', 4, 0, 2, -1, 100, -1, '2038-01-19T03:14:07Z'],
  ['S1', 2, 'A02-5.00-EX', 6, 3, 0, -1, 0, -1, '2035-12-31T23:00:00Z'],
  ['S1', 3, 'A02-6.00-S', 2, 0, 2, 250, 250, 0, '2023-02-09T12:15:49Z'],
  ['S1', 14, 'A02-6.00-S', 2, 0, 2, 1050, 731, 319, '2038-01-01T08:11:08Z'],
  ['S1', 16, 'A02-6.00-S', 2, 0, 2, 50, 23, 27, '2038-01-01T15:01:28Z'],
  ['S1', 17, 'A02-6.00-S', 2, 0, 2, 50, 18, 32, '2038-01-01T11:04:53Z'],
  ['S1', 18, 'A02-6.00-S', 2, 0, 2, 65, 22, 43, '2038-01-01T08:35:30Z'],
  ['S1', 19, 'A02-6.00-S', 2, 0, 2, 600, 0, 600, '2038-01-01T08:32:48Z'],
  ['S2', 4, 'C50-6.02-S', 2, 1, 4, 300, 0, 300, '2038-01-01T00:00:00Z'],
  ['S3', 3, 'C50-10.01-S', 5, 1, 6, 2000, 1, 1999, '2038-01-01T09:36:36Z'],
];

const facts = PACKS.map(
  ([host, keyPackId, description, type, product, version, total, issued, available, expires]) =>
    keyPackFacts({
      host,
      keyPackId,
      description,
      keyPackType: type,
      productType: product,
      productVersionId: version,
      totalLicenses: total,
      issuedLicenses: issued,
      availableLicenses: available,
      expirationDate: Date.parse(expires),
    }),
);
const keyPacks = facts.map((pack) => registered(pack, { host: pack.host ?? '' }));

describe('real key packs of German servers', () => {
  test('the position adds up what counts, type by type and version by version', () => {
    const { rows } = computePosition({ asOf: NOW, keyPacks, tallies: [] });
    expect(
      rows.map((row) => [
        row.calType,
        row.productVersion.name,
        row.installed,
        row.issued,
        row.available,
        row.overIssued,
        row.confidence,
      ]),
    ).toEqual([
      ['per-user', 'Windows Server 2019', 2000, 1, 1999, 0, 'complete'],
      ['per-user', 'Windows Server 2012', 300, 0, 300, 0, 'complete'],
      ['per-device', 'Windows Server 2008', 2065, 1044, 1021, 0, 'complete'],
    ]);
  });

  test('the temporary and the built-in pack have no limit and do not count', () => {
    const uncounted = facts.map(classifyKeyPack).filter(({ counted }) => !counted);
    expect(
      uncounted.map((pack) => [pack.keyPackId, pack.kind, pack.unlimited, pack.total, pack.issued]),
    ).toEqual([
      [13, 'temporary', true, null, 100],
      [2, 'built-in', true, null, 0],
    ]);
  });

  test('one real expiry, and all else sentinels', () => {
    const expiring = facts.map(classifyKeyPack).filter(({ perpetual }) => perpetual !== true);
    expect(expiring.map((pack) => [pack.keyPackId, toIso(pack.expires)])).toEqual([
      [3, '2023-02-09T12:15:49Z'],
    ]);
  });

  test('numbers and product codes agree, and all of them are known', () => {
    expect(facts.flatMap((pack) => classifyKeyPack(pack).warnings)).toEqual([]);
  });

  test('what needs someone: the pack that expired, and the temporary licences', () => {
    expect(computeFindings(findingInput({ keyPacks })).map(({ id, severity }) => [severity, id])).toEqual([
      ['critical', 'expiring-pack:mairie:S1%2F3'],
      ['info', 'temporary-licenses:mairie:S1%2F13'],
    ]);
  });
});
