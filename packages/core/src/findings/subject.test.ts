import { expect, test } from 'vitest';
import { findingInput, server } from '../../test/finding-input.ts';
import { registered } from '../../test/key-packs.ts';
import type { PositionRow } from '../position/types.ts';
import { finding, packSubject, rowSubject, serverSubject } from './subject.ts';
import type { FindingSubject } from './types.ts';

function rowOf(facts: Parameters<typeof registered>[0], site = 'mairie'): PositionRow {
  const [row] = findingInput({ keyPacks: [registered(facts, { site })] }).position.rows;
  if (row === undefined) throw new Error('the pack does not count');
  return row;
}

test.each<[string, FindingSubject, string]>([
  ['a row by site, type and version', rowSubject(rowOf({})), 'exhausted:mairie::per-user:7:'],
  [
    'a row of unknown type and version by the texts as read',
    rowSubject(rowOf({ productType: null, productVersionId: null })),
    'exhausted:mairie::unknown::RDS%20Per%20User%20CAL%2C%20Windows%20Server%202022',
  ],
  ['a key pack by its reference', packSubject(registered()), 'exhausted:mairie:RDLIC01%2F3'],
  ['a license server by its reference', serverSubject(server()), 'exhausted:mairie:server-1:::'],
  ['a colon in a name is not a separator', rowSubject(rowOf({}, 'a:b')), 'exhausted:a%3Ab::per-user:7:'],
  [
    'half a surrogate pair breaks nothing',
    rowSubject(rowOf({ productType: null, typeAndModel: '\ud800' })),
    'exhausted:mairie::unknown:7:%EF%BF%BD',
  ],
])('%s', (_, subject, id) => {
  expect(finding('exhausted', { severity: 'info', subject, facts: {}, since: 0 }).id).toBe(id);
});
