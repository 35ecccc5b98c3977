import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { deliver } from '../faults/deliver.ts';
import { interrupt } from '../faults/interrupt.ts';
import type { RunningHost } from '../fleet/running-host.ts';
import { XmlRefused } from '../soap/element.ts';
import { parseRequest, type SoapRequest } from '../soap/request.ts';
import { xmlRefused } from '../wsman/known-faults.ts';
import type { Account } from './account.ts';
import { decodeText, readBody } from './body.ts';
import { ConnectionSession } from './session.ts';

const SOAP_TYPE = 'application/soap+xml;charset=UTF-8';

/** Answers in clear text. */
const PLAIN = {
  plainType: SOAP_TYPE,
  pack: (envelope: string) => ({ contentType: SOAP_TYPE, body: Buffer.from(envelope, 'utf8') }),
};

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
    if (host !== null) this.#hosts.set(socket, host);
    this.#sessions.set(socket, new ConnectionSession(this.#accounts));
    this.#server.emit('connection', socket);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket } = request;
    response.setHeader('Server', 'Microsoft-HTTPAPI/2.0');
    const host = this.#hosts.get(socket) ?? this.#find(request);
    if (host === null) return finish(response, 404);
    host.requests += 1;
    if (interrupt(host.fault, request, response)) return;
    if (!/\/wsman\/?$/i.test((request.url ?? '').split('?', 1)[0] ?? '')) return finish(response, 404);
    if (request.method !== 'POST') return finish(response, 405);
    const body = await readBody(request);
    if (body === null) return finish(response, 413);
    const session = this.#sessions.get(socket) ?? new ConnectionSession(this.#accounts);
    const anonymous = isAnonymousIdentify(request);
    const verdict = anonymous ? null : await session.check(request, host);
    if (verdict?.kind === 'challenge') {
      response.setHeader('WWW-Authenticate', [...verdict.offers]);
      return finish(response, 401);
    }
    // Windows says no more than this when `AllowUnencrypted` is false.
    if (!host.allowUnencrypted && !(socket instanceof TLSSocket) && !anonymous) return finish(response, 500);
    await this.#answer(host, body, request, response, verdict?.caller ?? null);
  }

  async #answer(
    host: RunningHost,
    body: Buffer,
    request: IncomingMessage,
    response: ServerResponse,
    caller: { readonly user: string; readonly administrator: boolean } | null,
  ): Promise<void> {
    let parsed: SoapRequest;
    try {
      parsed = parseRequest(decodeText(body, request.headers['content-type'] ?? ''));
    } catch (error) {
      if (!(error instanceof XmlRefused)) throw error;
      const envelope = host.service.faultEnvelope(xmlRefused(), null);
      return deliver(response, { status: 500, envelope, resourceUri: null, ...PLAIN }, null);
    }
    const answer = host.service.answer(parsed, caller, host.fault);
    return deliver(response, { ...answer, ...PLAIN }, host.fault);
  }
}

/** MS-WSMV: this header asks for an Identify without authentication. */
function isAnonymousIdentify(request: IncomingMessage): boolean {
  return request.headers['wsmanidentify']?.toString().toLowerCase() === 'unauthenticated';
}

function finish(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Length': 0 });
  response.end();
}
