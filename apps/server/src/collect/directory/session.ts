import type { CollectWatch, DirectoryRequest, Login } from '../collected.ts';
import { domainControllersOf, type NameService } from './domain-controllers.ts';
import { DirectoryFailure } from './failure.ts';
import { LdapConnection } from './ldap/ldap-connection.ts';
import { contextsOf, type NamingContexts } from './naming-contexts.ts';
import type { StepLog } from './step-log.ts';
import { reach, secure } from './transport.ts';

/** A directory that knows the account and lets it read. */
export interface DirectorySession {
  readonly connection: LdapConnection;
  /** The domain controller that answers. */
  readonly host: string;
  readonly contexts: NamingContexts;
}

const PORTS = { ldap: 389, ldaps: 636 };

/**
 * Connects, protects the connection, signs in and sees that the account may read: the steps before any list. A connection
 * that cannot be protected is not used: `ldap` is LDAP with StartTLS.
 */
export async function openSession(
  request: DirectoryRequest,
  names: NameService,
  log: StepLog,
  watch: CollectWatch,
): Promise<DirectorySession> {
  const { name, transport, ca, timeoutMs } = request;
  const port = request.port ?? PORTS[transport];
  const asked = { host: request.address ?? name, port };
  const controllers = await log.take('name', null, asked, () =>
    domainControllersOf(name, request.address, names),
  );
  const reached = await log.take('port', null, asked, () =>
    reach(controllers, port, timeoutMs, watch.signal),
  );
  const facts = { host: reached.controller.host, port };
  const connection = new LdapConnection(reached.socket, timeoutMs);
  try {
    await log.take('tls', null, facts, async () => {
      if (transport === 'ldaps') connection.use(await secure(reached, ca, timeoutMs));
      else await connection.startTls(() => secure(reached, ca, timeoutMs));
    });
    const login = qualified(request.login, name);
    const user = login?.kind === 'password' ? login.user : null;
    await log.take('authentication', null, { ...facts, user }, () => signIn(connection, login));
    const contexts = await log.take('authorization', null, { ...facts, user }, () =>
      contextsOf(connection, name),
    );
    return { connection, host: reached.controller.host, contexts };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The name that Active Directory takes in a simple bind: a bare account is one of the domain. Source: MS-ADTS 5.1.1.1.1. */
export function qualified(login: Login | null, domain: string): Login | null {
  if (login?.kind !== 'password') return login;
  const user = login.user.trim();
  return user === '' || /[\\@=]/.test(user) ? login : { ...login, user: `${user}@${domain}` };
}

async function signIn(connection: LdapConnection, login: Login | null): Promise<void> {
  if (login?.kind === 'certificate') {
    throw new DirectoryFailure('authentication-not-offered', { method: 'certificate' });
  }
  // A bind without a password succeeds and signs in nobody (RFC 4513, 5.1.2).
  if (login === null || login.user === '' || login.password === '') {
    throw new DirectoryFailure('credential-missing');
  }
  await connection.bind(login.user, login.password);
}
