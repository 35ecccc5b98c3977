import { expect, test } from 'vitest';
import { registered } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import { packFacts } from './facts.ts';

test.each<[string, Partial<KeyPackFacts>, unknown[]]>([
  ['Per User, a known version', {}, ['user', null, 'named', 'Windows Server 2022']],
  ['Per Device', { productType: 0 }, ['device', null, 'named', 'Windows Server 2022']],
  [
    'type not read: the text as read',
    { productType: null },
    ['text', 'RDS Per User CAL', 'named', 'Windows Server 2022'],
  ],
  [
    'no text either',
    { productType: null, typeAndModel: null },
    ['unknown', null, 'named', 'Windows Server 2022'],
  ],
  ['a version that only has a number', { productVersionId: 99 }, ['user', null, 'numbered', 'unknown (99)']],
  [
    'a version that only has a text',
    { productVersionId: null },
    ['user', null, 'named', 'Windows Server 2022'],
  ],
  [
    'a version that was not read',
    { productVersionId: null, productVersion: null },
    ['user', null, 'unread', null],
  ],
])('%s', (_, changes, expected) => {
  const { assignedTo, label, versionState, version } = packFacts(registered(changes));
  expect([assignedTo, label, versionState, version]).toEqual(expected);
});
