/** An account that hosts know. */
export interface Account {
  /** Short name of the domain, `LAB`. */
  readonly domain: string;
  readonly user: string;
  readonly password: string;
  /** Local administrator of the hosts; `true` unless told. */
  readonly administrator?: boolean;
}

/** Invented, and known to everybody: these hosts do not exist. */
export const DEFAULT_ACCOUNT: Account = { domain: 'LAB', user: 'calepin', password: 'calepin' };

/**
 * Finds an account by what people write: `LAB\\calepin`, `calepin@lab.test`, `calepin`. Names are compared without case.
 */
export function findAccount(accounts: readonly Account[], domain: string, user: string): Account | undefined {
  const [name = '', realm = ''] = domain === '' && user.includes('@') ? user.split('@', 2) : [user, domain];
  const wanted = realm.toLowerCase().split('.')[0] ?? '';
  return accounts.find(
    (account) =>
      account.user.toLowerCase() === name.toLowerCase() &&
      (wanted === '' || wanted === account.domain.toLowerCase()),
  );
}
