import type { CollectWatch, DirectoryRequest } from '../collected.ts';
import { type NameService, systemNames } from '../directory/domain-controllers.ts';
import { unlessFailed } from '../directory/failure.ts';
import type { LdapConnection } from '../directory/ldap/ldap-connection.ts';
import type { NamingContexts } from '../directory/naming-contexts.ts';
import { openSession } from '../directory/session.ts';
import { StepLog } from '../directory/step-log.ts';
import { connectionPoints, enterpriseServers, groupMembers, type NamedHost } from './directory-hosts.ts';
import { type Discovered, mergedHosts } from './discovered.ts';

type Source = (connection: LdapConnection, contexts: NamingContexts) => Promise<NamedHost[]>;

const SOURCES: Readonly<Record<string, Source>> = {
  'license-server-group': groupMembers,
  'connection-points': connectionPoints,
  'enterprise-lists': enterpriseServers,
};

/**
 * The license servers that a domain knows: members of its group of license servers, computers with a service connection point,
 * and those published for the forest. The other domains of the forest are asked by naming them.
 */
export async function discoverFromDirectory(
  request: DirectoryRequest,
  watch: CollectWatch = {},
  names: NameService = systemNames(request.timeoutMs),
): Promise<Discovered> {
  const secret = request.login?.kind === 'password' ? request.login.password : '';
  const log = new StepLog(watch, secret);
  const found: NamedHost[] = [];
  const session = await unlessFailed(openSession(request, names, log, watch));
  if (session === null) log.skipRest(...Object.keys(SOURCES));
  else {
    try {
      for (const [subject, source] of Object.entries(SOURCES)) {
        const facts = { host: request.name, class: subject };
        const reading = log.take('class', subject, facts, async (told) => {
          const hosts = await source(session.connection, session.contexts);
          told.rows = hosts.length;
          return hosts;
        });
        found.push(...((await unlessFailed(reading)) ?? []));
      }
    } finally {
      session.connection.close();
    }
  }
  return { found: mergedHosts(found), steps: log.steps };
}
