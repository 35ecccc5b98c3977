import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { AuditActorKind, AuditContext } from '../store/audit.ts';
import type { Identity } from './access/identity.ts';
import type { ApiEnvironment } from './environment.ts';

/** What a program calls itself is kept up to here. */
const LONGEST_PROGRAM = 200;

/** Who asks, as the audit chain has it; before it is known who asks, a person. */
export function auditContext(c: Context<ApiEnvironment>, kind?: AuditActorKind): AuditContext {
  // The server of Node puts it there; a request within the process has none.
  const bindings = c.env as Partial<HttpBindings> | undefined;
  const address = bindings?.incoming?.socket.remoteAddress ?? null;
  const program = c.req.header('user-agent')?.slice(0, LONGEST_PROGRAM) ?? null;
  return {
    actor: kind === undefined ? actorOf(c.get('identity')) : { kind, name: null },
    origin: { address, program, request: c.get('requestId') },
  };
}

function actorOf(identity: Identity | undefined): AuditContext['actor'] {
  switch (identity?.kind) {
    case 'account':
      return { kind: 'account', name: identity.account.email };
    case 'token':
      return { kind: 'token', name: identity.token.name };
    case 'console':
      return { kind: 'command', name: null };
    default:
      return { kind: 'person', name: null };
  }
}
