import { expect, test } from 'vitest';
import { findingInput, found, server, target } from '../../test/finding-input.ts';
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

test.each<[string, Parameters<typeof target>[0], number]>([
  ['its target is silent: that one speaks', { awaitedSince: NOW - 8 * DAY }, 0],
  ['its target is paused', { awaitedSince: NOW - 8 * DAY, paused: true }, 1],
  ['its target brings something, but no key packs', {}, 1],
  ['the target of another is silent', { awaitedSince: NOW - 8 * DAY, licenseServerId: 'server-2' }, 1],
  [
    'a target of no known license server is silent',
    { awaitedSince: NOW - 8 * DAY, licenseServerId: null },
    1,
  ],
])('a license server that was read long ago: %s', (_, changes, findings) => {
  const servers = [server({ keyPacksSeen: seen(8) })];
  expect(found(dataStale, findingInput({ servers, targets: [target(changes)] }))).toHaveLength(findings);
});
