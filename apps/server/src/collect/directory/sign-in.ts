import { isIP } from 'node:net';
import { ntlmInitiator } from '@calepin/wsman/security';
import type { Login } from '../collected.ts';
import { DirectoryFailure } from './failure.ts';
import type { LdapConnection } from './ldap/ldap-connection.ts';

/** As Active Directory takes a name: a bare account is one of the domain. Source: MS-ADTS 5.1.1.1.1, Simple Authentication. */
export function qualified(login: Login | null, domain: string): Login | null {
  if (login?.kind !== 'password') return login;
  const user = login.user.trim();
  return user === '' || /[\\@=]/.test(user) ? login : { ...login, user: `${user}@${domain}` };
}

/** Signs in with name and password over TLS. */
export async function signIn(connection: LdapConnection, login: Login | null): Promise<void> {
  const { user, password } = passwordOf(login);
  await connection.bind(user, password);
}

/**
 * Signs in without TLS: NTLM proves the password without sending it, and signs and seals all that follows. That it opens what
 * comes proves the other side: nobody but a member of the domain gets the key.
 */
export async function signInSealed(
  connection: LdapConnection,
  login: Login | null,
  host: string,
): Promise<void> {
  const { user, password } = passwordOf(login);
  const [domain, account] = user.includes('\\') ? user.split('\\', 2) : ['', user];
  const context = await ntlmInitiator({
    user: account ?? '',
    domain: domain ?? '',
    password,
    wrapping: 'spnego',
    ...(isIP(host) === 0 ? { targetName: `ldap/${host}` } : {}),
  });
  let answer: { token: Uint8Array | null; done: boolean } = { token: null, done: false };
  while (!answer.done) {
    const step = await context.step(answer.token);
    if (step.token === null) throw new DirectoryFailure('authentication-not-mutual', { host });
    answer = await connection.bindStep('GSS-SPNEGO', step.token);
  }
  // The server's last word, with which it signs what was agreed.
  if (answer.token !== null) await context.step(answer.token);
  await connection.seal(context);
}

function passwordOf(login: Login | null): { readonly user: string; readonly password: string } {
  if (login?.kind === 'certificate') {
    throw new DirectoryFailure('authentication-not-offered', { method: 'certificate' });
  }
  // A bind without a password succeeds and signs in nobody (RFC 4513, 5.1.2).
  if (login === null || login.user === '' || login.password === '') {
    throw new DirectoryFailure('credential-missing');
  }
  return login;
}
