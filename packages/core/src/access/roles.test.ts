import { describe, expect, test } from 'vitest';
import {
  accessOf,
  FULL_ACCESS,
  type Grant,
  may,
  mayAnywhere,
  type Right,
  ROLES,
  sitesWith,
} from './roles.ts';

const grant = (site: string | null, role: Grant['role'], seesNames = false): Grant => ({
  site,
  role,
  seesNames,
});

describe('what grants come to', () => {
  test.each<[string, Grant[], Right, string | null, boolean]>([
    ['nothing is granted: nothing may be done', [], 'read', 'a', false],
    ['a viewer of a site reads it', [grant('a', 'viewer')], 'read', 'a', true],
    ['and no other one', [grant('a', 'viewer')], 'read', 'b', false],
    ['and nothing of every site', [grant('a', 'viewer')], 'read', null, false],
    ['a viewer sees no names', [grant('a', 'viewer')], 'see-names', 'a', false],
    ['unless that is granted', [grant('a', 'viewer', true)], 'see-names', 'a', true],
    [
      'names of one site are no names of another',
      [grant('a', 'viewer', true), grant('b', 'viewer')],
      'see-names',
      'b',
      false,
    ],
    ['a role on every site holds on each', [grant(null, 'operator')], 'operate', 'a', true],
    ['an operator governs nothing', [grant(null, 'operator')], 'govern', null, false],
    ['a referent keeps evidence', [grant('a', 'referent')], 'evidence', 'a', true],
    ['and collects nothing', [grant('a', 'referent')], 'operate', 'a', false],
    ['rights add up', [grant(null, 'viewer'), grant('a', 'operator')], 'operate', 'a', true],
    ['on their site only', [grant(null, 'viewer'), grant('a', 'operator')], 'operate', 'b', false],
    ['two roles on one site', [grant('a', 'operator'), grant('a', 'referent')], 'evidence', 'a', true],
    ['an owner of a site does not govern what belongs to none', [grant('a', 'owner')], 'govern', null, false],
  ])('%s', (_, grants, right, site, expected) => {
    expect(may(accessOf(grants), right, site)).toBe(expected);
  });

  test('the sites of a right', () => {
    const access = accessOf([grant('a', 'viewer'), grant('b', 'operator')]);
    expect(sitesWith(access, 'read')).toEqual(['a', 'b']);
    expect(sitesWith(access, 'operate')).toEqual(['b']);
    expect(sitesWith(access, 'govern')).toEqual([]);
    expect(sitesWith(FULL_ACCESS, 'govern')).toBeNull();
    expect(mayAnywhere(access, 'operate')).toBe(true);
    expect(mayAnywhere(access, 'evidence')).toBe(false);
  });

  test('an owner holds what any role holds', () => {
    for (const rights of Object.values(ROLES))
      for (const right of rights) expect(ROLES.owner).toContain(right);
  });
});
