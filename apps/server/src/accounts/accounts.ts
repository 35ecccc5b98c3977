import { DAY, type Grant, HOUR, type Instant, MINUTE } from '@calepin/core';
import type { Account, LinkPurpose, SignIn } from '../store/accounts.ts';
import type { AuditContext } from '../store/audit.ts';
import type { Register } from '../store/register.ts';
import { lockedUntil } from './lockout.ts';
import { newToken, tokenHash } from './one-time-token.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { type PasswordFault, passwordFault } from './password-rules.ts';

/** A sign-in ends after so long, and sooner when nobody used it. */
const SIGNED_IN_FOR = 30 * DAY;
const IDLE_FOR = 3 * DAY;
const OWNER_LINK_FOR = DAY;
const INVITATION_FOR = 7 * DAY;
const RESET_FOR = DAY;
/** Noting each use would be a write per request. */
const NOTE_EVERY = MINUTE;
/** Guesses from one network address, whoever they are for. */
const GUESSES = 30;
const GUESSES_WITHIN = HOUR;
const MOST_ADDRESSES = 10_000;

type Reads = Pick<Register, 'account' | 'accountSecret' | 'signedIn' | 'oneTimeLink' | 'apiTokenOf'>;
type Writes = Pick<
  Register,
  | 'saveAccount'
  | 'addLink'
  | 'useLink'
  | 'setPassword'
  | 'addSignIn'
  | 'noteFailure'
  | 'noteUse'
  | 'endSignIn'
>;

export interface AccountsRequest {
  readonly reads: Reads;
  writesAs(by: AuditContext): Writes;
  readonly clock: () => Instant;
  readonly identify: () => string;
}

/** Somebody who is signed in, with the token that proves it: it is given once. */
export interface SignedIn {
  readonly token: string;
  readonly signIn: SignIn;
  readonly account: Account;
}

export type SignInOutcome =
  | ({ readonly kind: 'signed-in' } & SignedIn)
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked'; readonly until: Instant };

export type LinkOutcome =
  | ({ readonly kind: 'signed-in' } & SignedIn)
  | { readonly kind: 'invalid' }
  | { readonly kind: 'weak'; readonly fault: PasswordFault };

/** Signing in, one-time links and passwords. */
export class Accounts {
  readonly #request: AccountsRequest;
  readonly #guesses = new Map<string, { readonly since: Instant; readonly count: number }>();
  readonly #noted = new Map<string, Instant>();

  constructor(request: AccountsRequest) {
    this.#request = request;
  }

  /** Whoever gives a wrong password or an unknown address gets the same answer after the same time. */
  async signIn(
    { email, password }: { readonly email: string; readonly password: string },
    by: AuditContext,
  ): Promise<SignInOutcome> {
    const { reads, writesAs, clock } = this.#request;
    const now = clock();
    const barred = this.#barred(by.origin.address, now);
    if (barred !== null) return { kind: 'locked', until: barred };
    const secret = await reads.accountSecret({ email });
    if (secret !== null && secret.lockedUntil !== null && secret.lockedUntil > now)
      return { kind: 'locked', until: secret.lockedUntil };
    const right = await verifyPassword(password, secret?.passwordHash ?? null);
    if (right && secret !== null && !secret.disabled) return this.#enter(secret.id, by);
    this.#guessed(by.origin.address, now);
    if (secret !== null) {
      const failures = secret.failures + 1;
      const until = lockedUntil(failures, now);
      await writesAs(by).noteFailure({ accountId: secret.id, failures, lockedUntil: until });
    }
    return { kind: 'wrong' };
  }

