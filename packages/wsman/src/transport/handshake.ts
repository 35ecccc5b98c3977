import { WsmanError } from '../errors/wsman-error.ts';
import { schemesOf, tokenOf } from './authentication.ts';
import type { Connection, ExchangeWatch, HttpHead } from './connection.ts';
import { FailureBody, httpError } from './http-failure.ts';
import type { SecurityContext } from './security.ts';

/** More legs than any mechanism has: what goes on longer does not end. */
const MOST_LEGS = 8;
const EMPTY = new Uint8Array(0);

/**
 * Authenticates a connection: tokens to and fro under requests without a body, until both sides are done.
 * Sources: RFC 4559, section 5 (Negotiate over HTTP); [MS-WSMV] 3.1.4.1.
 * @throws WsmanError
 */
export async function authenticate(
  connection: Connection,
  context: SecurityContext,
  path: string,
  headers: Readonly<Record<string, string>>,
  watch: ExchangeWatch,
): Promise<void> {
  let step = await context.step(null);
  for (let leg = 1; leg <= MOST_LEGS && step.token !== null; leg++) {
    const body = new FailureBody();
    const authorization = `${context.scheme} ${Buffer.from(step.token).toString('base64')}`;
    const request = { path, headers: { ...headers, Authorization: authorization }, body: EMPTY };
    const head = await connection.exchange(request, watch, () => body);
    const token = tokenOf(head.challenges, context.scheme);
    if (head.status !== 401) return conclude(context, step.done, head, token, body, watch);
    if (token === null) throw refusal(context, head, body, leg, watch);
    // Once all was said, a token under a 401 is a refusal, or SPNEGO asking for its last word.
    const isOver = step.done;
    step = await context.step(token).catch((error: unknown) => {
      throw isOver ? refusal(context, head, body, leg, watch) : error;
    });
    if (step.token === null) throw refusal(context, head, body, leg, watch);
  }
  throw new WsmanError('authentication-refused', {
    phase: 'authentication',
    details: { ...watch.details, reason: 'no end of tokens' },
  });
}

async function conclude(
  context: SecurityContext,
  isDone: boolean,
  head: HttpHead,
  token: Uint8Array | null,
  body: FailureBody,
  watch: ExchangeWatch,
): Promise<void> {
  if (head.status === 403 || head.status === 503 || (head.status >= 300 && head.status < 400)) {
    throw httpError(head, body.bytes, context.scheme, watch.details);
  }
  // A page that is not there is not there before anyone is asked who he is.
  if (!isDone && token === null && head.status >= 400) {
    throw httpError(head, body.bytes, context.scheme, watch.details);
  }
  // Any other status is about the empty body; the account was accepted.
  const last = token === null ? { done: isDone } : await context.step(token);
  if (!last.done) {
    throw new WsmanError('authentication-not-mutual', {
      phase: 'authentication',
      httpStatus: head.status,
      details: watch.details,
    });
  }
}

function refusal(
  context: SecurityContext,
  head: HttpHead,
  body: FailureBody,
  leg: number,
  watch: ExchangeWatch,
): WsmanError {
  const offers = schemesOf(head.challenges).some((one) => one.toLowerCase() === context.scheme.toLowerCase());
  // After the first leg the scheme is known to be spoken; that it is no longer offered only means "no".
  const scheme = leg === 1 && !offers ? context.scheme : null;
  return httpError(head, body.bytes, scheme, watch.details);
}
