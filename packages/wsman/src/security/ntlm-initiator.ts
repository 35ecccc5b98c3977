import { NtlmInitiator, type NtlmInitiatorOptions } from './ntlm/initiator.ts';
import { RawContext } from './raw-context.ts';
import type { SecurityContext } from './security-context.ts';
import { SpnegoInitiator } from './spnego/initiator.ts';
import { Oid } from './spnego/oid.ts';

export type { NtlmInitiatorOptions };

/**
 * Begins an authentication with NTLMv2. Its first `step` takes `null`.
 * @example
 * const context = await ntlmInitiator({ user: 'reader', domain: 'LAB', password, targetName: 'HTTP/host', wrapping: 'spnego' });
 * const { token } = await context.step(null); // Authorization: Negotiate …
 */
export async function ntlmInitiator(
  options: NtlmInitiatorOptions & { readonly wrapping: 'spnego' | 'raw' },
): Promise<SecurityContext> {
  const mechanism = new NtlmInitiator(options);
  return options.wrapping === 'raw' ? new RawContext(mechanism) : new SpnegoInitiator(mechanism, [Oid.ntlm]);
}
