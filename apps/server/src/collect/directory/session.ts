import type { CollectWatch, DirectoryRequest } from '../collected.ts';
import { domainControllersOf, type NameService } from './domain-controllers.ts';
import { DirectoryFailure } from './failure.ts';
import { LdapConnection, LdapRefusal } from './ldap/ldap-connection.ts';
import { contextsOf, type NamingContexts } from './naming-contexts.ts';
import { qualified, signIn, signInSealed } from './sign-in.ts';
import type { StepLog } from './step-log.ts';
import { type Reached, reach, secure } from './transport.ts';

/** A directory that knows the account and lets it read. */
export interface DirectorySession {
  readonly connection: LdapConnection;
  /** The domain controller that answers. */
  readonly host: string;
  readonly contexts: NamingContexts;
}

const PORTS = { ldap: 389, ldaps: 636 };

/**
 * Connects, protects the connection, signs in and sees that the account may read: the steps before any list.
 *
 * `ldaps` is TLS. `ldap` is StartTLS; a directory that has no certificate for it is read through what the login itself signs
 * and seals, unless `ca` says that TLS was meant. A password never travels otherwise, and a certificate that is not accepted
 * ends the matter.
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
    const hasTls = await log.take('tls', null, facts, async (told) => {
      if (transport === 'ldaps') connection.use(await secure(reached, ca, timeoutMs));
      else told.skipped = !(await startTls(connection, reached, ca, timeoutMs));
      return told.skipped !== true;
    });
    const login = qualified(request.login, name);
    const user = login?.kind === 'password' ? login.user : null;
    await log.take('authentication', null, { ...facts, user }, async (told) => {
      told.facts = { protection: hasTls ? 'tls' : 'sealed' };
      if (hasTls) await signIn(connection, login);
      else await signInSealed(connection, login, facts.host);
    });
    const contexts = await log.take('authorization', null, { ...facts, user }, () =>
      contextsOf(connection, name),
    );
    return { connection, host: reached.controller.host, contexts };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** `unavailable`, `unwillingToPerform` and `protocolError`: what directories without a certificate answer to StartTLS. */
const NO_TLS = [52, 53, 2];

/** Whether TLS was agreed; not, when the directory has none and nobody insists. */
async function startTls(
  connection: LdapConnection,
  reached: Reached,
  ca: string | null,
  timeoutMs: number,
): Promise<boolean> {
  try {
    await connection.startTls(() => secure(reached, ca, timeoutMs));
    return true;
  } catch (error) {
    if (!(error instanceof LdapRefusal)) throw error;
    if (ca === null && NO_TLS.includes(error.result.code)) return false;
    const { code, text } = error.result;
    throw new DirectoryFailure(
      'tls-failed',
      { host: reached.controller.host },
      { code: `LDAP ${code}`, text },
    );
  }
}
