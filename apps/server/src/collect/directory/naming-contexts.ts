import { DirectoryFailure } from './failure.ts';
import { firstText } from './ldap/answer.ts';
import type { LdapConnection } from './ldap/ldap-connection.ts';

/** Distinguished names of the directory's parts, as its root entry gives them. */
export interface NamingContexts {
  readonly domain: string;
  readonly configuration: string;
  readonly schema: string;
}

/** The parts of the directory, once it is the one that was asked for and shows something to the account. */
export async function contextsOf(connection: LdapConnection, name: string): Promise<NamingContexts> {
  const root = await connection.entry('', [
    'defaultNamingContext',
    'configurationNamingContext',
    'schemaNamingContext',
  ]);
  const domain = root === null ? null : firstText(root, 'defaultNamingContext');
  const configuration = root === null ? null : firstText(root, 'configurationNamingContext');
  const schema = root === null ? null : firstText(root, 'schemaNamingContext');
  if (domain === null || configuration === null || schema === null) {
    throw new DirectoryFailure('directory-not-found', { expected: name, found: null });
  }
  const found = dnsNameOf(domain);
  if (found.toLowerCase() !== name.toLowerCase()) {
    throw new DirectoryFailure('directory-not-found', { expected: name, found });
  }
  // An account that may not list the domain sees nothing, which is not the same as there being nothing.
  if ((await connection.entry(domain, ['objectClass'])) === null) {
    throw new DirectoryFailure('access-denied', { host: name });
  }
  return { domain, configuration, schema };
}

/** `DC=lab,DC=test` as `lab.test`. */
export function dnsNameOf(context: string): string {
  return context
    .split(',')
    .map((part) => part.replace(/^\s*DC=/i, '').trim())
    .join('.');
}
