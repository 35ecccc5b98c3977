import type { Grant, Instant, Role } from '@calepin/core';

/** Somebody who may sign in. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** `invited`: no password was chosen yet. */
  readonly state: 'invited' | 'active' | 'disabled';
  readonly grants: readonly Grant[];
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant | null;
  readonly lockedUntil: Instant | null;
}

/** What a password is held against; never leaves the server. */
export interface AccountSecret {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly disabled: boolean;
  readonly failures: number;
  readonly lockedUntil: Instant | null;
}

export interface SignIn {
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant;
  readonly expiresAt: Instant;
  readonly address: string | null;
  readonly program: string | null;
}

export type LinkPurpose = 'owner' | 'invitation' | 'reset';

/** A link that works once: who follows it chooses the password of the account, or becomes the first owner. */
export interface OneTimeLink {
  readonly purpose: LinkPurpose;
  readonly account: Account | null;
  readonly expiresAt: Instant;
}

/** How a program signs in. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** `null` is every site. */
  readonly site: string | null;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly expiresAt: Instant | null;
  readonly lastUsedAt: Instant | null;
}

/**
 * Who may use the register. Tokens, of people and of programs, are known by their SHA-256 only. What changes an account is an
 * event of the audit chain; that somebody signed in, or could not, is one too.
 */
export interface AccountStore {
  /** Whether anybody owns the register: an active account that governs every site. */
  hasOwner(): Promise<boolean>;
  /** By name. */
  accounts(): Promise<readonly Account[]>;
  account(id: string): Promise<Account | null>;
  accountSecret(by: { readonly email: string } | { readonly id: string }): Promise<AccountSecret | null>;
  /** The account that is signed in with a token; `null` when the token is unknown or over, or the account may not sign in. */
  signedIn(
    tokenHash: string,
    at: Instant,
  ): Promise<{ readonly signIn: SignIn; readonly account: Account } | null>;
  signIns(accountId: string, at: Instant): Promise<readonly SignIn[]>;
  oneTimeLink(tokenHash: string, at: Instant): Promise<OneTimeLink | null>;
  apiTokens(): Promise<readonly ApiToken[]>;
  apiTokenOf(tokenHash: string, at: Instant): Promise<ApiToken | null>;

  /**
   * Adds an account, or changes its name, its grants and whether it may sign in. Disabling ends what it is signed in with.
   * @throws RegisterError `duplicate-account` for another one with the same address, `last-owner` when nobody would govern
   */
  saveAccount(account: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly disabled: boolean;
    readonly grants: readonly Grant[];
    readonly at: Instant;
  }): Promise<Account>;
  /** With its grants, links and sign-ins. @throws RegisterError `last-owner` */
  removeAccount(id: string): Promise<void>;
  /** Makes a link, in place of those of the same purpose and account that were not used. */
  addLink(link: {
    readonly tokenHash: string;
    readonly purpose: LinkPurpose;
    readonly accountId: string | null;
    readonly expiresAt: Instant;
  }): Promise<void>;
  /**
   * Uses a link up: sets the password of its account, or makes the first owner.
   * @returns the account; `null` when the link is unknown, used or over, or when somebody owns the register already
   */
  useLink(use: {
    readonly tokenHash: string;
    readonly passwordHash: string;
    readonly at: Instant;
    /** For the first owner. */
    readonly owner?: { readonly id: string; readonly email: string; readonly name: string };
  }): Promise<Account | null>;
  /** Sets a new password; ends every other sign-in of the account. */
  setPassword(change: {
    readonly accountId: string;
    readonly passwordHash: string;
    readonly keepSignIn: string | null;
  }): Promise<void>;
  /** Somebody signed in: failures are forgotten, a sign-in is kept. Those of the account that are over are dropped. */
  addSignIn(signIn: SignIn & { readonly tokenHash: string }): Promise<void>;
  /** A wrong password. */
  noteFailure(failure: {
    readonly accountId: string;
    readonly failures: number;
    readonly lockedUntil: Instant | null;
  }): Promise<void>;
  /** Notes that a sign-in or a token was used; it is asked for at most once a minute. */
  noteUse(use: { readonly signIn?: string; readonly token?: string; readonly at: Instant }): Promise<void>;
  /** Ends a sign-in of an account. Nothing happens when there is none. */
  endSignIn(accountId: string, id: string): Promise<void>;
  addApiToken(token: ApiToken & { readonly tokenHash: string }): Promise<void>;
  /** @returns `false` when there is none. */
  removeApiToken(id: string): Promise<boolean>;
}
