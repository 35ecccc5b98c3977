import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WsmanError } from '../errors/wsman-error.ts';
import { stoppedError, type Timeouts } from './deadline.ts';
import { exchangeError } from './network-errors.ts';

/** What is sent. */
export interface HttpRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The head of an answer. */
export interface HttpHead {
  readonly status: number;
  readonly contentType: string | null;
  readonly location: string | null;
  /** Every `WWW-Authenticate`. */
  readonly challenges: readonly string[];
}

/** Takes the body of an answer; what it throws ends the exchange. */
export interface BodySink {
  write(bytes: Uint8Array): void;
}

/** One exchange's conditions. */
export interface ExchangeWatch {
  readonly timeouts: Timeouts;
  readonly signal: AbortSignal | undefined;
  readonly details: Readonly<Record<string, string | number | null>>;
}

const HEADER_BYTES = 32 * 1024;

/** Nothing of the request was sent: the connection had been closed before. */
export class ConnectionGone extends Error {}

/**
 * One connection, used for one request after the other. An authentication of WinRM belongs to its connection, so there is no
 * pool behind it and it never opens another by itself.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #agent: Agent;
  #exchanges = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    let isGiven = false;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 1, keepAliveMsecs: 10_000 });
    this.#agent.createConnection = () => {
      if (isGiven || socket.destroyed) throw new ConnectionGone('the connection is gone');
      isGiven = true;
      return socket;
    };
    // An error on an idle connection is no one's: it shows as a connection that is gone.
    socket.on('error', () => {});
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed && this.#socket.readable && this.#socket.writable;
  }

  /** Whether an exchange was completed on it. */
  get wasUsed(): boolean {
    return this.#exchanges > 0;
  }

  close(): void {
    this.#socket.destroy();
    this.#agent.destroy();
  }

  /**
   * Sends a request and passes the body of its answer on. Resolves when the answer is whole.
   * @throws ConnectionGone when nothing was sent; WsmanError for everything else. After an error the connection is closed.
   */
  exchange(
    request: HttpRequest,
    watch: ExchangeWatch,
    receive: (head: HttpHead) => BodySink,
  ): Promise<HttpHead> {
    const { timeouts, signal, details } = watch;
    if (signal?.aborted === true) return Promise.reject(stoppedError(signal));
    if (!this.isOpen) return Promise.reject(new ConnectionGone('the connection is gone'));
    return new Promise((resolve, reject) => {
      let hasBegun = false;
      let isSettled = false;
      const outgoing = httpRequest({
        agent: this.#agent,
        method: 'POST',
        path: request.path,
        headers: { ...request.headers, 'Content-Length': String(request.body.length) },
        setHost: false,
        maxHeaderSize: HEADER_BYTES,
        joinDuplicateHeaders: false,
      });
      const settle = (): boolean => {
        if (isSettled) return false;
        isSettled = true;
        clearTimeout(quiet);
        clearTimeout(whole);
        signal?.removeEventListener('abort', onAbort);
        return true;
      };
      const fail = (error: unknown): void => {
        if (!settle()) return;
        outgoing.destroy();
        this.close();
        reject(error instanceof ConnectionGone ? error : exchangeError(error, details, hasBegun));
      };
      const timedOut = (milliseconds: number, what: string): void =>
        fail(
          new WsmanError('answer-timeout', {
            phase: 'operation',
            details: { ...details, seconds: milliseconds / 1000, waited: what },
          }),
        );
      const onAbort = (): void => {
        if (signal !== undefined) fail(stoppedError(signal));
      };
      let quiet = setTimeout(() => timedOut(timeouts.firstByte, 'first byte'), timeouts.firstByte);
      const whole = setTimeout(() => timedOut(timeouts.whole, 'whole answer'), timeouts.whole);
      signal?.addEventListener('abort', onAbort, { once: true });

      outgoing.on('error', fail);
      outgoing.on('response', (incoming) => {
        hasBegun = true;
        clearTimeout(quiet);
        quiet = setTimeout(() => timedOut(timeouts.betweenBytes, 'next bytes'), timeouts.betweenBytes);
        const head = headOf(incoming);
        incoming.on('error', fail);
        incoming.on('close', () => {
          if (!incoming.complete) fail(new Error('the answer was cut'));
        });
        try {
          const sink = receive(head);
          incoming.on('data', (bytes: Buffer) => {
            quiet.refresh();
            try {
              if (!isSettled) sink.write(bytes);
            } catch (error) {
              fail(error);
            }
          });
        } catch (error) {
          fail(error);
          return;
        }
        incoming.on('end', () => {
          if (!incoming.complete) return;
          this.#exchanges++;
          if (settle()) resolve(head);
        });
      });
      outgoing.end(request.body);
    });
  }
}

function headOf(incoming: IncomingMessage): HttpHead {
  const { headers, headersDistinct } = incoming;
  return {
    status: incoming.statusCode ?? 0,
    contentType: headers['content-type'] ?? null,
    location: headers.location ?? null,
    challenges: headersDistinct['www-authenticate'] ?? [],
  };
}
