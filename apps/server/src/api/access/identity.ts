import { type Access, accessOf, FULL_ACCESS } from '@calepin/core';
import type { Account, ApiToken, SignIn } from '../../store/accounts.ts';

/** Who asks. */
export type Identity =
  | { readonly kind: 'account'; readonly account: Account; readonly signIn: SignIn }
  | { readonly kind: 'token'; readonly token: ApiToken }
  /** Whoever reads the data folder: the command line of this machine. */
  | { readonly kind: 'console' }
  /** A server that was started for a demonstration lets everybody in. */
  | { readonly kind: 'demo' }
  | { readonly kind: 'nobody' };

const NO_ACCESS = accessOf([]);

/** What somebody may do. */
export function accessFor(identity: Identity): Access {
  switch (identity.kind) {
    case 'account':
      return accessOf(identity.account.grants);
    case 'token': {
      const { site, role } = identity.token;
      return accessOf([{ site, role, seesNames: false }]);
    }
    case 'console':
    case 'demo':
      return FULL_ACCESS;
    case 'nobody':
      return NO_ACCESS;
  }
}

/** Tells one from another: what they are answered must not be mixed up. Changes with what they may do. */
export function identityKey(identity: Identity): string {
  switch (identity.kind) {
    case 'account':
      return JSON.stringify([identity.account.id, identity.account.name, identity.account.grants]);
    case 'token':
      return identity.token.id;
    default:
      return identity.kind;
  }
}
