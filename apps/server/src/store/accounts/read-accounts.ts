import type { Grant, Instant } from '@calepin/core';
import type { Kysely, Selectable } from 'kysely';
import type { Account, AccountSecret, ApiToken, OneTimeLink, SignIn } from '../accounts.ts';
import type { Schema } from '../schema.ts';
import { textKey } from '../text-key.ts';

/** Addresses are one person's whatever their case: the local part could tell cases apart (RFC 5321, section 2.4), and nobody's does. */
export const emailKey = (email: string): string => textKey(email.trim());

export async function readAccounts(
  db: Kysely<Schema>,
  filter: { readonly id?: string } = {},
): Promise<Account[]> {
  let query = db.selectFrom('account').selectAll();
  let granted = db.selectFrom('account_grant').selectAll();
  if (filter.id !== undefined) {
    query = query.where('id', '=', filter.id);
    granted = granted.where('account_id', '=', filter.id);
  }
  const rows = await query.orderBy('name').orderBy('id').execute();
  const grants = Map.groupBy(
    await granted.orderBy('site_id').orderBy('role').execute(),
    ({ account_id }) => account_id,
  );
  return rows.map((row) => accountOf(row, (grants.get(row.id) ?? []).map(grantOf)));
}

function accountOf(row: Selectable<Schema['account']>, grants: readonly Grant[]): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    state: row.disabled === 1 ? 'disabled' : row.password_hash === null ? 'invited' : 'active',
    grants,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    lockedUntil: row.locked_until,
  };
}

function grantOf({ site_id, role, sees_names }: Selectable<Schema['account_grant']>): Grant {
  return { site: site_id === '' ? null : site_id, role, seesNames: sees_names === 1 };
}

/** Active accounts that govern every site. */
export async function ownerIds(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db
    .selectFrom('account as a')
    .innerJoin('account_grant as g', 'g.account_id', 'a.id')
    .select('a.id')
    .where('g.site_id', '=', '')
    .where('g.role', '=', 'owner')
    .where('a.disabled', '=', 0)
    .where('a.password_hash', 'is not', null)
    .execute();
  return rows.map(({ id }) => id);
}

export async function readSecret(
  db: Kysely<Schema>,
  by: { readonly email: string } | { readonly id: string },
): Promise<AccountSecret | null> {
  const query = db
    .selectFrom('account')
    .select(['id', 'password_hash', 'disabled', 'failures', 'locked_until']);
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where('email_key', '=', emailKey(by.email))
  ).executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    passwordHash: row.password_hash,
    disabled: row.disabled === 1,
    failures: row.failures,
    lockedUntil: row.locked_until,
  };
}

export async function readSignedIn(
  db: Kysely<Schema>,
  tokenHash: string,
  at: Instant,
): Promise<{ readonly signIn: SignIn; readonly account: Account } | null> {
  const row = await db
    .selectFrom('sign_in')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  if (row === undefined) return null;
  const [account] = await readAccounts(db, { id: row.account_id });
  return account?.state === 'active' ? { signIn: signInOf(row), account } : null;
}

export async function readSignIns(db: Kysely<Schema>, accountId: string, at: Instant): Promise<SignIn[]> {
  const rows = await db
    .selectFrom('sign_in')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('expires_at', '>', at)
    .orderBy('last_used_at', 'desc')
    .execute();
  return rows.map(signInOf);
}

function signInOf(row: Selectable<Schema['sign_in']>): SignIn {
  return {
    id: row.id,
    accountId: row.account_id,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    address: row.address,
    program: row.program,
  };
}

export async function readLink(
  db: Kysely<Schema>,
  tokenHash: string,
  at: Instant,
): Promise<OneTimeLink | null> {
  const row = await db
    .selectFrom('one_time_link')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  if (row === undefined) return null;
  const [account = null] = row.account_id === null ? [] : await readAccounts(db, { id: row.account_id });
  if (account?.state === 'disabled') return null;
  return { purpose: row.purpose, account, expiresAt: row.expires_at };
}

export async function readTokens(db: Kysely<Schema>): Promise<ApiToken[]> {
  return (await db.selectFrom('api_token').selectAll().orderBy('name').orderBy('id').execute()).map(tokenOf);
}

export async function findToken(
  db: Kysely<Schema>,
  tokenHash: string,
  at: Instant,
): Promise<ApiToken | null> {
  const row = await db
    .selectFrom('api_token')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', at)]))
    .executeTakeFirst();
  return row === undefined ? null : tokenOf(row);
}

function tokenOf(row: Selectable<Schema['api_token']>): ApiToken {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    site: row.site_id,
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}
