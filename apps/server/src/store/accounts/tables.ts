import type { Instant, Role } from '@calepin/core';

type Flag = 0 | 1;

export interface AccountTable {
  id: string;
  email: string;
  email_key: string;
  name: string;
  /** Argon2id; `null` until the invitation is used. */
  password_hash: string | null;
  disabled: Flag;
  /** Wrong passwords in a row. */
  failures: number;
  locked_until: Instant | null;
  created_at: Instant;
  last_seen_at: Instant | null;
}

export interface AccountGrantTable {
  account_id: string;
  /** Empty for every site. */
  site_id: string;
  role: Role;
  sees_names: Flag;
}

export interface SignInTable {
  id: string;
  /** SHA-256 of the token: whoever reads the register cannot sign in with it. */
  token_hash: string;
  account_id: string;
  created_at: Instant;
  last_used_at: Instant;
  expires_at: Instant;
  address: string | null;
  program: string | null;
}

export interface OneTimeLinkTable {
  token_hash: string;
  purpose: 'owner' | 'invitation' | 'reset';
  /** `null` for the link that makes the first owner. */
  account_id: string | null;
  expires_at: Instant;
}

export interface ApiTokenTable {
  id: string;
  name: string;
  token_hash: string;
  role: Role;
  site_id: string | null;
  created_at: Instant;
  created_by: string;
  expires_at: Instant | null;
  last_used_at: Instant | null;
}
