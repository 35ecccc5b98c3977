import type { IncomingMessage } from 'node:http';

/** More than any request has; Windows itself takes 500 kB. */
export const MOST_BYTES = 1_048_576;

/** The whole body, or `null` when it is longer than a request may be. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request) {
    // Without an encoding, a request gives buffers.
    const bytes = piece as Buffer;
    length += bytes.length;
    if (length > MOST_BYTES) return null;
    pieces.push(bytes);
  }
  return Buffer.concat(pieces, length);
}

/** Text of a body by its byte order mark, then by its declared character set; UTF-8 otherwise. */
export function decodeText(bytes: Buffer, contentType: string): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? 'utf-8';
  const label = utf16 || charset.startsWith('utf-16') ? 'utf-16le' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}
