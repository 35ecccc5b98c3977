import { type AcceptedUser, NtlmAcceptor, type NtlmAcceptorOptions } from './ntlm/acceptor.ts';
import { isNtlm } from './ntlm/fields.ts';
import { RawContext } from './raw-context.ts';
import type { SealedMessage, SecurityContext, SecurityStep } from './security-context.ts';
import { SpnegoAcceptor } from './spnego/acceptor.ts';

export type { AcceptedUser, NtlmAcceptorOptions };

/** A context that knows whom it let in. */
export interface AcceptingContext extends SecurityContext {
  /** `null` until it is done. */
  readonly user: AcceptedUser | null;
}

/** Answers an authentication with NTLMv2, bare or in SPNEGO: the first token tells. One context per connection. */
export async function ntlmAcceptor(options: NtlmAcceptorOptions): Promise<AcceptingContext> {
  return new NtlmAcceptingContext(new NtlmAcceptor(options));
}

class NtlmAcceptingContext implements AcceptingContext {
  readonly scheme = 'Negotiate';
  readonly seals = true;
  readonly #mechanism: NtlmAcceptor;
  #context: SecurityContext | null = null;
  #isDone = false;

  constructor(mechanism: NtlmAcceptor) {
    this.#mechanism = mechanism;
  }

  get user(): AcceptedUser | null {
    return this.#isDone ? this.#mechanism.user : null;
  }

  async step(token: Uint8Array | null): Promise<SecurityStep> {
    this.#context ??=
      token !== null && isNtlm(token) ? new RawContext(this.#mechanism) : new SpnegoAcceptor(this.#mechanism);
    const step = await this.#context.step(token);
    this.#isDone = step.done;
    return step;
  }

  wrap(message: Uint8Array): SealedMessage {
    return this.#mechanism.wrap(message);
  }

  unwrap(signature: Uint8Array, sealed: Uint8Array): Uint8Array {
    return this.#mechanism.unwrap(signature, sealed);
  }
}
