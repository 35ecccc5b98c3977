import { expect, test } from 'vitest';
import { findingInput, found } from '../../test/finding-input.ts';
import { registered } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import type { RegisteredKeyPack } from '../position/types.ts';
import { duplicatePack } from './duplicate-pack.ts';

const on = (host: string, facts: Partial<KeyPackFacts> = {}, site = 'mairie'): RegisteredKeyPack =>
  registered(facts, { host, site });

test.each<[string, RegisteredKeyPack[], unknown[][]]>([
  ['one pack', [on('A')], []],
  ['the same on two license servers', [on('B'), on('A')], [['warning', 100, 2, 'A, B']]],
  ['twice on the same license server: two purchases', [on('A'), on('A', { keyPackId: 4 })], []],
  [
    'twice on one and once on another',
    [on('A'), on('A', { keyPackId: 4 }), on('B')],
    [['warning', 100, 2, 'A, B']],
  ],
  ['in two sites', [on('A'), on('B', {}, 'région')], []],
  ['another total', [on('A'), on('B', { totalLicenses: 101 })], []],
  ['another type', [on('A'), on('B', { productType: 0 })], []],
  ['another version', [on('A'), on('B', { productVersionId: 6 })], []],
  ['another kind', [on('A'), on('B', { keyPackType: 1 })], []],
  ['another product code', [on('A', { description: 'C50-10.02-S' }), on('B')], []],
  [
    'another number on the other server does not matter',
    [on('A'), on('B', { keyPackId: 8 })],
    [['warning', 100, 2, 'A, B']],
  ],
  [
    'built-in packs are everywhere',
    [on('A', { keyPackType: 6, productType: 3 }), on('B', { keyPackType: 6, productType: 3 })],
    [],
  ],
  ['unlimited packs', [on('A', { totalLicenses: -1 }), on('B', { totalLicenses: -1 })], []],
  [
    'totals that were not read cannot be compared',
    [on('A', { totalLicenses: null }), on('B', { totalLicenses: null })],
    [],
  ],
  ['packs without licences', [on('A', { totalLicenses: 0 }), on('B', { totalLicenses: 0 })], []],
  ['types that were not read', [on('A', { productType: null }), on('B', { productType: null })], []],
  [
    'versions that were not read are compared by their text',
    [
      on('A', { productVersionId: null }),
      on('B', { productVersionId: null, productVersion: 'Windows Server 2019' }),
    ],
    [],
  ],
  [
    'on many license servers, five are named',
    ['G', 'F', 'E', 'D', 'C', 'B', 'A'].map((host) => on(host)),
    [['warning', 100, 7, 'A, B, C, D, E, …']],
  ],
])('%s', (_, keyPacks, expected) => {
  expect(found(duplicatePack, findingInput({ keyPacks }), 'total', 'servers', 'hosts')).toEqual(expected);
});

test('one finding for a group, the same whatever the order', () => {
  const packs = [on('A'), on('B'), on('C')];
  const ids = (keyPacks: RegisteredKeyPack[]): string[] =>
    Array.from(duplicatePack.evaluate(findingInput({ keyPacks })), ({ id }) => id);
  expect(ids(packs)).toEqual(['duplicate-pack:mairie:A%2F3']);
  expect(ids(packs.toReversed())).toEqual(ids(packs));
});
