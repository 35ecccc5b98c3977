import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyKeyPackFacts } from '../../test/arbitraries.ts';
import { keyPackFacts } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import { classifyKeyPack } from './classify-key-pack.ts';
import type { ClassifiedKeyPack } from './key-pack.ts';

const UNLIMITED = 4_294_967_295;

test.each<[string, Partial<KeyPackFacts>, Partial<ClassifiedKeyPack>]>([
  [
    'a Per User pack of 270, of which 301 were issued',
    {
      description: 'C50-10.01-S',
      productVersionId: 6,
      totalLicenses: 270,
      issuedLicenses: 301,
      availableLicenses: 0,
    },
    {
      calType: 'per-user',
      kind: 'volume',
      total: 270,
      issued: 301,
      available: 0,
      counted: true,
      perpetual: true,
    },
  ],
  ['ProductType 0 is Per Device', { productType: 0 }, { calType: 'per-device', counted: true }],
  ['retail', { keyPackType: 1 }, { kind: 'retail', counted: true }],
  ['concurrent', { keyPackType: 3 }, { kind: 'concurrent', counted: true }],
  ['open', { keyPackType: 5 }, { kind: 'open', counted: true }],
  ['KeyPackType 0 is documented as unknown', { keyPackType: 0 }, { kind: 'unknown', counted: false }],
  [
    'temporary packs are shown, not counted, even with a limit',
    { keyPackType: 4 },
    { kind: 'temporary', total: 100, counted: false },
  ],
  ['KeyPackType 6 is the built-in pack', { keyPackType: 6 }, { kind: 'built-in', counted: false }],
  ['KeyPackType 7, seen with total 0', { keyPackType: 7 }, { kind: 'unknown', counted: false }],
  ['KeyPackType 8', { keyPackType: 8 }, { kind: 'unknown', counted: false }],
  ['no KeyPackType, a limit: counted', { keyPackType: null }, { kind: 'unknown', total: 100, counted: true }],
  [
    'no KeyPackType, no limit: not counted',
    { keyPackType: null, totalLicenses: UNLIMITED, availableLicenses: UNLIMITED },
    { unlimited: true, total: null, available: null, counted: false },
  ],
  [
    'no KeyPackType: the built-in pool tells itself by its code',
    { keyPackType: null, description: 'A02-5.00-EX', productType: 3, productVersionId: 0 },
    { kind: 'built-in', calType: 'per-device', counted: false },
  ],
  [
    'unlimited as scripts print it',
    { totalLicenses: -1, availableLicenses: -1 },
    { unlimited: true, total: null, available: null, counted: false },
  ],
  [
    'unlimited when only the available column was read',
    { totalLicenses: null, availableLicenses: -1 },
    { unlimited: true, counted: false },
  ],
  [
    'a limit is a limit, whatever is said to be available',
    { totalLicenses: 270, availableLicenses: UNLIMITED },
    { unlimited: false, total: 270, available: null, counted: true },
  ],
  [
    'a negative total other than −1 is unknown',
    { totalLicenses: -5 },
    { total: null, unlimited: false, counted: true },
  ],
  ['a total beyond uint32 is unknown', { totalLicenses: 2 ** 33 }, { total: null, unlimited: false }],
  [
    'what was not read is null, never 0',
    { totalLicenses: null, issuedLicenses: null, availableLicenses: null, expirationDate: null },
    { total: null, issued: null, available: null, unlimited: false, expires: null, perpetual: null },
  ],
  [
    'a real expiry',
    { expirationDate: Date.UTC(2023, 1, 9, 12, 15, 49) },
    { expires: Date.UTC(2023, 1, 9, 12, 15, 49), perpetual: false },
  ],
  [
    'a sentinel is no expiry',
    { expirationDate: Date.UTC(2038, 0, 19, 3, 14, 7) },
    { expires: null, perpetual: true },
  ],
  [
    'where ProductType says nothing, the family of the code does',
    { productType: 6, description: 'A02-10.01-VDIS', productVersionId: 6 },
    { calType: 'per-device', warnings: [] },
  ],
  ['ProductType 2 without a code', { productType: 2 }, { calType: 'unknown' }],
  [
    'the bare export tells nothing in numbers, and its text is not parsed',
    { productType: null, productVersionId: null, keyPackType: null, typeAndModel: 'RDS Per User CAL' },
    {
      calType: 'unknown',
      productVersion: { id: null, name: 'Windows Server 2022' },
      label: 'RDS Per User CAL',
      counted: true,
    },
  ],
  [
    'the version comes from the code when its number was not read',
    { productVersionId: null, productVersion: null, description: 'C50-6.02-S' },
    { productVersion: { id: 4, name: 'Windows Server 2012' } },
  ],
  [
    'an unknown version keeps its number',
    { productVersionId: 99 },
    { productVersion: { id: 99, name: 'unknown (99)' }, counted: true },
  ],
])('%s', (_, facts, expected) => {
  expect(classifyKeyPack(keyPackFacts(facts))).toMatchObject(expected);
});

describe('in any case', () => {
  test('a pack without a limit is never counted, and only bought ones are', () => {
    fc.assert(
      fc.property(anyKeyPackFacts(), (facts) => {
        const pack = classifyKeyPack(facts);
        if (pack.unlimited) expect([pack.counted, pack.total, pack.available]).toEqual([false, null, null]);
        if (pack.counted) expect(pack.kind).not.toMatch(/temporary|built-in/);
        expect(pack.expires === null || pack.perpetual === false).toBe(true);
        for (const count of [pack.total, pack.issued, pack.available]) {
          expect(count === null || (count >= 0 && count < UNLIMITED && Number.isInteger(count))).toBe(true);
        }
      }),
    );
  });

  test('localised texts decide nothing', () => {
    fc.assert(
      fc.property(anyKeyPackFacts(), fc.string(), (facts, text) => {
        const { label: _, productVersion, ...pack } = classifyKeyPack(facts);
        const {
          label,
          productVersion: version,
          ...other
        } = classifyKeyPack({
          ...facts,
          typeAndModel: text,
          productVersion: text,
        });
        expect(other).toEqual(pack);
        expect([version.id, label]).toEqual([productVersion.id, text]);
      }),
    );
  });
});
