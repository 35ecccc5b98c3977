import type { Problem } from '@calepin/server/schemas';

/** The server answered with a problem (RFC 9457). */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/** Nothing answered: the server is stopped or cannot be reached. */
export class ServerUnreachable extends Error {
  constructor() {
    super('The server does not answer');
    this.name = 'ServerUnreachable';
  }
}

export type Parameters = Readonly<Record<string, string | number | boolean | null | undefined>>;

const BASE = '/api/v1';

/** The path of one thing of a list. */
export const at = (path: string, id: string): string => `${path}/${encodeURIComponent(id)}`;

/** Address of an API resource; absent parameters are left out. */
export function addressOf(path: string, parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return `${BASE}${path}${text === '' ? '' : `?${text}`}`;
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body;

/** What a refused answer says: a problem, else that nothing sensible answered. */
export function failureOf(status: number, body: unknown): Error {
  if (isProblem(body)) return new ApiProblem(body);
  if (status === 0 || status >= 502) return new ServerUnreachable();
  return new ApiProblem({
    type: 'about:blank',
    title: `HTTP ${status}`,
    status,
    code: `http-${status}`,
    requestId: '',
  });
}

interface RequestOptions {
  readonly method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly parameters?: Parameters;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * Asks the server for JSON.
 * @throws {ApiProblem} when the server refuses; {ServerUnreachable} when nothing answers.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const init: RequestInit = { method: options.method ?? 'GET', headers: { Accept: 'application/json' } };
  if (options.signal) init.signal = options.signal;
  if (options.body !== undefined) {
    init.headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    init.body = JSON.stringify(options.body);
  }
  let response: Response;
  try {
    response = await fetch(addressOf(path, options.parameters), init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ServerUnreachable();
  }
  const text = await response.text();
  const body: unknown = text === '' ? null : parse(text);
  if (!response.ok) throw failureOf(response.status, body);
  // The server validates its answers against the very schemas that these types come from.
  return body as T;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
