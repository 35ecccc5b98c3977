import { type Answer, type AnswerOptions, AnswerReader } from '../envelope/answer.ts';
import { identifyRequest, type SoapRequest } from '../envelope/request.ts';
import { WsmanError } from '../errors/wsman-error.ts';
import { AnswerBody } from './answer-body.ts';
import { type Authentication, requestHeaders } from './authentication.ts';
import { Connection, ConnectionGone } from './connection.ts';
import { stoppedError, type Timeouts } from './deadline.ts';
import { authenticate } from './handshake.ts';
import { openSocket, type PhaseOutcome, phased, type SocketTarget } from './open-socket.ts';
import { type SecurityContext, sealMessage, securityContext, withSecurityErrors } from './security.ts';

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

/** An open connection; with its security context when it is authenticated by itself. */
interface Line {
  readonly connection: Connection;
  readonly context: SecurityContext | null;
  readonly isSealed: boolean;
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
  #line: Line | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(settings: SessionSettings) {
    this.#settings = settings;
  }

  get details(): Readonly<Record<string, string | number | null>> {
    const { host, port } = this.#settings.target;
    return { host, port };
  }

  /** Opens the connection, if it is not open, and proves that the account is accepted. */
  connect(signal: AbortSignal | undefined): Promise<void> {
    return this.#inTurn(signal, async () => {
      const { context } = await this.#opened(signal);
      if (context !== null) return;
      // Such an account is told with each request: the smallest one shows whether it is accepted. A fault is an answer.
      const request = { request: identifyRequest(), isRepeatable: true, onItem: () => {}, signal };
      await phased('authentication', this.#settings, () => this.#send(request));
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
      const line = await this.#opened(request.signal);
      const wasUsed = line.connection.wasUsed;
      try {
        return await this.#exchange(line, request);
      } catch (error) {
        this.#checkClosed();
        if (attempt > 1 || !this.#mayRepeat(error, line, request, wasUsed)) throw this.#asError(error, line);
        this.#drop();
      }
    }
  }

  /** Again on a new connection: when the server never saw the request, or when it may see it twice without harm. */
  #mayRepeat(error: unknown, line: Line, request: SessionRequest, wasUsed: boolean): boolean {
    if (error instanceof ConnectionGone) return true;
    if (!(error instanceof WsmanError) || !wasUsed) return false;
    // A server that forgot the authentication of the connection has not carried the request out.
    if (error.httpStatus === 401) return line.context !== null;
    return error.code === 'connection-cut' && error.details['received'] === 'nothing' && request.isRepeatable;
  }

  #asError(error: unknown, line: Line): unknown {
    if (error instanceof ConnectionGone) {
      return new WsmanError('connection-cut', { phase: 'operation', details: this.details, cause: error });
    }
    // A connection that lost its account, or whose seals no longer fit, is of no more use.
    if (error instanceof WsmanError && (error.httpStatus === 401 || error.code === 'seal-broken')) {
      line.connection.close();
    }
    return error;
  }

  async #exchange(line: Line, session: SessionRequest): Promise<SessionAnswer> {
    const { path, hostHeader, timeouts, authentication, maxAnswerBytes } = this.#settings;
    const sealing = line.isSealed ? line.context : null;
    const soap = Buffer.from(session.request.envelope, 'utf8');
    const sealed = sealing === null ? null : sealMessage(sealing, soap);
    const headers = {
      ...BASE_HEADERS,
      Host: hostHeader,
      'Content-Type': sealed?.contentType ?? SOAP_TYPE,
      ...(session.headers ?? requestHeaders(authentication)),
    };
    const body = new AnswerBody(
      maxAnswerBytes,
      sealing,
      (contentType) =>
        new AnswerReader({
          contentType,
          messageId: session.request.messageId,
          maxBytes: maxAnswerBytes,
          onItem: session.onItem,
        }),
    );
    const head = await line.connection.exchange(
      { path, headers, body: sealed?.body ?? soap },
      { timeouts, signal: session.signal, details: this.details },
      (received) => body.begin(received),
    );
    return { answer: body.end(head, schemeOf(authentication), this.details), status: head.status };
  }

  async #opened(signal: AbortSignal | undefined): Promise<Line> {
    this.#checkClosed();
    if (this.#line?.connection.isOpen === true) return this.#line;
    this.#drop();
    const { target, timeouts, onPhase } = this.#settings;
    const { socket, serverCertificate } = await openSocket(target, { timeouts, signal, onPhase });
    const connection = new Connection(socket);
    try {
      this.#checkClosed();
      const context = await this.#authenticated(connection, serverCertificate, signal);
      this.#checkClosed();
      // Over HTTPS the messages travel as they are: TLS seals them. What cannot seal was allowed expressly (`refuseUnsafe`).
      this.#line = { connection, context, isSealed: target.tls === null && context?.seals === true };
      return this.#line;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  async #authenticated(
    connection: Connection,
    serverCertificate: Uint8Array | null,
    signal: AbortSignal | undefined,
  ): Promise<SecurityContext | null> {
    const { authentication, target, path, hostHeader, timeouts, onPhase } = this.#settings;
    if (authentication.method === 'basic' || authentication.method === 'certificate') return null;
    return phased('authentication', { onPhase }, () =>
      withSecurityErrors(this.details, async () => {
        const context = await securityContext(authentication, target.host, serverCertificate);
        const headers = { ...BASE_HEADERS, Host: hostHeader };
        await authenticate(connection, context, path, headers, { timeouts, signal, details: this.details });
        return context;
      }),
    );
  }

  #checkClosed(): void {
    if (this.#isClosed) throw new WsmanError('closed', { phase: 'operation', details: this.details });
  }

  #drop(): void {
    this.#line?.connection.close();
    this.#line = null;
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

function schemeOf(authentication: Authentication): string | null {
  if (authentication.method === 'certificate') return null;
  return authentication.method === 'basic' ? 'Basic' : 'Negotiate';
}
