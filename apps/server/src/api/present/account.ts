import { type Right, toIso } from '@calepin/core';
import type {
  Account as Stored,
  SignIn as StoredSignIn,
  ApiToken as StoredToken,
} from '../../store/accounts.ts';
import { accessFor, type Identity } from '../access/identity.ts';
import type { Account, ApiToken, SessionState, SignIn } from '../schemas/index.ts';
import { instantOrNull } from './instant.ts';
import type { Names } from './names.ts';

export function presentAccount(account: Stored, names: Names, now: number): Account {
  const { lockedUntil } = account;
  return {
    id: account.id,
    email: account.email,
    name: account.name,
    state: account.state,
    grants: account.grants.map((grant) => ({
      ...grant,
      siteName: grant.site === null ? null : names.site(grant.site),
    })),
    createdAt: toIso(account.createdAt),
    lastSeenAt: instantOrNull(account.lastSeenAt),
    lockedUntil: instantOrNull(lockedUntil !== null && lockedUntil > now ? lockedUntil : null),
  };
}

/** Who asks, and what they may do: what the page shows follows from it. */
export function presentSession(identity: Identity, names: Names, owned: boolean, now: number): SessionState {
  const { everywhere, sites } = accessFor(identity);
  const rights = (held: ReadonlySet<Right>): Right[] => [...held];
  return {
    state: identity.kind !== 'nobody' ? 'signed-in' : owned ? 'signed-out' : 'setup',
    kind: identity.kind === 'nobody' ? null : identity.kind,
    account: identity.kind === 'account' ? presentAccount(identity.account, names, now) : null,
    everywhere: rights(everywhere),
    sites: Object.fromEntries([...sites].map(([site, held]) => [site, rights(held)])),
  };
}

export function presentSignIn(signIn: StoredSignIn, current: string | null): SignIn {
  const { id, address, program } = signIn;
  return {
    id,
    current: id === current,
    createdAt: toIso(signIn.createdAt),
    lastUsedAt: toIso(signIn.lastUsedAt),
    expiresAt: toIso(signIn.expiresAt),
    address,
    program,
  };
}

export function presentToken(token: StoredToken, names: Names): ApiToken {
  const { id, name, role, site, createdBy } = token;
  return {
    id,
    name,
    role,
    site,
    siteName: site === null ? null : names.site(site),
    createdAt: toIso(token.createdAt),
    expiresAt: instantOrNull(token.expiresAt),
    lastUsedAt: instantOrNull(token.lastUsedAt),
    createdBy,
  };
}
