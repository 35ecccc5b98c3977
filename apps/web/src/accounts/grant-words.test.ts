import type { Grant } from '@calepin/server/schemas';
import { describe, expect, it } from 'vitest';
import type { Text } from '../language/text.ts';
import { grantWords, inOrder } from './grant-words.ts';

const grant = (part: Partial<Grant>): Grant => ({
  site: null,
  siteName: null,
  role: 'viewer',
  seesNames: false,
  ...part,
});

// Only the identifiers and what fills them: the texts themselves are checked elsewhere.
const say = (id: string, values: object = {}): string => [id, ...Object.values(values)].join(' ');
const t = say as unknown as Text;

describe('grantWords', () => {
  it.each([
    [grant({ role: 'owner' }), 'grant.every-site account-role.owner '],
    [grant({ site: 's1', siteName: 'Harbour' }), 'grant.one-site account-role.viewer Harbour'],
    [grant({ site: 's1' }), 'grant.one-site account-role.viewer s1'],
    [grant({ seesNames: true }), 'grant.with-names grant.every-site account-role.viewer '],
    [grant({ role: 'operator', seesNames: true }), 'grant.every-site account-role.operator '],
  ])('says %j', (given, expected) => {
    expect(grantWords(t, given)).toBe(expected);
  });
});

describe('inOrder', () => {
  it('puts every site before one, then goes by name', () => {
    const grants = [
      grant({ site: 'b', siteName: 'Site 10' }),
      grant({ site: 'a', siteName: 'Site 9' }),
      grant({}),
    ];
    expect(inOrder(grants).map(({ site }) => site)).toEqual([null, 'a', 'b']);
  });
});
