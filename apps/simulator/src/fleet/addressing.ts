import type { IncomingMessage } from 'node:http';
import type { HttpFront } from '../http/front.ts';
import { Listener } from './listener.ts';
import type { FleetOptions } from './options.ts';
import type { RunningHost } from './running-host.ts';

/** Finds the host of a request on a shared port: by `/NAME/wsman`, else by the first label of the Host header. */
export function addressedHost(
  request: IncomingMessage,
  byName: ReadonlyMap<string, RunningHost>,
): RunningHost | null {
  const path = /^\/([\w.-]+)\/wsman/i.exec(request.url ?? '')?.[1];
  const host = (request.headers.host ?? '').split(':', 1)[0];
  for (const name of [path, host]) {
    const label = name?.split('.', 1)[0]?.toLowerCase();
    const found = label === undefined ? undefined : byName.get(label);
    if (found !== undefined) return found;
  }
  return null;
}

/** Opens the ports of a fleet: one for each host in its order, or one for all. @throws when a port is taken. */
export async function openListeners(
  running: readonly RunningHost[],
  options: FleetOptions,
  front: HttpFront,
): Promise<readonly Listener[]> {
  const first = options.port ?? 0;
  const hosts: readonly (RunningHost | null)[] = options.addressing === 'paths' ? [null] : running;
  const listeners = hosts.map(
    (host, at) =>
      new Listener(first === 0 ? 0 : first + at, options.tls ?? null, (socket) => front.accept(socket, host)),
  );
  try {
    for (const listener of listeners) await listener.listen();
  } catch (error) {
    await Promise.all(listeners.map((listener) => listener.close()));
    throw error;
  }
  return listeners;
}
