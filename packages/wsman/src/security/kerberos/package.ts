import type { InitializeClientOptions, KerberosClient } from 'kerberos';
import { SecurityError } from '../security-error.ts';

/** What is used of the optional package `kerberos`. */
export interface KerberosPackage {
  readonly GSS_MECH_OID_KRB5: number;
  initializeClient(
    service: string,
    // Its version 7 reads `password`; its types say `pass`.
    options: InitializeClientOptions & { readonly password?: string },
  ): Promise<Pick<KerberosClient, 'step' | 'contextComplete'>>;
}

/** Loads it. @throws SecurityError `kerberos-unavailable` */
export async function loadKerberosPackage(): Promise<KerberosPackage> {
  try {
    const loaded = await import('kerberos');
    return loaded.default;
  } catch (error) {
    throw new SecurityError('kerberos-unavailable', reasonOf(error), error);
  }
}

function reasonOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line;
}
