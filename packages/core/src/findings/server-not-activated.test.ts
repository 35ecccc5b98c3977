import { expect, test } from 'vitest';
import { findingInput, found, server } from '../../test/finding-input.ts';
import { NOW } from '../../test/key-packs.ts';
import { serverNotActivated } from './server-not-activated.ts';
import type { RegisteredServer } from './types.ts';

test.each<[string, Partial<RegisteredServer>, unknown[][]]>([
  ['activated', {}, []],
  ['not activated', { activation: 'not-activated' }, [['critical', 'RDLIC01']]],
  ['not asked: unknown is not "not activated"', { activation: null, activationSource: null }, []],
])('%s', (_, changes, expected) => {
  const input = findingInput({ servers: [server(changes)] });
  expect(found(serverNotActivated, input, 'host')).toEqual(expected);
});

test('it is about the license server, since it was asked', () => {
  const activationSource = { observationId: 'o', observedAt: NOW - 7, method: 'collector-json' };
  const input = findingInput({ servers: [server({ activation: 'not-activated', activationSource })] });
  const [finding] = serverNotActivated.evaluate(input);
  expect([finding?.id, finding?.since]).toEqual(['server-not-activated:mairie:server-1:::', NOW - 7]);
});
