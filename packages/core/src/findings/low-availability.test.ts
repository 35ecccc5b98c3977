import { expect, test } from 'vitest';
import { findingInput, found } from '../../test/finding-input.ts';
import { registered } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import { lowAvailability } from './low-availability.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { Threshold } from './types.ts';

const left = (available: number, total = 100): Partial<KeyPackFacts> => ({
  totalLicenses: total,
  issuedLicenses: total - available,
  availableLicenses: available,
});

test.each<[string, Partial<KeyPackFacts>, unknown[][]]>([
  ['11 of 100', left(11), []],
  ['10 of 100: 10 % is low', left(10), [['warning', 10, 100, 10]]],
  ['1 of 100', left(1), [['warning', 1, 100, 10]]],
  ['none: exhausted, not low', left(0), []],
  ['over-issued, not low', { ...left(0), issuedLicenses: 131 }, []],
  ['1 of 9 is more than 10 %', left(1, 9), []],
  [
    'issued not read: what the server offers',
    { ...left(5), issuedLicenses: null },
    [['warning', 5, 100, 10]],
  ],
  [
    'what the server offers not read: what is not issued',
    { ...left(5), availableLicenses: null },
    [['warning', 5, 100, 10]],
  ],
  ['neither read', { totalLicenses: 100, issuedLicenses: null, availableLicenses: null }, []],
  ['the total not read', { ...left(5), totalLicenses: null }, []],
  ['temporary', { ...left(5), keyPackType: 4 }, []],
  ['built-in', { ...left(5), keyPackType: 6 }, []],
  ['unlimited', { ...left(5), totalLicenses: -1 }, []],
])('%s', (_, facts, expected) => {
  const input = findingInput({ keyPacks: [registered(facts)] });
  expect(found(lowAvailability, input, 'available', 'installed', 'threshold')).toEqual(expected);
});

const none: Threshold = {
  site: null,
  calType: null,
  productVersionId: null,
  level: { unit: 'percent', value: 10 },
};

test.each<[string, Threshold[], unknown[][]]>([
  ['at 20 licences everywhere', [{ ...none, level: { unit: 'licenses', value: 20 } }], [['warning', 20]]],
  ['at 19 licences', [{ ...none, level: { unit: 'licenses', value: 19 } }], []],
  [
    'at 20 % of this site',
    [none, { ...none, site: 'mairie', level: { unit: 'percent', value: 20 } }],
    [['warning', 20]],
  ],
  ['at 20 % of another site', [none, { ...none, site: 'région', level: { unit: 'percent', value: 20 } }], []],
  ['without any threshold', [], []],
  ['at 0 %, which turns the warning off', [{ ...none, level: { unit: 'percent', value: 0 } }], []],
])('20 of 100 left, %s', (_, thresholds, expected) => {
  const settings = { ...DEFAULT_SETTINGS, thresholds };
  const input = findingInput({ keyPacks: [registered(left(20))], settings });
  expect(found(lowAvailability, input, 'available')).toEqual(expected);
});
