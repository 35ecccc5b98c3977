import { connect, createServer, type Socket } from 'node:net';
import { done } from './directory-answers.ts';

/** A way to a domain controller that answers to StartTLS what one without a certificate does, and shows what passes. */
export interface Relay {
  readonly port: number;
  /** All that passed, in both directions. */
  seen(): Buffer;
  /** From now on one bit of what comes from the directory is wrong. */
  corrupt(): void;
  stop(): Promise<void>;
}

const START_TLS = '1.3.6.1.4.1.1466.20037';
const NO_CERTIFICATE = '00000000: LdapErr: DSID-0C090E0A, comment: Error initializing SSL/TLS, data 0, v1db1';

export async function startRelayWithoutTls(address: string): Promise<Relay> {
  const seen: Buffer[] = [];
  const sockets = new Set<Socket>();
  let corrupts = false;
  const server = createServer((client) => {
    const directory = connect({ host: address, port: 389, noDelay: true });
    client.setNoDelay(true);
    for (const [one, other] of [[client, directory] as const, [directory, client] as const]) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    client.on('data', (bytes) => {
      seen.push(bytes);
      if (bytes.includes(START_TLS)) client.write(done(1, 'extended', 52, NO_CERTIFICATE));
      else directory.write(bytes);
    });
    directory.on('data', (bytes) => {
      seen.push(bytes);
      const last = bytes.at(-1);
      if (corrupts && last !== undefined) bytes[bytes.length - 1] = last ^ 1;
      client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    port: bound.port,
    seen: () => Buffer.concat(seen),
    corrupt: () => {
      corrupts = true;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
