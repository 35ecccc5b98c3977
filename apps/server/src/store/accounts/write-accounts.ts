import type { Grant, Instant } from '@calepin/core';
import type { Kysely } from 'kysely';
import type { Account, AccountStore } from '../accounts.ts';
import type { Schema } from '../schema.ts';
import { RegisterError } from '../storage-error.ts';
import { emailKey, ownerIds, readAccounts, readLink } from './read-accounts.ts';

type Tx = Kysely<Schema>;
type Given<Method extends keyof AccountStore> = Parameters<AccountStore[Method]>[0];

async function present(tx: Tx, id: string): Promise<Account> {
  const [account] = await readAccounts(tx, { id });
  if (account === undefined) throw new RegisterError('unknown-account', { id });
  return account;
}

/** A register that has an owner keeps one. */
async function keepingAnOwner<T>(tx: Tx, change: () => Promise<T>): Promise<T> {
  const before = await ownerIds(tx);
  const result = await change();
  if (before.length > 0 && (await ownerIds(tx)).length === 0) throw new RegisterError('last-owner');
  return result;
}

export function saveAccount(
  tx: Tx,
  { id, email, name, disabled, grants, at }: Given<'saveAccount'>,
): Promise<Account> {
  return keepingAnOwner(tx, async () => {
    const email_key = emailKey(email);
    const twin = await tx
      .selectFrom('account')
      .select('id')
      .where('email_key', '=', email_key)
      .where('id', '<>', id)
      .executeTakeFirst();
    if (twin !== undefined) throw new RegisterError('duplicate-account', { email });
    const values = { email: email.trim(), email_key, name, disabled: disabled ? 1 : 0 } as const;
    await tx
      .insertInto('account')
      .values({
        id,
        ...values,
        password_hash: null,
        failures: 0,
        locked_until: null,
        created_at: at,
        last_seen_at: null,
      })
      .onConflict((c) => c.column('id').doUpdateSet(values))
      .execute();
    await setGrants(tx, id, grants);
    if (disabled) await endSignIns(tx, id);
    return present(tx, id);
  });
}

async function setGrants(tx: Tx, id: string, grants: readonly Grant[]): Promise<void> {
  await tx.deleteFrom('account_grant').where('account_id', '=', id).execute();
  for (const { site, role, seesNames } of grants) {
    if (site !== null) {
      const known = await tx.selectFrom('site').select('id').where('id', '=', site).executeTakeFirst();
      if (known === undefined) throw new RegisterError('unknown-site', { id: site });
    }
    const row = { account_id: id, site_id: site ?? '', role, sees_names: seesNames ? 1 : 0 } as const;
    await tx
      .insertInto('account_grant')
      .values(row)
      .onConflict((c) => c.columns(['account_id', 'site_id', 'role']).doUpdateSet(row))
      .execute();
  }
}

/** With a site go the roles on it, and the tokens for it. */
export async function forgetSite(tx: Tx, site: string): Promise<void> {
  await tx.deleteFrom('account_grant').where('site_id', '=', site).execute();
  await tx.deleteFrom('api_token').where('site_id', '=', site).execute();
}

export function removeAccount(tx: Tx, id: string): Promise<void> {
  return keepingAnOwner(tx, async () => {
    await present(tx, id);
    await endSignIns(tx, id);
    await tx.deleteFrom('one_time_link').where('account_id', '=', id).execute();
    await tx.deleteFrom('account_grant').where('account_id', '=', id).execute();
    await tx.deleteFrom('account').where('id', '=', id).execute();
  });
}

export async function addLink(tx: Tx, link: Given<'addLink'>): Promise<void> {
  const { tokenHash, purpose, accountId, expiresAt } = link;
  await tx
    .deleteFrom('one_time_link')
    .where('account_id', accountId === null ? 'is' : '=', accountId)
    .execute();
  await tx
    .insertInto('one_time_link')
    .values({ token_hash: tokenHash, purpose, account_id: accountId, expires_at: expiresAt })
    .execute();
}

