import type { Mechanism } from '../mechanism.ts';
import type { SealedMessage, SecurityContext, SecurityStep } from '../security-context.ts';
import { SecurityError } from '../security-error.ts';
import { sameOid } from './oid.ts';
import {
  encodeInit,
  encodeMechList,
  encodeResponse,
  NegState,
  type NegTokenResp,
  parseNegToken,
} from './tokens.ts';

/**
 * The side that begins, with one mechanism as its only offer: the server cannot choose something weaker. Source: RFC 4178, 4 and 5.
 *
 * It is done with the mechanism's last message. The server's word that follows is checked when it comes; it proves no more
 * than the first sealed answer does.
 */
export class SpnegoInitiator implements SecurityContext {
  readonly scheme = 'Negotiate';
  readonly #mechanism: Mechanism;
  readonly #names: readonly Uint8Array[];
  readonly #mechList: Uint8Array;
  #isMechanismDone = false;
  #sentMic = false;
  #isComplete = false;

  /** @param names Object identifiers of the mechanism, the one to offer first. */
  constructor(mechanism: Mechanism, names: readonly Uint8Array[]) {
    this.#mechanism = mechanism;
    this.#names = names;
    this.#mechList = encodeMechList(names.slice(0, 1));
  }

  get seals(): boolean {
    return this.#mechanism.seals;
  }

  async step(token: Uint8Array | null): Promise<SecurityStep> {
    if (token === null) {
      const first = await this.#mechanism.step(null);
      this.#isMechanismDone = first.done;
      return { token: encodeInit(this.#mechList, first.token ?? new Uint8Array(0)), done: first.done };
    }
    const response = this.#read(token);
    if (this.#isComplete) throw new SecurityError('token-unexpected', 'SPNEGO is done');
    return this.#isMechanismDone ? this.#conclude(response) : this.#continue(response);
  }

  wrap(message: Uint8Array): SealedMessage {
    return this.#mechanism.wrap(message);
  }

  unwrap(signature: Uint8Array, sealed: Uint8Array): Uint8Array {
    return this.#mechanism.unwrap(signature, sealed);
  }

  #read(token: Uint8Array): NegTokenResp {
    const response = parseNegToken(token);
    if (response.kind !== 'response') {
      throw new SecurityError('token-unexpected', 'SPNEGO: the server begins again');
    }
    const { state, mechanism } = response;
    if (state === NegState.reject) {
      const code = this.#isMechanismDone ? 'account-refused' : 'mechanism-refused';
      throw new SecurityError(code, 'SPNEGO: the server rejects');
    }
    if (mechanism !== null && !this.#names.some((name) => sameOid(name, mechanism))) {
      throw new SecurityError(
        'mechanism-refused',
        'SPNEGO: the server chose a mechanism that was not offered',
      );
    }
    return response;
  }

  /** The mechanism has messages to go. */
  async #continue(response: NegTokenResp): Promise<SecurityStep> {
    if (response.token === null) {
      throw new SecurityError('token-unexpected', 'SPNEGO: an answer without the mechanism’s token');
    }
    const step = await this.#mechanism.step(response.token);
    this.#isMechanismDone = step.done;
    if (step.done && step.token === null) return this.#conclude({ ...response, token: null });
    if (response.state === NegState.acceptCompleted) {
      throw new SecurityError('token-unexpected', 'SPNEGO: the server ends before the mechanism');
    }
    const mic = step.done ? this.#expectedMic(response) : null;
    return {
      token: encodeResponse({ state: NegState.acceptIncomplete, token: step.token, mic }),
      done: step.done,
    };
  }

  #expectedMic(response: NegTokenResp): Uint8Array | null {
    const isExpected = this.#mechanism.mechListIntegrity()?.isExpected ?? false;
    return isExpected || response.state === NegState.requestMic ? this.#signMechList() : null;
  }

  /** The mechanism is done: what remains is the signature of the list of mechanisms. */
  #conclude(response: NegTokenResp): SecurityStep {
    if ((response.token?.length ?? 0) > 0)
      throw new SecurityError('token-unexpected', 'SPNEGO: a token too many');
    this.#isComplete = true;
    // Where it cannot be checked nothing is lost: with a single offer there is nothing to choose wrongly.
    if (response.mic !== null) this.#mechanism.mechListIntegrity()?.verify(response.mic, this.#mechList);
    if (response.state === NegState.acceptCompleted || response.state === null)
      return { token: null, done: true };
    if (this.#sentMic) throw new SecurityError('token-unexpected', 'SPNEGO: the server does not end');
    const mic = this.#signMechList();
    return { token: encodeResponse({ state: NegState.acceptCompleted, mic }), done: true };
  }

  /** @throws SecurityError `mechanism-refused` where the mechanism cannot sign */
  #signMechList(): Uint8Array {
    const integrity = this.#mechanism.mechListIntegrity();
    if (integrity === null) {
      throw new SecurityError(
        'mechanism-refused',
        'SPNEGO: the server asks for a mechListMIC, which Kerberos cannot make here',
      );
    }
    this.#sentMic = true;
    return integrity.sign(this.#mechList);
  }
}
