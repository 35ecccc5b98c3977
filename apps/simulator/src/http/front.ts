import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { openMessage, SecurityError, sealMessage } from '@calepin/wsman/acceptor';
import { deliver, type Outgoing } from '../faults/deliver.ts';
import { interrupt } from '../faults/interrupt.ts';
import type { RunningHost } from '../fleet/running-host.ts';
import { XmlRefused } from '../soap/element.ts';
import { parseRequest, type SoapRequest } from '../soap/request.ts';
import { xmlRefused } from '../wsman/known-faults.ts';
import type { Account } from './account.ts';
import { decodeText, MOST_BYTES, readBody } from './body.ts';
import { ConnectionSession, type Verdict } from './session.ts';

const SOAP_TYPE = 'application/soap+xml;charset=UTF-8';
const HOUR = 3_600_000;

type Known = Extract<Verdict, { readonly kind: 'known' }>;

/**
 * HTTP for a whole fleet: one server without a port of its own, to which every listener hands its connections. 5,000 ports
 * cost 5,000 sockets and nothing else.
 */
export class HttpFront {
  readonly #server: Server;
  readonly #accounts: readonly Account[];
  readonly #hosts = new WeakMap<Socket, RunningHost>();
  readonly #sessions = new WeakMap<Socket, ConnectionSession>();
  readonly #find: (request: IncomingMessage) => RunningHost | null;

  /** `find` names the host of a request on a shared port. */
  constructor(accounts: readonly Account[], find: (request: IncomingMessage) => RunningHost | null) {
    this.#accounts = accounts;
    this.#find = find;
    this.#server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        // A client that went away in the middle is no event here.
        if (request.destroyed || response.destroyed) return;
        response.destroy(error instanceof Error ? error : new Error(String(error)));
      });
    });
  }

  /** Takes a connection over; `host` is `null` on a shared port. */
  accept(socket: Socket, host: RunningHost | null): void {
    // Nothing is said on a connection that hangs from its beginning.
    if (host?.fault?.kind === 'hang' && host.fault.at === 'connection') return;
    if (host !== null) this.#hosts.set(socket, host);
    this.#server.emit('connection', socket);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket } = request;
    response.setHeader('Server', 'Microsoft-HTTPAPI/2.0');
    const host = this.#hosts.get(socket) ?? this.#find(request);
    if (host === null) return finish(response, 404);
    host.requests += 1;
    if (host.fault?.kind === 'clock-skew')
      response.setHeader('Date', new Date(Date.now() + (host.fault.byMs ?? HOUR)).toUTCString());
    if (interrupt(host.fault, request, response)) return;
    if (!/\/wsman\/?$/i.test((request.url ?? '').split('?', 1)[0] ?? '')) return finish(response, 404);
    if (request.method !== 'POST') return finish(response, 405);
    const body = await readBody(request);
    if (body === null) return finish(response, 413);
    const anonymous = isAnonymousIdentify(request);
    const verdict = anonymous ? null : await this.#session(socket).check(request, host);
    if (verdict?.kind === 'challenge') return ask(response, host, verdict);
    if (verdict?.token) response.setHeader('WWW-Authenticate', `Negotiate ${verdict.token}`);
    // The last leg of an authentication that is to seal carries nothing yet.
    if (body.length === 0) return finish(response, 200);
    return this.#answer(host, body, request, response, verdict);
  }

  #session(socket: Socket): ConnectionSession {
    const known = this.#sessions.get(socket);
    if (known !== undefined) return known;
    const session = new ConnectionSession(this.#accounts);
    this.#sessions.set(socket, session);
    return session;
  }

  async #answer(
    host: RunningHost,
    body: Buffer,
    request: IncomingMessage,
    response: ServerResponse,
    known: Known | null,
  ): Promise<void> {
    const contentType = request.headers['content-type'] ?? '';
    const sealed = /^multipart\/(?:x-multi-)?encrypted/i.test(contentType);
    if (sealed && known?.context == null) return finish(response, 400);
    // Windows says no more than this when `AllowUnencrypted` is false.
    const clear = !sealed && !(request.socket instanceof TLSSocket);
    if (clear && known !== null && !host.allowUnencrypted) return finish(response, 500);
    const pack = packing(sealed ? known : null);
    let parsed: SoapRequest;
    try {
      parsed = parseRequest(requestText(body, contentType, sealed ? known : null));
    } catch (error) {
      if (error instanceof SecurityError) return finish(response, 400);
      if (!(error instanceof XmlRefused)) throw error;
      const envelope = host.service.faultEnvelope(xmlRefused(), null);
      return deliver(response, { status: 500, envelope, resourceUri: null, ...pack }, null);
    }
    const answer = host.service.answer(parsed, known?.caller ?? null, host.fault);
    return deliver(response, { ...answer, ...pack }, host.fault);
  }
}

function requestText(body: Buffer, contentType: string, known: Known | null): string {
  if (known?.context == null) return decodeText(body, contentType);
  const clear = openMessage(known.context, contentType, body, MOST_BYTES);
  return decodeText(Buffer.from(clear), 'application/soap+xml');
}

/** An answer is sealed where the request was. */
function packing(known: Known | null): Pick<Outgoing, 'pack' | 'plainType'> {
  const context = known?.context ?? null;
  if (context === null)
    return {
      plainType: SOAP_TYPE,
      pack: (envelope) => ({ contentType: SOAP_TYPE, body: Buffer.from(envelope) }),
    };
  return {
    plainType: null,
    pack: (envelope) => {
      const { contentType, body } = sealMessage(context, Buffer.from(envelope));
      return { contentType, body: Buffer.from(body.buffer, body.byteOffset, body.byteLength) };
    },
  };
}

function ask(
  response: ServerResponse,
  host: RunningHost,
  verdict: Extract<Verdict, { kind: 'challenge' }>,
): void {
  response.setHeader('WWW-Authenticate', [...verdict.offers]);
  if (verdict.reason === null) {
    finish(response, 401);
    return;
  }
  const body = Buffer.from(host.service.faultEnvelope(verdict.reason, null));
  response.writeHead(401, { 'Content-Type': SOAP_TYPE, 'Content-Length': body.length });
  response.end(body);
}

/** MS-WSMV: this header asks for an Identify without authentication. */
function isAnonymousIdentify(request: IncomingMessage): boolean {
  return request.headers['wsmanidentify']?.toString().toLowerCase() === 'unauthenticated';
}

function finish(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Length': 0 });
  response.end();
}
