import type { Language } from '@calepin/core';
import type { Problem } from '@calepin/server/schemas';
import { Failure, ServerFailure } from '../failure.ts';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

interface Sent {
  readonly query?: Query;
  readonly json?: unknown;
  readonly bytes?: AsyncIterable<Uint8Array>;
}

export interface ApiOptions {
  readonly fetch: (request: Request) => Promise<Response>;
  /** `http://127.0.0.1:7355` */
  readonly base: string;
  readonly language: Language;
  /** What a running server knows the command line by. */
  readonly token?: string;
  /** `false` when this process opened the register itself: there is then no address to speak of. */
  readonly remote: boolean;
  readonly close: () => Promise<void>;
}

/** The HTTP API of the register: of a running server, or of this very process. */
export class Api implements AsyncDisposable {
  readonly #options: ApiOptions;
  #closing: Promise<void> | null = null;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  get remote(): boolean {
    return this.#options.remote;
  }

  /** Reads a resource. The types are those of the server's schemas, which made the answer. */
  async get<T>(path: string, query: Query = {}): Promise<T> {
    return this.#json(await this.#ask('GET', path, { query }));
  }

  /** Sends something, and returns what the server says of it. */
  async send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, sent: Sent = {}): Promise<T> {
    return this.#json(await this.#ask(method, path, sent));
  }

  /** Removes a resource that answers nothing. */
  async remove(path: string): Promise<void> {
    await this.#ask('DELETE', path);
  }

  /** The bytes of a file, as they come. */
  async *file(path: string, query: Query): AsyncGenerator<Uint8Array> {
    const { body } = await this.#ask('GET', path, { query });
    if (body === null) return;
    try {
      yield* body;
    } catch (error) {
      throw this.#silent(error);
    }
  }

  /** Lets the register go. Stops what this process was doing in it; what a server does goes on. */
  close(): Promise<void> {
    this.#closing ??= this.#options.close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #ask(method: string, path: string, { query = {}, json, bytes }: Sent = {}): Promise<Response> {
    const { base, language, fetch, remote, token } = this.#options;
    const url = new URL(`/api/v1${path}`, base);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const headers = new Headers({ 'accept-language': language });
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    // What a connection would carry.
    if (!remote) headers.set('host', url.host);
    const request: RequestInit & { duplex?: 'half' } = { method, headers };
    if (json !== undefined) {
      headers.set('content-type', 'application/json');
      request.body = JSON.stringify(json);
      if (!remote) headers.set('content-length', String(Buffer.byteLength(request.body)));
    } else if (bytes !== undefined) {
      headers.set('content-type', 'application/octet-stream');
      request.body = ReadableStream.from(bytes);
      request.duplex = 'half';
    }
    let response: Response;
    try {
      response = await fetch(new Request(url, request));
    } catch (error) {
      throw this.#silent(error);
    }
    if (!response.ok) throw await this.#problem(response);
    return response;
  }

  async #json<T>(response: Response): Promise<T> {
    if (!isJson(response)) throw this.#strange(response);
    try {
      // The server validated it against the schema that the type comes from.
      return (await response.json()) as T;
    } catch (error) {
      throw this.#silent(error);
    }
  }

  async #problem(response: Response): Promise<Error> {
    if (!isJson(response)) return this.#strange(response);
    // A problem document (RFC 9457); what another server sends under that type may lack anything.
    const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
    if (problem.code === undefined) return this.#strange(response);
    return new ServerFailure({
      code: problem.code,
      message: problem.detail ?? problem.title ?? problem.code,
      remedy: problem.remedy ?? null,
      requestId: response.status >= 500 ? (problem.requestId ?? null) : null,
      status: response.status,
    });
  }

  #strange(response: Response): Failure {
    return new Failure('server-strange', { url: this.#options.base, status: response.status });
  }

  /** A fault of this process's own register is no silence. */
  #silent(error: unknown): unknown {
    if (!this.#options.remote || error instanceof Failure) return error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason =
      cause instanceof Error && 'code' in cause
        ? String(cause.code)
        : cause instanceof Error
          ? cause.name
          : 'unknown';
    return new Failure('server-silent', { url: this.#options.base, reason }, { cause: error });
  }
}

function isJson(response: Response): boolean {
  return /^application\/(?:[a-z.]+\+)?json\b/.test(response.headers.get('content-type') ?? '');
}
