import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import type { CollectStep } from '@calepin/core';
import { type Authentication, createClient, type WsmanClient } from '@calepin/wsman';
import type { HostRequest } from '../collected.ts';
import type { RemoteHost } from './remote-host.ts';

/** Makes a connection to a host that is not opened yet. `onPhase`: a phase of it has passed. */
export type OpenHost = (
  request: HostRequest,
  onPhase: (step: CollectStep, durationMs: number) => void,
) => RemoteHost;

const PORTS = { http: 5985, https: 5986 } as const;

export function portOf({ port, transport }: Pick<HostRequest, 'port' | 'transport'>): number {
  return port ?? PORTS[transport];
}

/** The connection over WS-Management. */
export const openWsmanHost: OpenHost = (request, onPhase) => {
  let client: WsmanClient | null = null;
  // Made when it is first needed: a combination that is refused is refused as a step like any other.
  const connected = (): WsmanClient => {
    client ??= clientOf(request, onPhase);
    return client;
  };
  return {
    connect: async (signal) => connected().connect(signal),
    enumerate: (from, signal) => connected().enumerate({ ...from }, signal === undefined ? {} : { signal }),
    invoke: async ({ namespace, className, selectors, method, inputs }, signal) => {
      const options = signal === undefined ? {} : { signal };
      const resource = { namespace, className };
      const { returnCode, outputs } = await connected().invoke(resource, method, inputs, selectors, options);
      return { returnValue: returnCode, outputs };
    },
    close: () => client?.close(),
  };
};

function clientOf(request: HostRequest, onPhase: Parameters<OpenHost>[1]): WsmanClient {
  const { name, address, port, path, ca } = request;
  return createClient({
    ...namesOf(name, address),
    transport: request.transport,
    ...(port === null ? {} : { port }),
    ...(path === null ? {} : { path }),
    // The client trusts what it is given instead of the system's; here it is besides.
    ...(ca === null ? {} : { ca: [...rootCertificates, ca] }),
    authentication: authenticationOf(request),
    allowUnencrypted: request.allowUnencrypted,
    resourceStyle: request.resourceStyle,
    timeoutMs: request.timeoutMs,
    onPhase: ({ phase, state, durationMs }) => {
      if (state === 'passed') onPhase(phase, durationMs);
    },
  });
}

/** A certificate and a ticket are for a name: that which is connected to, but an IP address names nobody. */
function namesOf(name: string, address: string | null): { readonly host: string; readonly address?: string } {
  if (address === null) return { host: name };
  return isIP(address) === 0 ? { host: address } : { host: name, address };
}

function authenticationOf({ authentication: method, login }: HostRequest): Authentication {
  if (method === 'certificate') {
    return login?.kind === 'certificate'
      ? { method, certificate: login.certificate, key: login.key }
      : { method, certificate: '', key: '' };
  }
  if (method === 'kerberos') {
    return login?.kind === 'password' ? { method, user: login.user, password: login.password } : { method };
  }
  return login?.kind === 'password'
    ? { method, user: login.user, password: login.password }
    : { method, user: '', password: '' };
}
