import { expect, test } from 'vitest';
import { NOW, registered } from '../../test/key-packs.ts';
import { computePosition } from './position.ts';
import type { LicenseTally } from './types.ts';

const source = { observationId: 'o-9', observedAt: NOW, method: 'issued-license-csv' };
const list = (changes: Partial<LicenseTally> = {}): LicenseTally => ({
  keyPackRef: 'RDLIC01/3',
  byStatus: { active: 30, temporary: 2, revoked: 5 },
  expired: 0,
  source,
  complete: true,
  ...changes,
});

const DEVICE = { productType: 0, issuedLicenses: null };

test.each<[string, Parameters<typeof registered>[0], LicenseTally[], number | null, string | null]>([
  [
    'a complete list counts what is issued, revoked licences apart, and the source says so',
    DEVICE,
    [list()],
    32,
    'issued-license-csv:issued-licenses',
  ],
  [
    'a complete list without a row: none is issued',
    DEVICE,
    [list({ byStatus: {} })],
    0,
    'issued-license-csv:issued-licenses',
  ],
  ['the pack’s own figure comes first', { productType: 0, issuedLicenses: 40 }, [list()], 40, 'keypack-csv'],
  ['an extract proves nothing', DEVICE, [list({ complete: false })], null, null],
  ['nor does a list of unknown origin', DEVICE, [list({ source: null })], null, null],
  ['nor does the list of another pack', DEVICE, [list({ keyPackRef: 'RDLIC01/4' })], null, null],
  ['no list', DEVICE, [], null, null],
  ['licences of users are in the directory, not in the list', { issuedLicenses: null }, [list()], null, null],
  [
    'nor can a list stand for a pack of unknown type',
    { productType: null, issuedLicenses: null },
    [list()],
    null,
    null,
  ],
])('%s', (_, facts, tallies, issued, method) => {
  const [row] = computePosition({ asOf: NOW, keyPacks: [registered(facts)], tallies }).rows;
  expect([row?.issued, row?.sources.issued?.method ?? null]).toEqual([issued, method]);
});
