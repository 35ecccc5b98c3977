import { expect, test } from 'vitest';
import { findingInput, found } from '../../test/finding-input.ts';
import { registered } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import { versionUnknown } from './version-unknown.ts';

test.each<[string, Partial<KeyPackFacts>, unknown[][]]>([
  ['2000, not supported any more, is known', { productVersionId: 0 }, []],
  ['2025, which the documentation does not list, is known', { productVersionId: 8 }, []],
  ['9', { productVersionId: 9 }, [['info', 9, 3]]],
  ['not read: a gap of the position, not a finding', { productVersionId: null }, []],
  ['an unknown version of the built-in pack', { productVersionId: 9, keyPackType: 6 }, []],
])('%s', (_, facts, expected) => {
  const input = findingInput({ keyPacks: [registered(facts)] });
  expect(found(versionUnknown, input, 'versionId', 'keyPackId')).toEqual(expected);
});
