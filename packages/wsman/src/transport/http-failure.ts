import { AnswerReader } from '../envelope/answer.ts';
import { codeOfFault, faultError } from '../envelope/fault.ts';
import type { WsmanErrorCode } from '../errors/explanations.ts';
import { WsmanError, type WsmanPhase } from '../errors/wsman-error.ts';
import { schemesOf } from './authentication.ts';
import type { HttpHead } from './connection.ts';

type Details = Readonly<Record<string, string | number | null>>;

/** Whether a body of this type may be a SOAP envelope. */
export function isSoap(contentType: string | null): boolean {
  return (
    contentType === null || /^\s*(?:application\/(?:soap\+xml|xml)|text\/xml)\s*(?:;|$)/i.test(contentType)
  );
}

/** Keeps the beginning of a body that is no answer of WS-Management: enough to find a fault in it. */
export class FailureBody {
  readonly #pieces: Uint8Array[] = [];
  #bytes = 0;

  write(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#bytes <= LARGEST) this.#pieces.push(bytes);
    else if (this.#bytes > MOST_IGNORED) {
      throw new WsmanError('answer-too-large', { phase: 'operation', details: { limit: MOST_IGNORED } });
    }
  }

  get bytes(): Uint8Array {
    return Buffer.concat(this.#pieces);
  }
}

const LARGEST = 64 * 1024;
const MOST_IGNORED = 1024 * 1024;

/**
 * The error of an HTTP answer without an envelope to read.
 * @param scheme under which authentication was tried, e.g. `Basic`.
 */
export function httpError(
  head: HttpHead,
  body: Uint8Array,
  scheme: string | null,
  details: Details,
): WsmanError {
  const { status } = head;
  const failure = { serverCode: `HTTP ${status}`, httpStatus: status, details };
  if (status === 401) return unauthorized(head, body, scheme, details);
  if (status >= 300 && status < 400) {
    const location = head.location?.slice(0, 300) ?? null;
    return new WsmanError('redirected', {
      ...failure,
      phase: 'operation',
      details: { ...details, location },
    });
  }
  const [code, phase] = byStatus(status);
  return new WsmanError(code, { ...failure, phase });
}

function byStatus(status: number): readonly [WsmanErrorCode, WsmanPhase] {
  if (status === 403) return ['access-denied', 'operation'];
  if (status === 503) return ['server-busy', 'operation'];
  // A gateway's answer, or that of a service which failed before it could write an envelope.
  if (status >= 500) return ['server-fault', 'operation'];
  return ['not-ws-management', 'operation'];
}

function unauthorized(head: HttpHead, body: Uint8Array, scheme: string | null, details: Details): WsmanError {
  const fault = isSoap(head.contentType) ? faultIn(head, body) : null;
  if (fault !== null && codeOfFault(fault) !== 'server-fault') return faultError(fault, head.status, details);
  const offered = schemesOf(head.challenges);
  const isOffered = scheme === null || offered.some((one) => one.toLowerCase() === scheme.toLowerCase());
  const code = offered.length > 0 && !isOffered ? 'authentication-not-offered' : 'authentication-refused';
  return new WsmanError(code, {
    phase: 'authentication',
    serverCode: 'HTTP 401',
    httpStatus: 401,
    details: { ...details, offered: offered.join(', ') || null },
  });
}

function faultIn(head: HttpHead, body: Uint8Array): ReturnType<AnswerReader['end']>['fault'] {
  if (body.length === 0) return null;
  try {
    const reader = new AnswerReader({
      contentType: head.contentType,
      messageId: null,
      maxBytes: LARGEST,
      onItem: () => {},
    });
    reader.write(body);
    return reader.end().fault;
  } catch {
    // Not an envelope: the status says enough.
    return null;
  }
}
