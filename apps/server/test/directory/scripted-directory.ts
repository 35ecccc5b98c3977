import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { BerReader } from '../../src/collect/directory/ldap/ber.ts';
import type { Certificates } from './certificates.ts';

/** A request as the directory got it. */
export interface Asked {
  readonly id: number;
  readonly kind: 'bind' | 'search' | 'start-tls' | 'other';
  readonly base: string;
  /** Names and values of the filter, run together. */
  readonly filter: string;
  readonly attributes: readonly string[];
  /** Where the page begins; `null` when none is named. */
  readonly cookie: string | null;
  readonly showDeleted: boolean;
}

/** What is sent: bytes in this order, and then nothing (`silence`), or the end of the connection (`cut`). */
export type Reply = Iterable<Uint8Array | 'cut' | 'silence'> | AsyncIterable<Uint8Array | 'cut' | 'silence'>;

export interface ScriptedDirectory {
  readonly port: number;
  readonly asked: readonly Asked[];
  stop(): Promise<void>;
}

/** A directory on a loopback address that says whatever a test wants it to: what no real one could be made to say. */
export async function startScriptedDirectory(
  certificates: Certificates,
  transport: 'ldap' | 'ldaps',
  answer: (asked: Asked) => Reply,
  bound: { readonly host: string; readonly port: number } = { host: '127.0.0.1', port: 0 },
): Promise<ScriptedDirectory> {
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  const secured = (socket: Socket): TLSSocket => {
    const secure = new TLSSocket(socket, {
      isServer: true,
      cert: certificates.certificate,
      key: certificates.key,
    });
    secure.on('error', () => socket.destroy());
    return secure;
  };
  const serve = async (socket: Socket, raw: Socket): Promise<void> => {
    for await (const request of requestsOf(socket)) {
      asked.push(request);
      for await (const part of answer(request)) {
        if (part === 'silence') return;
        if (part === 'cut') return void raw.destroy();
        // The other side may have left.
        if (!socket.write(part)) await drained(socket);
      }
      if (request.kind !== 'start-tls') continue;
      socket.removeAllListeners('readable');
      return void serve(secured(raw), raw).catch(() => raw.destroy());
    }
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    const stream = transport === 'ldaps' ? secured(socket) : socket;
    serve(stream, socket).catch(() => socket.destroy());
  });
  const port = await listening(server, bound);
  return {
    port,
    asked,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

async function* requestsOf(socket: Socket): AsyncGenerator<Asked> {
  let bytes = Buffer.alloc(0);
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    // A socket without an encoding brings buffers.
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    for (let length = wholeLength(bytes); length !== null; length = wholeLength(bytes)) {
      const request = readRequest(bytes.subarray(0, length));
      bytes = bytes.subarray(length);
      yield request;
    }
  }
}

/** Requests of this client are short, or of one length byte more. */
function wholeLength(bytes: Buffer): number | null {
  const reader = new BerReader(bytes);
  try {
    return reader.next().end;
  } catch {
    return null;
  }
}

const BIND = 0x60;
const SEARCH = 0x63;
const EXTENDED = 0x77;
const CONTROLS = 0xa0;

function readRequest(bytes: Uint8Array): Asked {
  const message = new BerReader(bytes).enter(0x30);
  const id = message.integer();
  const tag = message.peek();
  const nothing = { id, base: '', filter: '', attributes: [], cookie: null, showDeleted: false };
  if (tag === BIND) return { ...nothing, kind: 'bind' };
  if (tag === EXTENDED) return { ...nothing, kind: 'start-tls' };
  if (tag !== SEARCH) return { ...nothing, kind: 'other' };
  const search = message.enter(SEARCH);
  const base = search.text();
  for (let field = 0; field < 5; field++) search.next();
  const { start, end } = search.next();
  const filter = Buffer.from(bytes.subarray(start, end))
    .toString('latin1')
    .replaceAll(/[^ -~]+/g, ' ');
  const list = search.enter(0x30);
  const attributes: string[] = [];
  while (!list.done) attributes.push(list.text());
  const controls = message.peek() === CONTROLS ? message.octets(CONTROLS) : new Uint8Array();
  return {
    id,
    kind: 'search',
    base,
    filter,
    attributes,
    cookie: cookieIn(controls),
    showDeleted: Buffer.from(controls).includes('.1.4.417'),
  };
}

function cookieIn(controls: Uint8Array): string | null {
  return /page:[a-z]+/.exec(Buffer.from(controls).toString('latin1'))?.[0] ?? null;
}

async function listening(
  server: Server,
  bound: { readonly host: string; readonly port: number },
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(bound, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const closed = (): void => reject(new Error('closed'));
    socket.once('close', closed);
    socket.once('drain', () => {
      socket.off('close', closed);
      resolve();
    });
  });
}
