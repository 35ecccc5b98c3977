import { randomBytes, timingSafeEqual } from 'node:crypto';
import { hashChannelBindings } from '../channel-binding/gss-channel-bindings.ts';
import type { Mechanism, MechListIntegrity } from '../mechanism.ts';
import type { SealedMessage, SecurityStep } from '../security-context.ts';
import { SecurityError } from '../security-error.ts';
import { type AuthenticateMessage, micOf, parseAuthenticate, withMic } from './authenticate-message.ts';
import { encodeChallenge } from './challenge-message.ts';
import { type ClientResponse, parseClientResponse } from './client-response.ts';
import { decodeFileTime, encodeFileTime } from './file-time.ts';
import { Flag, has, OFFERED, requireStrength } from './flags.ts';
import { hmacMd5 } from './hmac-md5.ts';
import { parseNegotiate } from './negotiate-message.ts';
import { Rc4 } from './rc4.ts';
import { ntProof, responseKey } from './response.ts';
import { established, NtlmSession } from './session.ts';
import { AV_FLAG_MIC, AvId, type AvPair, findPair, flagsOf } from './target-info.ts';
import { utf16 } from './text.ts';

/** Names that a server gives itself; the NetBIOS ones are needed by clients. */
export interface ServerNames {
  readonly computer: string;
  readonly domain: string;
  readonly dnsComputer?: string;
  readonly dnsDomain?: string;
}

/** Whom a server lets in, and over which connection. */
export interface NtlmAcceptorOptions {
  /** The account with this domain and user name as the client wrote them; `null` refuses. */
  readonly account: (domain: string, user: string) => { readonly password: string } | null;
  readonly names: ServerNames;
  /** Application data of the channel bindings, e.g. of `tlsServerEndPoint`; a client that names another is refused. */
  readonly channelBinding?: Uint8Array;
  /** Whether a client that names none is refused as well; unless told, it is let in, as WinRM does. */
  readonly requireChannelBinding?: boolean;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  readonly random?: (length: number) => Uint8Array;
}

/** Who was let in, as the client wrote it. */
export interface AcceptedUser {
  readonly domain: string;
  readonly user: string;
  readonly workstation: string;
}

/** Older or newer responses are refused: half an hour, as Windows does. */
const LONGEST_SKEW = 30 * 60 * 1000;
const NO_BINDING = new Uint8Array(16);

type State =
  | { readonly kind: 'start' }
  | {
      readonly kind: 'challenged';
      readonly negotiate: Uint8Array;
      readonly challenge: Uint8Array;
      readonly serverChallenge: Uint8Array;
    }
  | { readonly kind: 'done' };

/** The side that answers. Source: [MS-NLMP] 3.2.5.1. */
export class NtlmAcceptor implements Mechanism {
  readonly seals = true;
  readonly #options: NtlmAcceptorOptions;
  #state: State = { kind: 'start' };
  #session: NtlmSession | null = null;
  #user: AcceptedUser | null = null;

  constructor(options: NtlmAcceptorOptions) {
    this.#options = options;
  }

  /** `null` until it is done. */
  get user(): AcceptedUser | null {
    return this.#user;
  }

