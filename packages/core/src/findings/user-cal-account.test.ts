import { expect, test } from 'vitest';
import { findingInput, found } from '../../test/finding-input.ts';
import { NOW, registered } from '../../test/key-packs.ts';
import type { KeyPackFacts } from '../domain/facts.ts';
import type { AccountTally, FindingInput } from './types.ts';
import { userCalAccount } from './user-cal-account.ts';

const SOURCE = { observationId: 'o', observedAt: NOW - 7, method: 'collector-json' };

const accounts = (changes: Partial<AccountTally> = {}): AccountTally => ({
  site: 'mairie',
  licenseServerId: 'server-1',
  host: 'RDLIC01',
  disabled: 2,
  deleted: 1,
  source: SOURCE,
  ...changes,
});

const used = (facts: Partial<KeyPackFacts>, site = 'mairie'): FindingInput['keyPacks'] => [
  registered(facts, { site }),
];
const USED_UP = { totalLicenses: 50, issuedLicenses: 50, availableLicenses: 0 };

test.each<[string, AccountTally[], FindingInput['keyPacks'], unknown[][]]>([
  ['none', [], [], []],
  ['an empty tally', [accounts({ disabled: 0, deleted: 0 })], [], []],
  ['of a license server', [accounts()], [], [['info', 3, 2, 1, 'RDLIC01']]],
  [
    'of one that the register does not know',
    [accounts({ licenseServerId: null, host: null, deleted: 0 })],
    [],
    [['info', 2, 2, 0, null]],
  ],
  ['where licences are left', [accounts()], used({}), [['info', 3, 2, 1, 'RDLIC01']]],
  ['where none is left', [accounts()], used(USED_UP), [['warning', 3, 2, 1, 'RDLIC01']]],
  [
    'where more are issued than there are',
    [accounts()],
    used({ ...USED_UP, issuedLicenses: 60 }),
    [['warning', 3, 2, 1, 'RDLIC01']],
  ],
  [
    'where none is left for devices',
    [accounts()],
    used({ ...USED_UP, productType: 0 }),
    [['info', 3, 2, 1, 'RDLIC01']],
  ],
  [
    'where none is left in another site',
    [accounts()],
    used(USED_UP, 'école'),
    [['info', 3, 2, 1, 'RDLIC01']],
  ],
])('accounts that hold a CAL: %s', (_, given, keyPacks, expected) => {
  const input = findingInput({ accounts: given, keyPacks });
  expect(found(userCalAccount, input, 'accounts', 'disabled', 'deleted', 'host')).toEqual(expected);
});

test('one finding per site and license server, whoever the accounts are', () => {
  const given = [
    accounts(),
    accounts({ licenseServerId: 'server-2', host: 'RDLIC02' }),
    accounts({ licenseServerId: null, host: null }),
    accounts({ site: 'école', licenseServerId: null, host: null, source: null }),
  ];
  const findings = Array.from(userCalAccount.evaluate(findingInput({ accounts: given })));
  expect(findings.map(({ id, since }) => [id, since])).toEqual([
    ['user-cal-account:mairie:server-1:per-user::', NOW - 7],
    ['user-cal-account:mairie:server-2:per-user::', NOW - 7],
    ['user-cal-account:mairie::per-user::', NOW - 7],
    ['user-cal-account:%C3%A9cole::per-user::', NOW],
  ]);
});
