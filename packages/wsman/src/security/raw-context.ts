import type { Mechanism } from './mechanism.ts';
import type { SealedMessage, SecurityContext, SecurityStep } from './security-context.ts';

/** A mechanism whose tokens travel without SPNEGO around them; Windows takes NTLM so under `Negotiate`. */
export class RawContext implements SecurityContext {
  readonly scheme = 'Negotiate';
  readonly #mechanism: Mechanism;

  constructor(mechanism: Mechanism) {
    this.#mechanism = mechanism;
  }

  get seals(): boolean {
    return this.#mechanism.seals;
  }

  step(token: Uint8Array | null): Promise<SecurityStep> {
    return this.#mechanism.step(token);
  }

  wrap(message: Uint8Array): SealedMessage {
    return this.#mechanism.wrap(message);
  }

  unwrap(signature: Uint8Array, sealed: Uint8Array): Uint8Array {
    return this.#mechanism.unwrap(signature, sealed);
  }
}
