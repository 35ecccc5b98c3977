import { KerberosMechanism, kerberosError } from './kerberos/mechanism.ts';
import { type KerberosPackage, loadKerberosPackage } from './kerberos/package.ts';
import type { SecurityContext } from './security-context.ts';
import { SecurityError } from './security-error.ts';
import { SpnegoInitiator } from './spnego/initiator.ts';
import { Oid } from './spnego/oid.ts';

export interface KerberosInitiatorOptions {
  /** e.g. `HTTP@host.example` */
  readonly service: string;
  /** `user@REALM`; the owner of the process's tickets unless told. */
  readonly user?: string;
  /** On Windows only: elsewhere tickets come from `kinit` or from a keytab (`KRB5_CLIENT_KTNAME`). */
  readonly password?: string;
}

/**
 * Begins an authentication with Kerberos in SPNEGO, never with another mechanism. It needs the optional package `kerberos`,
 * which passes no channel binding on; it does not seal, so use it over HTTPS.
 * @throws SecurityError `kerberos-unavailable`, `kerberos-failed`, `clock-skew`
 */
export async function kerberosInitiator(
  options: KerberosInitiatorOptions,
  load: () => Promise<KerberosPackage> = loadKerberosPackage,
): Promise<SecurityContext> {
  const { service, user, password } = options;
  const kerberos = await load();
  if (password !== undefined && process.platform !== 'win32') {
    throw new SecurityError('kerberos-failed', 'a password works on Windows only; get a ticket with kinit');
  }
  const account =
    process.platform === 'win32'
      ? { ...(user === undefined ? {} : { user }), ...(password === undefined ? {} : { password }) }
      : { ...(user === undefined ? {} : { principal: user }) };
  try {
    const mechOID = kerberos.GSS_MECH_OID_KRB5;
    const client = await kerberos.initializeClient(service, { ...account, mechOID });
    return new SpnegoInitiator(new KerberosMechanism(client), [Oid.kerberos, Oid.microsoftKerberos]);
  } catch (error) {
    throw kerberosError(error);
  }
}
