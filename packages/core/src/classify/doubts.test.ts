import { expect, test } from 'vitest';
import { keyPackFacts } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import { doubtsAbout } from './doubts.ts';
import { parseProductCode } from './product-code.ts';

test.each<[string, Partial<KeyPackFacts>, unknown[][]]>([
  ['documented numbers and no code', {}, []],
  ['KeyPackType 7', { keyPackType: 7 }, [['undocumented-number', 'KeyPackType', 7]]],
  ['a negative KeyPackType', { keyPackType: -1 }, [['undocumented-number', 'KeyPackType', -1]]],
  ['ProductType 2 is documented as not valid', { productType: 2 }, []],
  ['ProductType 3, known from the built-in pack', { productType: 3 }, []],
  ['ProductType 6, known from VDI suites', { productType: 6 }, []],
  ['ProductType 4', { productType: 4 }, [['undocumented-number', 'ProductType', 4]]],
  ['versions that the field continues are known', { productVersionId: 8 }, []],
  ['ProductVersionID 9', { productVersionId: 9 }, [['undocumented-number', 'ProductVersionID', 9]]],
  [
    'no limit on what is available of 100',
    { availableLicenses: -1 },
    [['undocumented-number', 'AvailableLicenses', -1]],
  ],
  ['no limit at all', { totalLicenses: -1, availableLicenses: -1 }, []],
  ['code and numbers agree', { description: 'C50-10.01-S', productVersionId: 6 }, []],
  [
    'another type',
    { description: 'A02-10.01-S', productVersionId: 6 },
    [['sources-disagree', 'ProductType', 1]],
  ],
  [
    'another version',
    { description: 'C50-6.02-S', productVersionId: 7 },
    [['sources-disagree', 'ProductVersionID', 7]],
  ],
  ['2008 R2 shares its code with 2008', { description: 'C50-6.00-S', productVersionId: 3 }, []],
  ['a code of an unseen version contradicts no number', { description: 'C50-10.02-S' }, []],
  [
    'a family that was never seen contradicts no type',
    { description: 'B77-10.01-S', productVersionId: 6 },
    [],
  ],
  [
    'no type in numbers, so the code stands alone',
    { description: 'A02-10.01-S', productType: null, productVersionId: null },
    [],
  ],
  [
    'a bought pack with the code of the built-in pool',
    { description: 'C50-10.01-EX', productVersionId: 6 },
    [['sources-disagree', 'KeyPackType', 2]],
  ],
  [
    'the built-in pack',
    { description: 'A02-5.00-EX', keyPackType: 6, productType: 3, productVersionId: 0 },
    [],
  ],
])('%s', (_, facts, expected) => {
  const doubts = doubtsAbout(keyPackFacts(facts), parseProductCode(facts.description ?? null));
  expect(doubts.map(({ code, facts }) => [code, facts['property'], facts['value']])).toEqual(expected);
  for (const { facts } of doubts) expect(facts['keyPackId']).toBe(3);
});