  async step(token: Uint8Array | null): Promise<SecurityStep> {
    if (token === null) throw new SecurityError('token-unexpected', 'the client begins');
    const state = this.#state;
    if (state.kind === 'start') return { token: this.#challenge(token), done: false };
    if (state.kind === 'done') throw new SecurityError('token-unexpected', 'NTLM is done');
    // One attempt for one challenge, whatever comes of it.
    this.#state = { kind: 'done' };
    await this.#accept(state, token);
    return { token: null, done: true };
  }

  wrap(message: Uint8Array): SealedMessage {
    return established(this.#session).wrap(message);
  }

  unwrap(signature: Uint8Array, sealed: Uint8Array): Uint8Array {
    return established(this.#session).unwrap(signature, sealed);
  }

  mechListIntegrity(): MechListIntegrity {
    return established(this.#session);
  }

  #challenge(token: Uint8Array): Uint8Array {
    const { names, random = randomBytes } = this.#options;
    const { flags } = parseNegotiate(token);
    // The first message has no text but OEM text, and some clients therefore offer no other in it (Python's ntlm-auth, which
    // then expects both and takes Unicode): what counts is the third, which is refused without.
    requireStrength(flags | Flag.unicode);
    const serverChallenge = random(8);
    const challenge = encodeChallenge({
      flags:
        (flags & OFFERED) |
        (has(flags, Flag.unicode) ? 0 : Flag.unicode | (flags & Flag.oem)) |
        Flag.ntlm |
        Flag.targetInfo |
        Flag.targetTypeDomain |
        Flag.version,
      serverChallenge,
      targetName: names.domain,
      targetInfo: this.#targetInfo(),
    });
    // The token may be a part of a buffer that its owner uses again, and the MIC is over these very bytes.
    this.#state = { kind: 'challenged', negotiate: Buffer.from(token), challenge, serverChallenge };
    return challenge;
  }

  #targetInfo(): readonly AvPair[] {
    const { names, clock = Date.now } = this.#options;
    const pairs: AvPair[] = [
      { id: AvId.domainName, value: utf16(names.domain) },
      { id: AvId.computerName, value: utf16(names.computer) },
    ];
    if (names.dnsDomain !== undefined) pairs.push({ id: AvId.dnsDomainName, value: utf16(names.dnsDomain) });
    if (names.dnsComputer !== undefined) {
      pairs.push({ id: AvId.dnsComputerName, value: utf16(names.dnsComputer) });
    }
    pairs.push({ id: AvId.timestamp, value: encodeFileTime(clock()) });
    return pairs;
  }

  async #accept(state: Extract<State, { kind: 'challenged' }>, token: Uint8Array): Promise<void> {
    const message = parseAuthenticate(token);
    const { domain, user, workstation } = message;
    requireStrength(message.flags);
    const response = parseClientResponse(message.ntResponse);
    const sessionKey = await this.#sessionKey(message, response, state.serverChallenge);
    const hasMic = (flagsOf(response.targetInfo) & AV_FLAG_MIC) !== 0;
    if (hasMic) {
      const expected = hmacMd5(sessionKey, state.negotiate, state.challenge, withMic(token));
      if (!timingSafeEqual(expected, micOf(token))) {
        throw new SecurityError('integrity-broken', 'the MIC of the NTLM messages does not fit');
      }
    }
    this.#checkTime(response);
    this.#checkBinding(response);
    this.#session = new NtlmSession(sessionKey, 'server', hasMic);
    this.#user = { domain, user, workstation };
  }

  async #sessionKey(
    message: AuthenticateMessage,
    response: ClientResponse,
    serverChallenge: Uint8Array,
  ): Promise<Uint8Array> {
    const { domain, user } = message;
    const known = this.#options.account(domain, user);
    // An unknown user costs the same time as a wrong password.
    const key = await responseKey({ domain, user, password: known?.password ?? '' });
    const isRight = timingSafeEqual(ntProof(key, serverChallenge, response.blob), response.proof);
    if (known === null || !isRight)
      throw new SecurityError('account-refused', 'unknown user or wrong password');
    if (message.encryptedSessionKey.length !== 16) {
      throw new SecurityError('token-malformed', 'the session key is not 16 bytes long');
    }
    return new Rc4(hmacMd5(key, response.proof)).apply(message.encryptedSessionKey);
  }

  #checkTime(response: ClientResponse): void {
    const { clock = Date.now } = this.#options;
    const skew = Math.abs(decodeFileTime(response.fileTime) - clock());
    if (skew > LONGEST_SKEW) throw new SecurityError('clock-skew', `${Math.round(skew / 1000)} s`);
  }

  #checkBinding(response: ClientResponse): void {
    const { channelBinding, requireChannelBinding = false } = this.#options;
    if (channelBinding === undefined) return;
    const found = findPair(response.targetInfo, AvId.channelBindings) ?? NO_BINDING;
    const isNone = Buffer.compare(found, NO_BINDING) === 0;
    if (isNone && !requireChannelBinding) return;
    if (Buffer.compare(found, hashChannelBindings(channelBinding)) !== 0) {
      throw new SecurityError('channel-binding-wrong', isNone ? 'none was named' : 'another was named');
    }
  }
}
