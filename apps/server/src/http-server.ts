import { createServer, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Limits } from './api/limits.ts';
import { SECURITY_HEADERS } from './api/middleware/security-headers.ts';

/** The only interface that is ever listened on, until accounts exist. */
const LOOPBACK = '127.0.0.1';
const MOST_CONNECTIONS = 512;
const KEEP_ALIVE_MS = 10_000;

type Fetch = (request: Request) => Response | Promise<Response>;

export interface HttpServer {
  readonly port: number;
  readonly url: string;
  /** Takes no new connection; resolves when the requests that run are answered, or were cut off after `patience`. */
  close(patience: number): Promise<void>;
}

/** Listens on this machine only; port 0 takes any free one. Rejects with the system's error when it cannot. */
export async function listen(fetch: Fetch, port: number, limits: Limits): Promise<HttpServer> {
  const answer = getRequestListener(fetch, {
    hostname: LOOPBACK,
    // A request that is no URL, or names a host that is none.
    errorHandler: () =>
      new Response(null, { status: 400, headers: { ...SECURITY_HEADERS, connection: 'close' } }),
  });
  const server = createServer(
    {
      requestTimeout: limits.receiveMs,
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: 5_000,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: limits.headerBytes,
      // A request without a host is refused like one for another host, with the same protections.
      requireHostHeader: false,
    },
    (incoming, outgoing) => void answer(incoming, outgoing),
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.on('clientError', refuse);
  await listening(server, port);
  const address = addressOf(server);
  return {
    port: address.port,
    url: `http://${LOOPBACK}:${address.port}`,
    close: (patience) => closed(server, patience),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address;
}

/** What is no HTTP, comes too slowly or has too large a header is answered without any of it being read further. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ''] ?? 400;
  const headers = Object.entries({ ...SECURITY_HEADERS, Connection: 'close', 'Content-Length': '0' });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  );
}

async function closed(server: Server, patience: number): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), patience);
  await done;
  clearTimeout(late);
}
