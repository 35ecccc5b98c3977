import { type Answer, type AnswerOptions, AnswerReader } from '../envelope/answer.ts';
import type { SoapRequest } from '../envelope/request.ts';
import { WsmanError } from '../errors/wsman-error.ts';
import { type Authentication, requestHeaders } from './authentication.ts';
import { type BodySink, Connection, ConnectionGone, type HttpHead } from './connection.ts';
import { stoppedError, type Timeouts } from './deadline.ts';
import { FailureBody, httpError, isSoap } from './http-failure.ts';
import { openSocket, type PhaseOutcome, type SocketTarget } from './open-socket.ts';

/** Everything that a session needs to reach one server. */
export interface SessionSettings {
  readonly target: SocketTarget;
  readonly path: string;
  /** The `Host` header. */
  readonly hostHeader: string;
  readonly authentication: Authentication;
  readonly timeouts: Timeouts;
  readonly maxAnswerBytes: number;
  readonly onPhase: (outcome: PhaseOutcome) => void;
}

/** One request and how it may be treated. */
export interface SessionRequest {
  readonly request: SoapRequest;
  /** Whether it does no harm when the server gets it twice, because the connection was cut before an answer. */
  readonly isRepeatable: boolean;
  readonly onItem: AnswerOptions['onItem'];
  /** Sent instead of what authenticates. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
}

/** A whole answer with the status that it came under. */
export interface SessionAnswer {
  readonly answer: Answer;
  readonly status: number;
}

const SOAP_TYPE = 'application/soap+xml;charset=UTF-8';

/**
 * A connection that is opened, authenticated and opened again as needed. One request at a time: whoever comes meanwhile waits.
 */
export class Session {
  readonly #settings: SessionSettings;
  #connection: Connection | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(settings: SessionSettings) {
    this.#settings = settings;
  }

  get details(): Readonly<Record<string, string | number | null>> {
    const { host, port } = this.#settings.target;
    return { host, port };
  }

  /** Opens the connection, if it is not open. */
  connect(signal: AbortSignal | undefined): Promise<void> {
    return this.#inTurn(signal, async () => {
      await this.#opened(signal);
    });
  }

  /** @throws WsmanError */
  send(request: SessionRequest): Promise<SessionAnswer> {
    return this.#inTurn(request.signal, () => this.#send(request));
  }

  close(): void {
    this.#isClosed = true;
    this.#drop();
  }

  async #send(request: SessionRequest): Promise<SessionAnswer> {
    for (let attempt = 1; ; attempt++) {
      const connection = await this.#opened(request.signal);
      const wasUsed = connection.wasUsed;
      try {
        return await this.#exchange(connection, request);
      } catch (error) {
        if (attempt > 1 || !this.#mayRepeat(error, request, wasUsed)) throw withoutGone(error, this.details);
        this.#drop();
      }
    }
  }

  /** Again on a new connection: when the server never saw the request, or when it may see it twice without harm. */
  #mayRepeat(error: unknown, request: SessionRequest, wasUsed: boolean): boolean {
    if (error instanceof ConnectionGone) return true;
    if (!(error instanceof WsmanError) || !wasUsed) return false;
    // A server that forgot the authentication of the connection has not carried the request out.
    if (error.httpStatus === 401) return this.#settings.authentication.method !== 'basic';
    return error.code === 'connection-cut' && error.details['received'] === 'nothing' && request.isRepeatable;
  }

  async #exchange(connection: Connection, request: SessionRequest): Promise<SessionAnswer> {
    const { path, hostHeader, timeouts, authentication } = this.#settings;
    const headers = { ...BASE_HEADERS, Host: hostHeader, 'Content-Type': SOAP_TYPE };
    const body = Buffer.from(request.request.envelope, 'utf8');
    let reader: AnswerReader | null = null;
    const failure = new FailureBody();
    const head = await connection.exchange(
      { path, headers: { ...headers, ...(request.headers ?? requestHeaders(authentication)) }, body },
      { timeouts, signal: request.signal, details: this.details },
      (received): BodySink => {
        if (!mayHoldEnvelope(received)) return failure;
        reader = this.#reader(received.contentType, request);
        return reader;
      },
    );
    return this.#conclude(head, reader, failure);
  }

  #reader(contentType: string | null, { request, onItem }: SessionRequest): AnswerReader {
    const { maxAnswerBytes: maxBytes } = this.#settings;
    return new AnswerReader({ contentType, messageId: request.messageId, maxBytes, onItem });
  }

  #conclude(head: HttpHead, reader: AnswerReader | null, failure: FailureBody): SessionAnswer {
    if (reader === null) {
      throw httpError(head, failure.bytes, schemeOf(this.#settings.authentication), this.details);
    }
    return { answer: reader.end(), status: head.status };
  }

  async #opened(signal: AbortSignal | undefined): Promise<Connection> {
    if (this.#isClosed) throw new WsmanError('closed', { phase: 'operation', details: this.details });
    if (this.#connection?.isOpen === true) return this.#connection;
    this.#drop();
    const { target, timeouts, onPhase } = this.#settings;
    const { socket } = await openSocket(target, { timeouts, signal, onPhase });
    if (this.#isClosed) {
      socket.destroy();
      throw new WsmanError('closed', { phase: 'operation', details: this.details });
    }
    this.#connection = new Connection(socket);
    return this.#connection;
  }

  #drop(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  async #inTurn<T>(signal: AbortSignal | undefined, action: () => Promise<T>): Promise<T> {
    const before = this.#last;
    let release: () => void = () => {};
    this.#last = new Promise<void>((resolve) => {
      release = resolve;
    });
    try {
      await before;
      if (signal?.aborted === true) throw stoppedError(signal);
      return await action();
    } finally {
      release();
    }
  }
}

const BASE_HEADERS = { 'User-Agent': 'Calepin WS-Management', Connection: 'keep-alive' };

function mayHoldEnvelope(head: HttpHead): boolean {
  const isAnswer = head.status === 200 || (head.status >= 400 && head.status !== 401);
  return isAnswer && isSoap(head.contentType) && (head.status === 200 || head.contentType !== null);
}

function schemeOf(authentication: Authentication): string | null {
  if (authentication.method === 'certificate') return null;
  return authentication.method === 'basic' ? 'Basic' : 'Negotiate';
}

function withoutGone(error: unknown, details: Readonly<Record<string, string | number | null>>): unknown {
  if (!(error instanceof ConnectionGone)) return error;
  return new WsmanError('connection-cut', { phase: 'operation', details, cause: error });
}
