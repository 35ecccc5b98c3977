import type { MechListIntegrity } from '../mechanism.ts';
import type { SealedMessage } from '../security-context.ts';
import { SecurityError } from '../security-error.ts';
import { MessageSecurity } from './message-security.ts';
import { directionKeys, type Side } from './session-keys.ts';

/** What both sides have once NTLM is done: a direction to send in and one to receive from. */
export class NtlmSession implements MechListIntegrity {
  /** [MS-SPNG] 3.3.5.1: a `mechListMIC` belongs to an AUTHENTICATE message with a MIC. */
  readonly isExpected: boolean;
  readonly #sending: MessageSecurity;
  readonly #receiving: MessageSecurity;

  constructor(sessionKey: Uint8Array, side: Side, hasMic: boolean) {
    this.isExpected = hasMic;
    this.#sending = new MessageSecurity(directionKeys(sessionKey, side));
    this.#receiving = new MessageSecurity(directionKeys(sessionKey, side === 'client' ? 'server' : 'client'));
  }

  wrap(message: Uint8Array): SealedMessage {
    return this.#sending.seal(message);
  }

  unwrap(signature: Uint8Array, sealed: Uint8Array): Uint8Array {
    return this.#receiving.open(signature, sealed);
  }

  sign(list: Uint8Array): Uint8Array {
    const mic = this.#sending.sign(list);
    this.#sending.restartStream();
    return mic;
  }

  verify(mic: Uint8Array, list: Uint8Array): void {
    try {
      this.#receiving.verify(mic, list);
    } catch (error) {
      throw new SecurityError('integrity-broken', 'the list of mechanisms was changed', error);
    }
    this.#receiving.restartStream();
  }
}

/** The session, or the reason why there is none yet. @throws SecurityError `not-authenticated` */
export function established(session: NtlmSession | null): NtlmSession {
  if (session === null) throw new SecurityError('not-authenticated', 'NTLM has steps to go');
  return session;
}
