import { expect, test } from 'vitest';
import { findingInput, found } from '../../test/finding-input.ts';
import { NOW, registered } from '../../test/key-packs.ts';
import type { RegisteredKeyPack } from '../position/types.ts';
import { overIssued } from './over-issued.ts';

const pack = (
  keyPackId: number,
  totalLicenses: number | null,
  issuedLicenses: number | null,
  other: Parameters<typeof registered>[0] = {},
): RegisteredKeyPack =>
  registered({ keyPackId, totalLicenses, issuedLicenses, availableLicenses: 0, ...other });

test.each<[string, RegisteredKeyPack[], unknown[][]]>([
  ['as many issued as installed', [pack(3, 270, 270)], []],
  ['one too many', [pack(3, 270, 271)], [['critical', 1, 'yes', 271]]],
  ['31 too many', [pack(3, 270, 301)], [['critical', 31, 'yes', 301]]],
  ['the room of another pack covers them', [pack(3, 270, 301), pack(4, 100, 0)], []],
  [
    'the room of another type does not',
    [pack(3, 270, 301), pack(4, 100, 0, { productType: 0 })],
    [['critical', 31, 'yes', 301]],
  ],
  ['issued from a pack without licences', [pack(3, 0, 5)], [['critical', 5, 'yes', 5]]],
  ['issued was not read', [pack(3, 270, null)], []],
  [
    'what was read already exceeds what is installed: at least so many',
    [pack(3, 270, 301), pack(4, 10, null)],
    [['critical', 21, 'no', 301]],
  ],
  ['what was read does not exceed it', [pack(3, 270, 271), pack(4, 10, null)], []],
  ['a total that was not read may cover them', [pack(3, 270, 301), pack(4, null, 0)], []],
  ['licences issued from a temporary pack are not over-issued', [pack(3, 0, 100, { keyPackType: 4 })], []],
])('%s', (_, keyPacks, expected) => {
  expect(found(overIssued, findingInput({ keyPacks }), 'overIssued', 'exact', 'issued')).toEqual(expected);
});

test('it holds since the issued figures were read', () => {
  const source = { observationId: 'o', observedAt: NOW - 5, method: 'cim-json' };
  const keyPacks = [{ ...pack(3, 270, 301), issuedSource: source }];
  expect(Array.from(overIssued.evaluate(findingInput({ keyPacks })), ({ since }) => since)).toEqual([
    NOW - 5,
  ]);
});
