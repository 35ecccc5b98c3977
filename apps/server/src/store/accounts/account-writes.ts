import type { Kysely } from 'kysely';
import type { AccountStore } from '../accounts.ts';
import { accountDeed, signInDeed, tokenDeed } from '../audit/account-deeds.ts';
import type { Deed } from '../audit/audit-log.ts';
import type { Schema } from '../schema.ts';
import { readAccounts, readTokens } from './read-accounts.ts';
import {
  addLink,
  addSignIn,
  addToken,
  endSignIn,
  noteFailure,
  noteUse,
  removeAccount,
  removeToken,
  saveAccount,
  setPassword,
  useLink,
} from './write-accounts.ts';

type Tx = Kysely<Schema>;

/** What changes accounts. */
export const ACCOUNT_WRITES = [
  'saveAccount',
  'removeAccount',
  'addLink',
  'useLink',
  'setPassword',
  'addSignIn',
  'noteFailure',
  'noteUse',
  'endSignIn',
  'addApiToken',
  'removeApiToken',
] as const satisfies readonly (keyof AccountStore)[];

export type AccountWrites = Pick<AccountStore, (typeof ACCOUNT_WRITES)[number]>;

type Turn = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Every one is a short transaction, with its event. That somebody looked in changes nothing that others see: it is written quietly. */
export function accountWrites(
  { turn, quietly }: { readonly turn: Turn; readonly quietly: Turn },
  note: (tx: Tx, deed: Deed | null) => Promise<void>,
): AccountWrites {
  const find = async (tx: Tx, id: string) => (await readAccounts(tx, { id }))[0] ?? null;
  return {
    saveAccount: (given) =>
      turn(async (tx) => {
        const before = await find(tx, given.id);
        const after = await saveAccount(tx, given);
        await note(tx, accountDeed(before, after));
        return after;
      }),
    removeAccount: (id) =>
      turn(async (tx) => {
        const before = await find(tx, id);
        await removeAccount(tx, id);
        await note(tx, accountDeed(before, null));
      }),
    addLink: (link) =>
      turn(async (tx) => {
        await addLink(tx, link);
        const account = link.accountId === null ? null : await find(tx, link.accountId);
        if (account !== null) await note(tx, signInDeed('link-given', account, { purpose: link.purpose }));
      }),
    useLink: (use) =>
      turn(async (tx) => {
        const account = await useLink(tx, use);
        if (account === null) return null;
        if (use.owner !== undefined) await note(tx, accountDeed(null, account));
        await note(tx, signInDeed('password-set', account));
        return account;
      }),
    setPassword: (change) =>
      turn(async (tx) => {
        await setPassword(tx, change);
        const account = await find(tx, change.accountId);
        if (account !== null) await note(tx, signInDeed('password-set', account));
      }),
    addSignIn: (signIn) =>
      turn(async (tx) => {
        await addSignIn(tx, signIn);
        const account = await find(tx, signIn.accountId);
        if (account !== null) await note(tx, signInDeed('signed-in', account));
      }),
    noteFailure: (failure) =>
      turn(async (tx) => {
        await noteFailure(tx, failure);
        const account = await find(tx, failure.accountId);
        const { failures, lockedUntil } = failure;
        if (account !== null)
          await note(tx, signInDeed('sign-in-refused', account, { failures, lockedUntil }));
      }),
    noteUse: (use) => quietly((tx) => noteUse(tx, use)),
    endSignIn: (accountId, id) =>
      turn(async (tx) => {
        if (!(await endSignIn(tx, accountId, id))) return;
        const account = await find(tx, accountId);
        if (account !== null) await note(tx, signInDeed('signed-out', account));
      }),
    addApiToken: (token) =>
      turn(async (tx) => {
        await addToken(tx, token);
        await note(tx, tokenDeed('token-added', token));
      }),
    removeApiToken: (id) =>
      turn(async (tx) => {
        const token = (await readTokens(tx)).find((one) => one.id === id);
        if (token === undefined) return false;
        await removeToken(tx, id);
        await note(tx, tokenDeed('token-removed', token));
        return true;
      }),
  };
}