export async function useLink(
  tx: Tx,
  { tokenHash, passwordHash, at, owner }: Given<'useLink'>,
): Promise<Account | null> {
  const link = await readLink(tx, tokenHash, at);
  if (link === null) return null;
  if (link.purpose === 'owner') {
    if (owner === undefined || (await ownerIds(tx)).length > 0) return null;
    const grants: readonly Grant[] = [{ site: null, role: 'owner', seesNames: true }];
    await saveAccount(tx, { ...owner, disabled: false, grants, at });
  }
  const id = link.account?.id ?? owner?.id;
  if (id === undefined) return null;
  await tx.deleteFrom('one_time_link').where('token_hash', '=', tokenHash).execute();
  await setPassword(tx, { accountId: id, passwordHash, keepSignIn: null });
  return present(tx, id);
}

export async function setPassword(
  tx: Tx,
  { accountId, passwordHash, keepSignIn }: Given<'setPassword'>,
): Promise<void> {
  await tx
    .updateTable('account')
    .set({ password_hash: passwordHash, failures: 0, locked_until: null })
    .where('id', '=', accountId)
    .execute();
  await endSignIns(tx, accountId, keepSignIn);
}

async function endSignIns(tx: Tx, accountId: string, keep: string | null = null): Promise<void> {
  let query = tx.deleteFrom('sign_in').where('account_id', '=', accountId);
  if (keep !== null) query = query.where('id', '<>', keep);
  await query.execute();
}

export async function addSignIn(tx: Tx, { tokenHash, ...signIn }: Given<'addSignIn'>): Promise<void> {
  const { accountId, createdAt } = signIn;
  await tx
    .deleteFrom('sign_in')
    .where('account_id', '=', accountId)
    .where('expires_at', '<=', createdAt)
    .execute();
  await tx
    .insertInto('sign_in')
    .values({
      id: signIn.id,
      token_hash: tokenHash,
      account_id: accountId,
      created_at: createdAt,
      last_used_at: signIn.lastUsedAt,
      expires_at: signIn.expiresAt,
      address: signIn.address,
      program: signIn.program,
    })
    .execute();
  await tx
    .updateTable('account')
    .set({ failures: 0, locked_until: null, last_seen_at: createdAt })
    .where('id', '=', accountId)
    .execute();
}

export async function noteFailure(
  tx: Tx,
  { accountId, failures, lockedUntil }: Given<'noteFailure'>,
): Promise<void> {
  await tx
    .updateTable('account')
    .set({ failures, locked_until: lockedUntil })
    .where('id', '=', accountId)
    .execute();
}

export async function noteUse(tx: Tx, { signIn, token, at }: Given<'noteUse'>): Promise<void> {
  if (token !== undefined)
    await tx.updateTable('api_token').set({ last_used_at: at }).where('id', '=', token).execute();
  if (signIn === undefined) return;
  const row = await tx.selectFrom('sign_in').select('account_id').where('id', '=', signIn).executeTakeFirst();
  if (row === undefined) return;
  await tx.updateTable('sign_in').set({ last_used_at: at }).where('id', '=', signIn).execute();
  await tx.updateTable('account').set({ last_seen_at: at }).where('id', '=', row.account_id).execute();
}

/** @returns whether there was one. */
export async function endSignIn(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('sign_in')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function addToken(tx: Tx, { tokenHash, ...token }: Given<'addApiToken'>): Promise<void> {
  await tx
    .insertInto('api_token')
    .values({
      id: token.id,
      name: token.name,
      token_hash: tokenHash,
      role: token.role,
      site_id: token.site,
      created_at: token.createdAt,
      created_by: token.createdBy,
      expires_at: token.expiresAt,
      last_used_at: token.lastUsedAt,
    })
    .execute();
}

export async function removeToken(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('api_token').where('id', '=', id).execute();
}

/** Links that are over are dropped when a register is opened. */
export async function dropOldLinks(tx: Tx, at: Instant): Promise<void> {
  await tx.deleteFrom('one_time_link').where('expires_at', '<=', at).execute();
}
