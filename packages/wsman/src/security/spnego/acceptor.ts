import type { Mechanism, MechListIntegrity } from '../mechanism.ts';
import type { SealedMessage, SecurityContext, SecurityStep } from '../security-context.ts';
import { SecurityError } from '../security-error.ts';
import { Oid, sameOid } from './oid.ts';
import { encodeResponse, NegState, type NegTokenInit, type NegTokenResp, parseNegToken } from './tokens.ts';

type State = 'start' | 'chosen' | 'challenged' | 'awaiting-mic' | 'done';

/** The side that answers, with NTLM as the only mechanism that it accepts. Source: RFC 4178, 4 and 5. */
export class SpnegoAcceptor implements SecurityContext {
  readonly scheme = 'Negotiate';
  readonly #mechanism: Mechanism;
  #state: State = 'start';
  #mechList: Uint8Array = new Uint8Array(0);
  #isPreferred = false;

  constructor(mechanism: Mechanism) {
    this.#mechanism = mechanism;
  }

  get seals(): boolean {
    return this.#mechanism.seals;
  }

  async step(token: Uint8Array | null): Promise<SecurityStep> {
    if (token === null) throw new SecurityError('token-unexpected', 'the client begins');
    const message = parseNegToken(token);
    if (message.kind === 'init') return this.#choose(message);
    switch (this.#state) {
      case 'chosen':
        return this.#challenge(message.token);
      case 'challenged':
        return this.#accept(message);
      case 'awaiting-mic':
        return this.#finish(message);
      default:
        throw new SecurityError('token-unexpected', 'SPNEGO: no step for a response now');
    }
  }

  wrap(message: Uint8Array): SealedMessage {
    return this.#mechanism.wrap(message);
  }

  unwrap(signature: Uint8Array, sealed: Uint8Array): Uint8Array {
    return this.#mechanism.unwrap(signature, sealed);
  }

  async #choose(init: NegTokenInit): Promise<SecurityStep> {
    if (this.#state !== 'start')
      throw new SecurityError('token-unexpected', 'SPNEGO: the client begins again');
    const index = init.mechanisms.findIndex((oid) => sameOid(oid, Oid.ntlm));
    if (index === -1) throw new SecurityError('mechanism-refused', 'SPNEGO: the client does not offer NTLM');
    this.#mechList = Buffer.from(init.mechList);
    this.#isPreferred = index === 0;
    if (this.#isPreferred && init.token !== null) return this.#challenge(init.token);
    // The token that came is of another mechanism: the client begins with NTLM in its next message.
    this.#state = 'chosen';
    const state = this.#isPreferred ? NegState.acceptIncomplete : NegState.requestMic;
    return { token: encodeResponse({ state, mechanism: Oid.ntlm }), done: false };
  }

  async #challenge(token: Uint8Array | null): Promise<SecurityStep> {
    const step = await this.#mechanism.step(tokenIn(token));
    // RFC 4178 wants the mechanism in the first answer only.
    const mechanism = this.#state === 'start' ? Oid.ntlm : null;
    this.#state = 'challenged';
    const response = encodeResponse({ state: NegState.acceptIncomplete, mechanism, token: step.token });
    return { token: response, done: false };
  }

  async #accept(response: NegTokenResp): Promise<SecurityStep> {
    await this.#mechanism.step(tokenIn(response.token));
    if (response.mic === null && !this.#isPreferred) {
      this.#state = 'awaiting-mic';
      return { token: encodeResponse({ state: NegState.requestMic, mic: this.#sign() }), done: false };
    }
    this.#state = 'done';
    if (response.mic === null)
      return { token: encodeResponse({ state: NegState.acceptCompleted }), done: true };
    this.#integrity.verify(response.mic, this.#mechList);
    return { token: encodeResponse({ state: NegState.acceptCompleted, mic: this.#sign() }), done: true };
  }

  #finish(response: NegTokenResp): SecurityStep {
    if (response.mic === null) {
      throw new SecurityError('integrity-broken', 'SPNEGO: the client does not sign the list of mechanisms');
    }
    this.#integrity.verify(response.mic, this.#mechList);
    this.#state = 'done';
    return { token: encodeResponse({ state: NegState.acceptCompleted }), done: true };
  }

  get #integrity(): MechListIntegrity {
    const integrity = this.#mechanism.mechListIntegrity();
    if (integrity === null) throw new SecurityError('mechanism-refused', 'SPNEGO: the mechanism cannot sign');
    return integrity;
  }

  #sign(): Uint8Array {
    return this.#integrity.sign(this.#mechList);
  }
}

function tokenIn(token: Uint8Array | null): Uint8Array {
  if (token === null)
    throw new SecurityError('token-unexpected', 'SPNEGO: a message without the mechanism’s token');
  return token;
}
