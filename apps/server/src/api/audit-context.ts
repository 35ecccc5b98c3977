import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { AuditActorKind, AuditContext } from '../store/audit.ts';
import type { ApiEnvironment } from './environment.ts';

/** What a program calls itself is kept up to here. */
const LONGEST_PROGRAM = 200;

/**
 * Who asks, as the audit chain has it. A request over a connection is a person's until it proves to be something else; one that
 * never left this process is the command's that opened the register.
 */
export function auditContext(c: Context<ApiEnvironment>, kind?: AuditActorKind): AuditContext {
  // The server of Node puts it there; a request within the process has none.
  const bindings = c.env as Partial<HttpBindings> | undefined;
  const address = bindings?.incoming?.socket.remoteAddress ?? null;
  const program = c.req.header('user-agent')?.slice(0, LONGEST_PROGRAM) ?? null;
  return {
    actor: { kind: kind ?? (bindings?.incoming === undefined ? 'command' : 'person'), name: null },
    origin: { address, program, request: c.get('requestId') },
  };
}
