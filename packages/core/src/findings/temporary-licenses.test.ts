import { expect, test } from 'vitest';
import { findingInput, found } from '../../test/finding-input.ts';
import { NOW, registered } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import type { LicenseTally } from '../position/types.ts';
import { temporaryLicenses } from './temporary-licenses.ts';

const TEMPORARY = { keyPackType: 4, productType: 0, totalLicenses: -1, availableLicenses: -1 };
const list = (byStatus: LicenseTally['byStatus'], keyPackRef = 'RDLIC01/3'): LicenseTally => ({
  keyPackRef,
  byStatus,
  expired: 0,
  source: { observationId: 'o', observedAt: NOW, method: 'cim-json' },
  complete: true,
});

test.each<[string, Partial<KeyPackFacts>, LicenseTally[], unknown[][]]>([
  ['a temporary pack that issued none', { ...TEMPORARY, issuedLicenses: 0 }, [], []],
  ['one that issued 100', { ...TEMPORARY, issuedLicenses: 100 }, [], [['info', 100]]],
  ['one whose issued figure was not read', { ...TEMPORARY, issuedLicenses: null }, [], []],
  ['a bought pack', { issuedLicenses: 40 }, [], []],
  ['rows with that status in a bought pack', {}, [list({ active: 5, temporary: 3 })], [['info', 3]]],
  [
    'pack and rows tell of the same licences',
    { ...TEMPORARY, issuedLicenses: 4 },
    [list({ temporary: 3 })],
    [['info', 4]],
  ],
  ['rows of a pack that is not there', {}, [list({ temporary: 3 }, 'RDLIC01/9')], []],
])('%s', (_, facts, tallies, expected) => {
  const input = findingInput({ keyPacks: [registered(facts)], tallies });
  expect(found(temporaryLicenses, input, 'count')).toEqual(expected);
});
