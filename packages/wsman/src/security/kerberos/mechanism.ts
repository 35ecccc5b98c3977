import type { Mechanism } from '../mechanism.ts';
import type { SecurityStep } from '../security-context.ts';
import { SecurityError } from '../security-error.ts';
import type { KerberosPackage } from './package.ts';

type Client = Awaited<ReturnType<KerberosPackage['initializeClient']>>;

/** Kerberos 5 (RFC 4121) by the system's own library. The package offers no signatures: a `mechListMIC` is neither made nor read. */
export class KerberosMechanism implements Mechanism {
  readonly seals = false;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async step(token: Uint8Array | null): Promise<SecurityStep> {
    let answer: string | null;
    try {
      answer = await this.#client.step(token === null ? '' : Buffer.from(token).toString('base64'));
    } catch (error) {
      throw kerberosError(error);
    }
    const hasToken = answer !== null && answer !== '';
    return { token: hasToken ? Buffer.from(answer, 'base64') : null, done: this.#client.contextComplete };
  }

  wrap(): never {
    throw new SecurityError('sealing-unavailable', 'Kerberos is used over HTTPS only');
  }

  unwrap(): never {
    throw new SecurityError('sealing-unavailable', 'Kerberos is used over HTTPS only');
  }

  mechListIntegrity(): null {
    return null;
  }
}

/** The library gives texts only; they are English unless it was translated. */
export function kerberosError(error: unknown): SecurityError {
  const text = error instanceof Error ? error.message : String(error);
  return new SecurityError(/clock skew/i.test(text) ? 'clock-skew' : 'kerberos-failed', text, error);
}
