import { describe, expect, it } from 'vitest';
import { draftsOf, grantsOf, LEAST } from './grant-draft.ts';

describe('grantsOf', () => {
  it('sends each grant once, what it adds to the other included', () => {
    expect(
      grantsOf([
        { ...LEAST, key: 1, site: 'a', seesNames: true },
        { ...LEAST, key: 2, site: 'a' },
        { ...LEAST, key: 3 },
      ]),
    ).toEqual([
      { site: 'a', role: 'viewer', seesNames: true },
      { site: null, role: 'viewer', seesNames: false },
    ]);
  });

  it('says of the names only where the role does not hold them', () => {
    expect(grantsOf([{ key: 1, site: null, role: 'operator', seesNames: true }])).toEqual([
      { site: null, role: 'operator', seesNames: false },
    ]);
  });
});

it('drafts what is granted', () => {
  expect(draftsOf([{ site: 'a', siteName: 'A', role: 'referent', seesNames: false }])).toEqual([
    { key: 0, site: 'a', role: 'referent', seesNames: false },
  ]);
});
