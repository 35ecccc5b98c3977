import type { SessionState } from '@calepin/server/schemas';
import { describe, expect, it } from 'vitest';
import { allows } from './rights.ts';

const session = (part: Partial<SessionState>): SessionState => ({
  state: 'signed-in',
  kind: 'account',
  account: null,
  everywhere: [],
  sites: {},
  ...part,
});

describe('allows', () => {
  const reader = session({ everywhere: ['read'], sites: { a: ['read', 'operate'] } });

  it.each([
    ['read', 'a', true],
    ['read', 'b', true],
    ['read', null, true],
    ['operate', 'a', true],
    ['operate', 'b', false],
    ['operate', null, false],
    ['operate', undefined, true],
    ['govern', undefined, false],
  ] as const)('%s on %s: %s', (right, site, expected) => {
    expect(allows(reader, right, site)).toBe(expected);
  });

  it('gives nothing before it is known who asks, nor to nobody', () => {
    expect(allows(undefined, 'read', undefined)).toBe(false);
    expect(allows(session({ state: 'signed-out', everywhere: ['read'] }), 'read', null)).toBe(false);
  });
});
