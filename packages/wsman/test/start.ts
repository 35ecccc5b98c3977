import { afterEach } from 'vitest';
import { type ClientOptions, createClient, type WsmanClient, WsmanError } from '../src/index.ts';
import { type Peer, type Received, type Reply, startPeer } from './peer.ts';

const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** Closes it after the test. */
export function closing<T extends { close(): unknown }>(one: T): T {
  open.push(one);
  return one;
}

/** A client with Basic on a port of this machine. */
export function clientOn(port: number, options: Partial<ClientOptions> = {}): WsmanClient {
  return closing(
    createClient({
      host: '127.0.0.1',
      port,
      transport: 'http',
      authentication: { method: 'basic', user: 'calepin', password: 'calepin' },
      allowUnencrypted: true,
      ...options,
    }),
  );
}

/** A peer that answers as told, and a client of it. */
export async function start(
  reply: (received: Received) => Reply,
  options: Partial<ClientOptions> = {},
): Promise<{ readonly peer: Peer; readonly client: WsmanClient }> {
  const peer = closing(await startPeer(reply));
  return { peer, client: clientOn(peer.port, options) };
}

/** What an action fails with. */
export async function failure(action: Promise<unknown>): Promise<WsmanError> {
  try {
    await action;
  } catch (error) {
    if (error instanceof WsmanError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

/** Everything that an enumeration yields. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
