import { expect, test } from 'vitest';
import { findingInput, found } from '../../test/finding-input.ts';
import { NO_EXPIRY, NOW, registered } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import { DAY } from '../domain/instant.ts';
import { expiringPack } from './expiring-pack.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

/** A pack that expires so many days from now. */
const inDays = (days: number): Partial<KeyPackFacts> => ({ expirationDate: NOW + days * DAY });

test.each<[string, Partial<KeyPackFacts>, unknown[][]]>([
  ['61 days ahead', inDays(61), []],
  ['60 days ahead', inDays(60), [['warning', 'expiring', 100]]],
  ['tomorrow', inDays(1), [['warning', 'expiring', 100]]],
  ['now', inDays(0), [['critical', 'expired', 100]]],
  ['three years ago', inDays(-1095), [['critical', 'expired', 100]]],
  ['a sentinel date is no expiry', { expirationDate: NO_EXPIRY }, []],
  ['the expiry was not read', { expirationDate: null }, []],
  ['the total was not read', { ...inDays(10), totalLicenses: null }, [['warning', 'expiring', null]]],
  ['a temporary pack', { ...inDays(10), keyPackType: 4 }, []],
  ['an unlimited pack', { ...inDays(10), totalLicenses: -1 }, []],
])('%s', (_, facts, expected) => {
  const input = findingInput({ keyPacks: [registered(facts)] });
  expect(found(expiringPack, input, 'state', 'total')).toEqual(expected);
});

test('the warning comes as early as the settings say, and since then', () => {
  const settings = { ...DEFAULT_SETTINGS, expiryWarningDays: 365 };
  const input = findingInput({ keyPacks: [registered(inDays(300))], settings });
  const [finding] = expiringPack.evaluate(input);
  expect(finding?.severity).toBe('warning');
  expect(finding?.since).toBe(NOW - 65 * DAY);
  expect(finding?.facts['expiresAt']).toBe(NOW + 300 * DAY);
});

test('a sentinel stays one even when its day is near', () => {
  const input = findingInput({ asOf: NO_EXPIRY - DAY, keyPacks: [registered()] });
  expect(found(expiringPack, input)).toEqual([]);
});
