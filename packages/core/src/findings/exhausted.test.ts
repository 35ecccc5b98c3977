import { expect, test } from 'vitest';
import { findingInput, found } from '../../test/finding-input.ts';
import { registered } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import { exhausted } from './exhausted.ts';

const DEVICE = { productType: 0 };

test.each<[string, Partial<KeyPackFacts>, unknown[][]]>([
  ['one left', { totalLicenses: 50, issuedLicenses: 49, availableLicenses: 1 }, []],
  [
    'Per User: the next one is over-issued',
    { totalLicenses: 50, issuedLicenses: 50, availableLicenses: 0 },
    [['warning', 50, 50]],
  ],
  [
    'Per Device: the next one is refused',
    { ...DEVICE, totalLicenses: 50, issuedLicenses: 50, availableLicenses: 0 },
    [['critical', 50, 50]],
  ],
  [
    'type unknown: it may be a device',
    { productType: null, totalLicenses: 50, issuedLicenses: 50, availableLicenses: 0 },
    [['critical', 50, 50]],
  ],
  [
    'issued not read, and the server offers none',
    { totalLicenses: 50, issuedLicenses: null, availableLicenses: 0 },
    [['warning', 50, null]],
  ],
  [
    'all issued, and what the server offers was not read',
    { totalLicenses: 50, issuedLicenses: 50, availableLicenses: null },
    [['warning', 50, 50]],
  ],
  ['over-issued has its own rule', { totalLicenses: 50, issuedLicenses: 51, availableLicenses: 0 }, []],
  ['a pack without licences', { totalLicenses: 0, issuedLicenses: 0, availableLicenses: 0 }, []],
  ['a total that was not read', { totalLicenses: null, issuedLicenses: 50, availableLicenses: 0 }, []],
  [
    'a temporary pack',
    { ...DEVICE, keyPackType: 4, totalLicenses: 50, issuedLicenses: 50, availableLicenses: 0 },
    [],
  ],
  ['the built-in pack', { keyPackType: 6, totalLicenses: 50, issuedLicenses: 50, availableLicenses: 0 }, []],
  ['an unlimited pack', { ...DEVICE, totalLicenses: -1, issuedLicenses: 9, availableLicenses: 0 }, []],
])('%s', (_, facts, expected) => {
  const input = findingInput({ keyPacks: [registered(facts)] });
  expect(found(exhausted, input, 'installed', 'issued')).toEqual(expected);
});
