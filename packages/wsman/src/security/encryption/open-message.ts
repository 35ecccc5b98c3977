import type { SecurityContext } from '../security-context.ts';
import { SecurityError } from '../security-error.ts';
import { PROTOCOL } from './format.ts';
import { MessageParts, malformed } from './message-parts.ts';

/** Windows cuts large messages in parts of 16 KiB with CredSSP only; other servers may do so, but not into dust. */
const MOST_PARTS = 65_536;

/**
 * Opens a sealed SOAP message of one part or several, with the `Content-Type` that it came with.
 * @param limit Clear bytes at most, all parts together.
 * @throws SecurityError `message-malformed`, `message-too-large`, `seal-broken`; the context is of no use after it
 */
export function openMessage(
  context: SecurityContext,
  contentType: string,
  body: Uint8Array,
  limit: number,
): Uint8Array {
  const parts = new MessageParts(body, boundaryOf(contentType));
  const clear: Uint8Array[] = [];
  let total = 0;
  for (let part = parts.next(); part !== null; part = parts.next()) {
    if (clear.length === MOST_PARTS) throw malformed('too many parts');
    total += part.sealed.length;
    if (total > limit) throw new SecurityError('message-too-large', `more than ${limit} bytes`);
    clear.push(context.unwrap(part.signature, part.sealed));
  }
  const [first] = clear;
  if (first === undefined) throw malformed('no sealed part');
  return clear.length === 1 ? first : Buffer.concat(clear);
}

/** @throws SecurityError `message-malformed` */
function boundaryOf(contentType: string): string {
  const [type, ...rest] = contentType.split(';');
  const parameters = new Map(
    rest.map((one) => {
      const [name = '', ...value] = one.split('=');
      return [
        name.trim().toLowerCase(),
        value
          .join('=')
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      ] as const;
    }),
  );
  if (type?.trim().toLowerCase() !== 'multipart/encrypted')
    throw malformed('the content is not multipart/encrypted');
  const protocol = parameters.get('protocol');
  if (protocol !== undefined && protocol.toLowerCase() !== PROTOCOL.toLowerCase()) {
    throw malformed('the content is encrypted with another protocol');
  }
  const boundary = parameters.get('boundary');
  if (boundary === undefined || boundary === '' || boundary.length > 70)
    throw malformed('no boundary is named');
  return boundary;
}
