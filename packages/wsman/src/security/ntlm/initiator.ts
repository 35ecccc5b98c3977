import { randomBytes } from 'node:crypto';
import { hashChannelBindings } from '../channel-binding/gss-channel-bindings.ts';
import type { Mechanism, MechListIntegrity } from '../mechanism.ts';
import type { SealedMessage, SecurityStep } from '../security-context.ts';
import { SecurityError } from '../security-error.ts';
import { encodeAuthenticate, withMic } from './authenticate-message.ts';
import { type ChallengeMessage, parseChallenge } from './challenge-message.ts';
import { encodeFileTime } from './file-time.ts';
import { Flag, OFFERED, requireStrength } from './flags.ts';
import { hmacMd5 } from './hmac-md5.ts';
import { encodeNegotiate } from './negotiate-message.ts';
import { Rc4 } from './rc4.ts';
import { clientBlob, lmV2Response, ntProof, responseKey } from './response.ts';
import { established, NtlmSession } from './session.ts';
import {
  AV_FLAG_MIC,
  AvId,
  type AvPair,
  encodeFlags,
  encodeTargetInfo,
  findPair,
  flagsOf,
} from './target-info.ts';
import { utf16 } from './text.ts';

/** Who asks, for what, and over which connection. */
export interface NtlmInitiatorOptions {
  readonly user: string;
  /** Empty for a local user and for `user@domain`. */
  readonly domain: string;
  readonly password: string;
  readonly workstation?: string;
  /** The service, e.g. `HTTP/host.example`: some servers refuse a response that was made for another. */
  readonly targetName?: string;
  /** Application data of the channel bindings, e.g. of `tlsServerEndPoint`. */
  readonly channelBinding?: Uint8Array;
  /** Milliseconds since 1970; used when the server does not tell its own time. */
  readonly clock?: () => number;
  readonly random?: (length: number) => Uint8Array;
}

type State =
  | { readonly kind: 'start' }
  | { readonly kind: 'negotiated'; readonly negotiate: Uint8Array }
  | { readonly kind: 'done' };

/** The side that begins. Source: [MS-NLMP] 3.1.5.1. */
export class NtlmInitiator implements Mechanism {
  readonly seals = true;
  readonly #options: NtlmInitiatorOptions;
  #state: State = { kind: 'start' };
  #session: NtlmSession | null = null;

  constructor(options: NtlmInitiatorOptions) {
    this.#options = options;
  }

  async step(token: Uint8Array | null): Promise<SecurityStep> {
    const state = this.#state;
    if (state.kind === 'start' && token === null) {
      const negotiate = encodeNegotiate(OFFERED);
      this.#state = { kind: 'negotiated', negotiate };
      return { token: negotiate, done: false };
    }
    if (state.kind === 'negotiated' && token !== null) {
      const authenticate = await this.#answer(state.negotiate, token);
      this.#state = { kind: 'done' };
      return { token: authenticate, done: true };
    }
    throw new SecurityError(
      'token-unexpected',
      `NTLM has no step for ${token === null ? 'no' : 'a'} token now`,
    );
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

  async #answer(negotiate: Uint8Array, token: Uint8Array): Promise<Uint8Array> {
    const challenge = parseChallenge(token);
    requireStrength(challenge.flags);
    const { user, domain, workstation = '', clock = Date.now, random = randomBytes } = this.#options;
    const serverTime = timeOf(challenge);
    const hasMic = serverTime !== null;
    const key = await responseKey(this.#options);
    const clientChallenge = random(8);
    const targetInfo = encodeTargetInfo(this.#targetInfo(challenge.targetInfo, hasMic));
    const blob = clientBlob(serverTime ?? encodeFileTime(clock()), clientChallenge, targetInfo);
    const proof = ntProof(key, challenge.serverChallenge, blob);
    const sessionKey = random(16);
    const message = encodeAuthenticate(
      {
        flags: (challenge.flags & OFFERED) | Flag.version,
        user,
        domain,
        workstation,
        lmResponse: hasMic
          ? new Uint8Array(24)
          : lmV2Response(key, challenge.serverChallenge, clientChallenge),
        ntResponse: Buffer.concat([proof, blob]),
        encryptedSessionKey: new Rc4(hmacMd5(key, proof)).apply(sessionKey),
      },
      hasMic,
    );
    this.#session = new NtlmSession(sessionKey, 'client', hasMic);
    return hasMic ? withMic(message, hmacMd5(sessionKey, negotiate, token, message)) : message;
  }

  /** The server's pairs with ours; what the server may not say for us is replaced. Source: [MS-NLMP] 3.1.5.1.2. */
  #targetInfo(offered: readonly AvPair[], hasMic: boolean): readonly AvPair[] {
    const { channelBinding, targetName } = this.#options;
    const ours: readonly number[] = [AvId.flags, AvId.channelBindings, AvId.targetName];
    const pairs = offered.filter((pair) => !ours.includes(pair.id));
    const flags = flagsOf(offered) | (hasMic ? AV_FLAG_MIC : 0);
    if (flags !== 0) pairs.push({ id: AvId.flags, value: encodeFlags(flags >>> 0) });
    if (channelBinding !== undefined) {
      pairs.push({ id: AvId.channelBindings, value: hashChannelBindings(channelBinding) });
    } else if (hasMic) {
      pairs.push({ id: AvId.channelBindings, value: new Uint8Array(16) });
    }
    if (targetName !== undefined) pairs.push({ id: AvId.targetName, value: utf16(targetName) });
    return pairs;
  }
}

function timeOf(challenge: ChallengeMessage): Uint8Array | null {
  const time = findPair(challenge.targetInfo, AvId.timestamp);
  if (time !== null && time.length !== 8) {
    throw new SecurityError('token-malformed', 'MsvAvTimestamp is not eight bytes long');
  }
  return time;
}
