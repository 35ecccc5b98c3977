import type { SessionState } from '@calepin/server/schemas';
import { describe, expect, it } from 'vitest';
import { placesFor, railFor } from './places.ts';

const session = (part: Partial<SessionState>): SessionState => ({
  state: 'signed-in',
  kind: 'account',
  account: null,
  everywhere: ['read'],
  sites: {},
  ...part,
});
const hidden = (part: Partial<SessionState>): string[] => {
  const shown = new Set(placesFor(session(part)).map(({ to }) => to));
  const all = placesFor(session({ everywhere: ['read', 'see-names', 'govern'] })).map(({ to }) => to);
  return all.filter((to) => !shown.has(to));
};

describe('placesFor', () => {
  it('keeps names from who may not see them, and the rest from who does not govern', () => {
    expect(hidden({})).toEqual(['/issued-licenses', '/user-cals', '/audit', '/people', '/imports']);
  });

  it('shows the names to who sees them on one site', () => {
    expect(hidden({ sites: { a: ['read', 'see-names'] } })).toEqual(['/audit', '/people']);
  });

  it('asks for every site to govern what belongs to none', () => {
    expect(hidden({ sites: { a: ['read', 'see-names', 'govern'] } })).toEqual(['/audit', '/people']);
  });
});

it('keeps in the rail what is reached by no other page', () => {
  expect(railFor(session({})).map(({ to }) => to)).not.toContain('/people');
});
