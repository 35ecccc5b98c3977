import { WsmanError } from '../errors/wsman-error.ts';
import type { Authentication } from './authentication.ts';

type Details = Readonly<Record<string, string | number | null>>;

/** One side of an authenticated connection: tokens until done, then messages sealed in order. */
export interface SecurityContext {
  readonly scheme: string;
  readonly seals: boolean;
  step(token: Uint8Array | null): Promise<{ readonly token: Uint8Array | null; readonly done: boolean }>;
  wrap(message: Uint8Array): { readonly signature: Uint8Array; readonly sealed: Uint8Array };
  unwrap(signature: Uint8Array, sealed: Uint8Array): Uint8Array;
}

export async function securityContext(
  authentication: Extract<Authentication, { method: 'ntlm' | 'negotiate' | 'kerberos' }>,
  _host: string,
  _serverCertificate: Uint8Array | null,
): Promise<SecurityContext> {
  throw new WsmanError('internal', { phase: 'authentication', details: { method: authentication.method } });
}

export function sealMessage(
  _context: SecurityContext,
  _soap: Uint8Array,
): { readonly contentType: string; readonly body: Uint8Array } {
  throw new WsmanError('internal', { phase: 'operation' });
}

export function openMessage(
  _context: SecurityContext,
  _contentType: string,
  _body: Uint8Array,
  _limit: number,
  _details: Details,
): Uint8Array {
  throw new WsmanError('internal', { phase: 'operation' });
}

export async function withSecurityErrors<T>(_details: Details, action: () => Promise<T>): Promise<T> {
  return action();
}
