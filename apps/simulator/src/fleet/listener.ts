import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** Certificate and key in PEM. */
export interface TlsIdentity {
  readonly cert: string;
  readonly key: string;
}

const LOOPBACK = '127.0.0.1';

/** One port on 127.0.0.1 that can be closed and opened again while the fleet runs. */
export class Listener {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port: number;

  constructor(port: number, tls: TlsIdentity | null, onConnection: (socket: Socket) => void) {
    this.#port = port;
    // Both halves close on their own: a half-closed connection is one of the faults.
    this.#server =
      tls === null
        ? createServer({ allowHalfOpen: true, noDelay: true }, onConnection)
        : createTlsServer({ ...tls, allowHalfOpen: true }, onConnection);
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      // A client that resets its connection is its own affair.
      socket.on('error', () => undefined);
    });
    this.#server.on('tlsClientError', () => undefined);
  }

  get port(): number {
    return this.#port;
  }

  get open(): boolean {
    return this.#server.listening;
  }

  /** @throws when the port is taken. */
  async listen(): Promise<void> {
    if (this.#server.listening) return;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#port, LOOPBACK, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    const address = this.#server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  /** Stops listening and ends every connection. */
  async close(): Promise<void> {
    const closed = this.#server.listening
      ? new Promise<void>((resolve) => this.#server.close(() => resolve()))
      : Promise.resolve();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
