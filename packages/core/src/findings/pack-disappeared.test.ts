import { expect, test } from 'vitest';
import { findingInput, found } from '../../test/finding-input.ts';
import { NOW, registered } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import { packDisappeared } from './pack-disappeared.ts';

test.each<[string, Partial<KeyPackFacts>, unknown[][]]>([
  ['a bought pack', {}, [['critical', NOW - 1000, 3, 100]]],
  ['one whose total was never read', { totalLicenses: null }, [['critical', NOW - 1000, 3, null]]],
  ['a temporary pack comes and goes', { keyPackType: 4 }, []],
  ['the built-in pack', { keyPackType: 6 }, []],
  ['an unlimited pack', { totalLicenses: -1 }, []],
])('%s', (_, facts, expected) => {
  const input = findingInput({ disappeared: [{ pack: registered(facts), missingSince: NOW - 1000 }] });
  expect(found(packDisappeared, input, 'missingAt', 'keyPackId', 'total')).toEqual(expected);
});

test('packs that are there have not disappeared', () => {
  expect(found(packDisappeared, findingInput({ keyPacks: [registered()] }))).toEqual([]);
});
