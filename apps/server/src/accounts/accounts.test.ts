import { MINUTE } from '@calepin/core';
import { expect, test } from 'vitest';
import type { Account, ApiToken, SignIn } from '../store/accounts.ts';
import { BY_ITSELF } from '../store/audit.ts';
import { Accounts } from './accounts.ts';
import { newToken } from './one-time-token.ts';

const NOW = Date.UTC(2026, 10, 25);
const ACCOUNT: Account = {
  id: 'account',
  email: 'amelie@lab.test',
  name: 'amelie',
  state: 'active',
  grants: [],
  createdAt: 0,
  lastSeenAt: null,
  lockedUntil: null,
};
const SIGN_IN: SignIn = {
  id: 'sign-in',
  accountId: ACCOUNT.id,
  createdAt: NOW - 10 * MINUTE,
  lastUsedAt: NOW - 10 * MINUTE,
  expiresAt: NOW + 10 * MINUTE,
  address: null,
  program: null,
};
const TOKEN: ApiToken = {
  id: 'token',
  name: 'Prometheus',
  role: 'viewer',
  site: null,
  createdAt: 0,
  createdBy: 'amelie@lab.test',
  expiresAt: null,
  lastUsedAt: null,
};

/** Accounts of a register whose writes end as told, and what was written. */
function accountsWith(noteUse: () => Promise<void>) {
  const noted: unknown[] = [];
  const never = (): Promise<never> => Promise.reject(new Error('not asked for'));
  const accounts = new Accounts({
    reads: {
      account: never,
      accountSecret: never,
      oneTimeLink: never,
      signedIn: async () => ({ signIn: SIGN_IN, account: ACCOUNT }),
      apiTokenOf: async () => TOKEN,
    },
    writesAs: () => ({
      saveAccount: never,
      addLink: never,
      useLink: never,
      setPassword: never,
      addSignIn: never,
      noteFailure: never,
      endSignIn: never,
      noteUse(use) {
        noted.push(use);
        return noteUse();
      },
    }),
    clock: () => NOW,
    identify: () => 'id',
  });
  return { accounts, noted };
}

test.each<[string, () => Promise<void>]>([
  ['waits behind a long import', () => new Promise<never>(() => undefined)],
  ['is refused because the register is busy', () => Promise.reject(new Error('busy'))],
])('whoever is signed in is answered while noting it %s', async (_, noteUse) => {
  const { accounts, noted } = accountsWith(noteUse);
  for (let request = 0; request < 3; request += 1) {
    expect((await accounts.signedInWith(newToken('sign-in'), BY_ITSELF))?.account).toBe(ACCOUNT);
    expect(await accounts.programWith(newToken('api'), BY_ITSELF)).toBe(TOKEN);
  }
  // Once a minute, not at every request.
  expect(noted).toEqual([
    { signIn: 'sign-in', at: NOW },
    { token: 'token', at: NOW },
  ]);
});
