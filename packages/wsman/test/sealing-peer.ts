import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import {
  type AcceptingContext,
  ntlmAcceptor,
  openMessage,
  SecurityError,
  sealMessage,
} from '../src/acceptor.ts';

/** What the peer does with each connection and each message. */
export interface SealingPeerOptions {
  readonly account?: (domain: string, user: string) => { readonly password: string } | null;
  /** Certificate and key for HTTPS, where nothing is sealed. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly channelBinding?: Uint8Array;
  readonly clock?: () => number;
  /** The clear answer to a clear request. */
  readonly reply: (soap: string, connection: number) => { readonly status?: number; readonly soap: string };
  /** Changes what is sent, after it was sealed. */
  readonly tamper?: (
    body: Buffer,
    contentType: string,
    message: number,
  ) => { body: Buffer; contentType?: string };
  /** Forgets the authentication of the connection before the message of this number. */
  readonly forgets?: (message: number) => boolean;
}

/** A server that authenticates connections with NTLM and seals its messages over HTTP. */
export interface SealingPeer {
  readonly port: number;
  /** Bodies as they travelled. */
  readonly bodies: readonly Buffer[];
  readonly users: readonly string[];
  readonly connections: number;
  close(): Promise<void>;
}

export async function startSealingPeer(options: SealingPeerOptions): Promise<SealingPeer> {
  const contexts = new Map<Socket, { context: AcceptingContext; isDone: boolean }>();
  const sockets: Socket[] = [];
  const bodies: Buffer[] = [];
  const users: string[] = [];
  let messages = 0;

  const listener: RequestListener = (request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const { socket } = request;
      const refuse = (token: Uint8Array | null): void => {
        const value = token === null ? 'Negotiate' : `Negotiate ${Buffer.from(token).toString('base64')}`;
        response.writeHead(401, { 'WWW-Authenticate': value, 'Content-Length': 0 }).end();
      };
      const given = /^Negotiate (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (given !== undefined) {
        let line = contexts.get(socket);
        if (line === undefined || line.isDone) {
          const context = await ntlmAcceptor({
            account: options.account ?? (() => ({ password: 'calepin' })),
            names: {
              computer: 'RDLIC01',
              domain: 'LAB',
              dnsComputer: 'rdlic01.lab.test',
              dnsDomain: 'lab.test',
            },
            ...(options.channelBinding === undefined ? {} : { channelBinding: options.channelBinding }),
            ...(options.clock === undefined ? {} : { clock: options.clock }),
          });
          line = { context, isDone: false };
          contexts.set(socket, line);
        }
        try {
          const { token, done } = await line.context.step(Buffer.from(given, 'base64'));
          if (!done) return refuse(token);
          line.isDone = true;
          users.push(`${line.context.user?.domain}\\${line.context.user?.user}`);
          response.writeHead(200, {
            ...(token === null
              ? {}
              : { 'WWW-Authenticate': `Negotiate ${Buffer.from(token).toString('base64')}` }),
            'Content-Length': 0,
          });
          response.end();
        } catch (error) {
          contexts.delete(socket);
          if (!(error instanceof SecurityError)) throw error;
          refuse(null);
        }
        return;
      }
      const line = contexts.get(socket);
      messages++;
      if (line === undefined || !line.isDone || options.forgets?.(messages) === true) {
        contexts.delete(socket);
        return refuse(null);
      }
      bodies.push(body);
      const soap =
        options.tls === undefined
          ? Buffer.from(openMessage(line.context, request.headers['content-type'] ?? '', body, 1e6)).toString(
              'utf8',
            )
          : body.toString('utf8');
      const answer = options.reply(soap, sockets.indexOf(socket) + 1);
      const clear = Buffer.from(answer.soap, 'utf8');
      const sent =
        options.tls === undefined
          ? sealMessage(line.context, clear)
          : { contentType: 'application/soap+xml;charset=UTF-8', body: clear };
      const changed = options.tamper?.(Buffer.from(sent.body), sent.contentType, messages) ?? {
        body: sent.body,
      };
      response.writeHead(answer.status ?? 200, {
        'Content-Type': ('contentType' in changed ? changed.contentType : undefined) ?? sent.contentType,
        'Content-Length': changed.body.length,
      });
      response.end(changed.body);
    })().catch(() => request.socket.destroy());
  };
  const server = options.tls === undefined ? createServer(listener) : createTlsServer(options.tls, listener);
  server.on(options.tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) =>
    sockets.push(socket),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port, // listening on TCP
    bodies,
    users,
    get connections() {
      return sockets.length;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => resolve(Buffer.concat(pieces)));
    request.on('error', reject);
  });
}
