import type { IncomingMessage } from 'node:http';
import { type AcceptingContext, ntlmAcceptor, SecurityError } from '@calepin/wsman/acceptor';
import type { RunningHost } from '../fleet/running-host.ts';
import type { WsmanFault } from '../soap/fault.ts';
import { fullName } from '../windows/host.ts';
import type { Caller } from '../wsman/exchange.ts';
import { type Account, findAccount } from './account.ts';
import { accountRefusal } from './account-refusal.ts';
import { basicAccount } from './basic.ts';

/** What came of the credentials of one request. */
export type Verdict =
  | {
      readonly kind: 'known';
      readonly caller: Caller;
      /** Seals and opens the messages of this connection; `null` under Basic. */
      readonly context: AcceptingContext | null;
      /** The last token of the server, for the answer's `WWW-Authenticate`. */
      readonly token: string | null;
    }
  /** Ask again: the values of `WWW-Authenticate`, and the reason where Windows has one. */
  | { readonly kind: 'challenge'; readonly offers: readonly string[]; readonly reason: WsmanFault | null };

const HOUR = 3_600_000;

/** Who is at the other end of one connection: it is asked once, until the connection ends. */
export class ConnectionSession {
  readonly #accounts: readonly Account[];
  #context: AcceptingContext | null = null;
  #caller: Caller | null = null;
  #requests = 0;

  constructor(accounts: readonly Account[]) {
    this.#accounts = accounts;
  }

  async check(request: IncomingMessage, host: RunningHost): Promise<Verdict> {
    this.#requests += 1;
    const header = request.headers.authorization ?? '';
    const token = /^(?:Negotiate|NTLM) +([A-Za-z0-9+/=]+)$/i.exec(header)?.[1];
    if (token !== undefined && host.authentication.includes('negotiate'))
      return this.#negotiate(Buffer.from(token, 'base64'), host);
    if (this.#caller !== null && header === '') return this.#continue(host);
    if (host.authentication.includes('basic')) {
      const account = basicAccount(header, this.#accounts);
      if (account !== null) return this.#admit(account, host, null, null);
    }
    return challenge(host);
  }

  /** The connection is known already. */
  #continue(host: RunningHost): Verdict {
    const again = host.fault?.kind === 'sign-in-again' && this.#requests > (host.fault.afterRequests ?? 3);
    if (this.#caller === null || again) {
      this.#forget();
      return challenge(host);
    }
    return { kind: 'known', caller: this.#caller, context: this.#context, token: null };
  }

  #forget(): void {
    this.#context = null;
    this.#caller = null;
    this.#requests = 0;
  }

  async #negotiate(token: Uint8Array, host: RunningHost): Promise<Verdict> {
    // A token on a connection that is known begins anew.
    if (this.#caller !== null) this.#forget();
    this.#context ??= await ntlmAcceptor(this.#acceptorOptions(host));
    const context = this.#context;
    try {
      const step = await context.step(token);
      const answer = step.token === null ? null : Buffer.from(step.token).toString('base64');
      if (!step.done)
        return { kind: 'challenge', offers: [`Negotiate ${answer ?? ''}`.trim()], reason: null };
      const account = findAccount(this.#accounts, context.user?.domain ?? '', context.user?.user ?? '');
      if (account === undefined) throw new SecurityError('account-refused', 'no such account');
      return this.#admit(account, host, context, answer);
    } catch (error) {
      if (!(error instanceof SecurityError)) throw error;
      this.#forget();
      return challenge(host);
    }
  }

  #acceptorOptions(host: RunningHost): Parameters<typeof ntlmAcceptor>[0] {
    const { windows, fault } = host;
    const domain = windows.domain?.split('.')[0]?.toUpperCase() ?? windows.name;
    const skew = fault?.kind === 'clock-skew' ? (fault.byMs ?? HOUR) : 0;
    const wrong = fault?.kind === 'wrong-password';
    return {
      account: (given, user) => {
        const account = findAccount(this.#accounts, given, user);
        return account === undefined || wrong ? null : { password: account.password };
      },
      names: {
        computer: windows.name,
        domain,
        dnsComputer: fullName(windows),
        ...(windows.domain === null ? {} : { dnsDomain: windows.domain }),
      },
      clock: () => Date.now() + skew,
    };
  }

  #admit(
    account: Account,
    host: RunningHost,
    context: AcceptingContext | null,
    token: string | null,
  ): Verdict {
    if (host.fault?.kind === 'wrong-password') return challenge(host);
    const reason = accountRefusal(host.fault);
    if (reason !== null) {
      this.#forget();
      return challenge(host, reason);
    }
    const caller = {
      user: `${account.domain}\\${account.user}`,
      administrator: account.administrator !== false,
    };
    // Basic is said anew with each request; the other belongs to the connection.
    if (context !== null) {
      this.#caller = caller;
      this.#requests = 0;
    }
    return { kind: 'known', caller, context, token };
  }
}

/** As Windows words them. */
function challenge(host: RunningHost, reason: WsmanFault | null = null): Verdict {
  const offers = host.authentication.map((offer) =>
    offer === 'basic' ? 'Basic realm="WSMAN"' : 'Negotiate',
  );
  return { kind: 'challenge', offers, reason };
}