  /** Who holds a token; notes from time to time that it was used. */
  async signedInWith(
    token: string,
    by: AuditContext,
  ): Promise<{ readonly signIn: SignIn; readonly account: Account } | null> {
    const { reads, writesAs, clock } = this.#request;
    const now = clock();
    const found = await reads.signedIn(tokenHash(token), now);
    if (found === null || found.signIn.lastUsedAt + IDLE_FOR < now) return null;
    const { id } = found.signIn;
    if (this.#isTimeToNote(id, found.signIn.lastUsedAt, now)) noted(writesAs(by), { signIn: id, at: now });
    return found;
  }

  /** The same for the token of a program. */
  async programWith(token: string, by: AuditContext) {
    const { reads, writesAs, clock } = this.#request;
    const now = clock();
    const found = await reads.apiTokenOf(tokenHash(token), now);
    if (found !== null && this.#isTimeToNote(found.id, found.lastUsedAt ?? 0, now))
      noted(writesAs(by), { token: found.id, at: now });
    return found;
  }

  /** A link to hand over: for the first owner, for somebody invited, or for a forgotten password. */
  async handLink(
    account: Account | null,
    by: AuditContext,
  ): Promise<{ readonly token: string; readonly expiresAt: Instant }> {
    const { writesAs, clock } = this.#request;
    const purpose: LinkPurpose =
      account === null ? 'owner' : account.state === 'invited' ? 'invitation' : 'reset';
    const lasts = { owner: OWNER_LINK_FOR, invitation: INVITATION_FOR, reset: RESET_FOR }[purpose];
    const token = newToken('link');
    const expiresAt = clock() + lasts;
    const accountId = account?.id ?? null;
    await writesAs(by).addLink({ tokenHash: tokenHash(token), purpose, accountId, expiresAt });
    return { token, expiresAt };
  }

  lookAtLink(token: string) {
    const { reads, clock } = this.#request;
    return reads.oneTimeLink(tokenHash(token), clock());
  }

  /** Invites somebody. @throws RegisterError `duplicate-account` */
  async invite(
    person: { readonly email: string; readonly name: string; readonly grants: readonly Grant[] },
    by: AuditContext,
  ): Promise<Account> {
    const { writesAs, clock, identify } = this.#request;
    return writesAs(by).saveAccount({ id: identify(), disabled: false, at: clock(), ...person });
  }

  /** Chooses a password through a link; with `owner`, becomes the first owner. Either way it is then signed in. */
  async followLink(
    {
      token,
      password,
      owner,
    }: {
      readonly token: string;
      readonly password: string;
      readonly owner?: { readonly email: string; readonly name: string };
    },
    by: AuditContext,
  ): Promise<LinkOutcome> {
    const { writesAs, clock, identify } = this.#request;
    const link = await this.lookAtLink(token);
    const person = link?.account ?? owner;
    if (link === null || person === undefined || (link.purpose === 'owner') !== (owner !== undefined))
      return { kind: 'invalid' };
    const fault = passwordFault(password, person);
    if (fault !== null) return { kind: 'weak', fault };
    const account = await writesAs(by).useLink({
      tokenHash: tokenHash(token),
      passwordHash: await hashPassword(password),
      at: clock(),
      ...(owner === undefined ? {} : { owner: { id: identify(), ...owner } }),
    });
    return account === null ? { kind: 'invalid' } : this.#enter(account.id, by);
  }

  /** Changes a password by giving the present one; the account's other sign-ins end. */
  async changePassword(
    { account, signIn }: { readonly account: Account; readonly signIn: SignIn },
    { current, password }: { readonly current: string; readonly password: string },
    by: AuditContext,
  ): Promise<'changed' | 'wrong' | PasswordFault> {
    const { reads, writesAs } = this.#request;
    const secret = await reads.accountSecret({ id: account.id });
    if (!(await verifyPassword(current, secret?.passwordHash ?? null))) return 'wrong';
    const fault = passwordFault(password, account);
    if (fault !== null) return fault;
    const passwordHash = await hashPassword(password);
    await writesAs(by).setPassword({ accountId: account.id, passwordHash, keepSignIn: signIn.id });
    return 'changed';
  }

  async #enter(accountId: string, by: AuditContext): Promise<{ readonly kind: 'signed-in' } & SignedIn> {
    const { reads, writesAs, clock, identify } = this.#request;
    const now = clock();
    const account = await reads.account(accountId);
    if (account === null) throw new Error('the account was removed while it signed in');
    const token = newToken('sign-in');
    const signIn: SignIn = {
      id: identify(),
      accountId,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: now + SIGNED_IN_FOR,
      address: by.origin.address,
      program: by.origin.program,
    };
    const themselves = { ...by, actor: { kind: 'account', name: account.email } } as const;
    await writesAs(themselves).addSignIn({ ...signIn, tokenHash: tokenHash(token) });
    return { kind: 'signed-in', token, signIn, account };
  }

  #isTimeToNote(id: string, lastUsedAt: Instant, now: Instant): boolean {
    const last = Math.max(lastUsedAt, this.#noted.get(id) ?? 0);
    if (now - last < NOTE_EVERY) return false;
    if (this.#noted.size > MOST_ADDRESSES) this.#noted.clear();
    this.#noted.set(id, now);
    return true;
  }

  /** Until when a network address may not guess; `null` when it may. */
  #barred(address: string | null, now: Instant): Instant | null {
    const known = this.#guesses.get(address ?? '');
    if (known === undefined || known.count < GUESSES) return null;
    const until = known.since + GUESSES_WITHIN;
    return until > now ? until : null;
  }

  #guessed(address: string | null, now: Instant): void {
    const key = address ?? '';
    const known = this.#guesses.get(key);
    const goesOn = known !== undefined && known.since + GUESSES_WITHIN > now;
    if (!goesOn && this.#guesses.size > MOST_ADDRESSES) this.#guesses.clear();
    this.#guesses.set(key, goesOn ? { ...known, count: known.count + 1 } : { since: now, count: 1 });
  }
}

/** Nobody waits for it: behind a long import it would take longer than the answer, and a minute that is not noted is no loss. */
function noted(writes: Pick<Writes, 'noteUse'>, use: Parameters<Writes['noteUse']>[0]): void {
  writes.noteUse(use).catch(() => undefined);
}
