import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** One request as the peer got it. */
export interface Received {
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
  readonly action: string | null;
  readonly messageId: string;
  /** Number of the connection that it came on, from 1. */
  readonly connection: number;
}

/** An answer in a few words, or whatever a test does with the response itself. */
export type Reply =
  | string
  | {
      readonly status?: number;
      readonly type?: string;
      readonly headers?: Record<string, string>;
      readonly body: string | Uint8Array;
    }
  | ((response: ServerResponse, request: IncomingMessage) => void);

/** A server that answers as it is told: what a client does is held against what came. */
export interface Peer {
  readonly port: number;
  readonly received: readonly Received[];
  /** How many connections were made. */
  readonly connections: number;
  readonly sockets: readonly Socket[];
  close(): Promise<void>;
}

export async function startPeer(reply: (received: Received) => Reply): Promise<Peer> {
  const received: Received[] = [];
  const sockets: Socket[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString('utf8');
      const one: Received = {
        body,
        headers: request.headers,
        action: /<a:Action[^>]*>([^<]*)</.exec(body)?.[1] ?? null,
        messageId: /<a:MessageID>([^<]*)</.exec(body)?.[1] ?? '',
        connection: sockets.indexOf(request.socket) + 1,
      };
      received.push(one);
      const answer = reply(one);
      if (typeof answer === 'function') answer(response, request);
      else if (typeof answer === 'string')
        send(response, 200, 'application/soap+xml;charset=UTF-8', {}, answer);
      else
        send(
          response,
          answer.status ?? 200,
          answer.type ?? 'application/soap+xml;charset=UTF-8',
          answer.headers ?? {},
          answer.body,
        );
    });
  });
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port, // listening on TCP
    received,
    get connections() {
      return sockets.length;
    },
    sockets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  headers: Record<string, string>,
  body: string | Uint8Array,
): void {
  response.writeHead(status, { 'Content-Type': type, ...headers });
  response.end(body);
}
