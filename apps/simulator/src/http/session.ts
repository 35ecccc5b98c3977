import type { IncomingMessage } from 'node:http';
import type { RunningHost } from '../fleet/running-host.ts';
import type { Caller } from '../wsman/exchange.ts';
import type { Account } from './account.ts';
import { basicAccount } from './basic.ts';

/** What came of the credentials of one request. */
export type Verdict =
  | { readonly kind: 'known'; readonly caller: Caller }
  /** Ask again: the values of `WWW-Authenticate`. */
  | { readonly kind: 'challenge'; readonly offers: readonly string[] };

/** Who is at the other end of one connection. */
export class ConnectionSession {
  readonly #accounts: readonly Account[];

  constructor(accounts: readonly Account[]) {
    this.#accounts = accounts;
  }

  async check(request: IncomingMessage, host: RunningHost): Promise<Verdict> {
    const header = request.headers.authorization ?? '';
    if (host.authentication.includes('basic')) {
      const account = basicAccount(header, this.#accounts);
      if (account !== null && host.fault?.kind !== 'wrong-password')
        return { kind: 'known', caller: callerOf(account) };
    }
    return { kind: 'challenge', offers: offersOf(host) };
  }
}

function callerOf(account: Account): Caller {
  return { user: `${account.domain}\\${account.user}`, administrator: account.administrator !== false };
}

/** As Windows words them. */
function offersOf(host: RunningHost): readonly string[] {
  return host.authentication.map((offer) => (offer === 'basic' ? 'Basic realm="WSMAN"' : 'Negotiate'));
}
