import type { Account, ApiToken } from '../accounts.ts';
import type { Json } from '../audit.ts';
import type { Deed } from './audit-log.ts';
import { differences } from './differences.ts';

type Members = { readonly [name: string]: Json };

const subjectOf = ({ id, email }: Account): Deed['subject'] => ({ kind: 'account', id, name: email });

function members({ email, name, state, grants }: Account): Members {
  return { email, name, disabled: state === 'disabled', grants: grants.map((grant) => ({ ...grant })) };
}

/** An account was added, changed or removed. */
export function accountDeed(before: Account | null, after: Account | null): Deed | null {
  const named = after ?? before;
  if (named === null) return null;
  const subject = subjectOf(named);
  if (before === null)
    return { act: 'account-added', site: null, subject, before: null, after: members(named) };
  if (after === null)
    return { act: 'account-removed', site: null, subject, before: members(named), after: null };
  const changed = differences(members(before), members(after));
  if (Object.keys(changed.after).length === 0) return null;
  return { act: 'account-changed', site: null, subject, ...changed };
}

/** What concerns how somebody gets in; never a password, a token or a hash of one. */
export function signInDeed(
  act: 'signed-in' | 'signed-out' | 'sign-in-refused' | 'password-set' | 'link-given',
  account: Account,
  after: Members | null = null,
): Deed {
  return { act, site: null, subject: subjectOf(account), before: null, after };
}

export function tokenDeed(
  act: 'token-added' | 'token-removed',
  { id, name, role, site, expiresAt }: ApiToken,
): Deed {
  const is = { role, site, expiresAt };
  return {
    act,
    site: null,
    subject: { kind: 'token', id, name },
    before: act === 'token-removed' ? is : null,
    after: act === 'token-added' ? is : null,
  };
}
