import { EXPLANATIONS, type WsmanErrorCode } from './explanations.ts';

/** Where it happened, in the order in which a connection is made. */
export type WsmanPhase = 'name' | 'port' | 'tls' | 'authentication' | 'operation';

/** What an error is made of. */
export interface WsmanFailure {
  readonly phase: WsmanPhase;
  /** The server's own number or name, e.g. `2150858793`, `0x80041010`, `HTTP 503`, `ECONNREFUSED`. */
  readonly serverCode?: string | null;
  /** The server's own text, in the server's language. */
  readonly serverText?: string | null;
  readonly httpStatus?: number | null;
  /** Names and numbers to show: `host`, `port`, `class`, `expected`, `found`, `seconds`, `location` … Never a secret. */
  readonly details?: Readonly<Record<string, string | number | null>>;
  readonly cause?: unknown;
}

const LONGEST_TEXT = 500;

/** Everything that this client throws on purpose. The code is stable; the message is English and may change. */
export class WsmanError extends Error {
  readonly code: WsmanErrorCode;
  readonly phase: WsmanPhase;
  readonly serverCode: string | null;
  readonly serverText: string | null;
  readonly httpStatus: number | null;
  /** What to do about it, in English. */
  readonly remedy: string;
  readonly details: Readonly<Record<string, string | number | null>>;

  constructor(code: WsmanErrorCode, failure: WsmanFailure) {
    const { summary, remedy } = EXPLANATIONS[code];
    const serverCode = failure.serverCode ?? null;
    const serverText = bounded(failure.serverText ?? null);
    const told = [serverCode, serverText].filter((part) => part !== null).join(': ');
    super(told === '' ? summary : `${summary} (${told})`, { cause: failure.cause });
    this.name = 'WsmanError';
    this.code = code;
    this.phase = failure.phase;
    this.serverCode = serverCode;
    this.serverText = serverText;
    this.httpStatus = failure.httpStatus ?? null;
    this.remedy = remedy;
    this.details = failure.details ?? {};
  }
}

function bounded(text: string | null): string | null {
  const line = text?.replace(/\s+/g, ' ').trim() ?? '';
  if (line === '') return null;
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT - 1)}…` : line;
}
