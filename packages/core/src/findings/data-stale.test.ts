import { expect, test } from 'vitest';
import { findingInput, found, server } from '../../test/finding-input.ts';
import { NOW } from '../../test/key-packs.ts';
import { DAY } from '../domain/instant.ts';
import { dataStale } from './data-stale.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { RegisteredServer } from './types.ts';

const seen = (days: number) => ({ observationId: 'o', observedAt: NOW - days * DAY, method: 'keypack-csv' });

test.each<[string, Partial<RegisteredServer>, unknown[][]]>([
  ['read today', { keyPacksSeen: seen(0) }, []],
  ['read seven days ago', { keyPacksSeen: seen(7) }, []],
  ['read eight days ago', { keyPacksSeen: seen(8) }, [['warning', NOW - 8 * DAY]]],
  [
    'something else was read today, the key packs long ago',
    { keyPacksSeen: seen(90), lastSeen: seen(0) },
    [['warning', NOW - 90 * DAY]],
  ],
  [
    'the key packs were never read, something else long ago',
    { keyPacksSeen: null, lastSeen: seen(30) },
    [['warning', NOW - 30 * DAY]],
  ],
  ['nothing was ever read', { keyPacksSeen: null, lastSeen: null }, []],
  ['read later than the instant that is asked for', { keyPacksSeen: seen(-1) }, []],
])('%s', (_, changes, expected) => {
  const input = findingInput({ servers: [server(changes)] });
  expect(found(dataStale, input, 'observedAt')).toEqual(expected);
});

test('the settings say how old is too old; it holds since that day', () => {
  const settings = { ...DEFAULT_SETTINGS, staleAfterDays: 30 };
  const input = findingInput({ servers: [server({ keyPacksSeen: seen(31) })], settings });
  expect(Array.from(dataStale.evaluate(input), ({ since }) => since)).toEqual([NOW - DAY]);
});
