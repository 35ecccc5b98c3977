import { isAscii } from 'node:buffer';
import type { Encoding } from './encoding.ts';

/**
 * The largest piece of text handed on at once, in bytes: it bounds what a batch of rows can weigh, and stays in the
 * processor's cache (a quarter faster than 256 KiB).
 */
const PIECE = 64 * 1024;

const LABELS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf-8',
  'utf-8-bom': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1252': 'windows-1252',
};

/** The bytes without zeros: what is left of UTF-16 that was appended to another encoding. */
export async function* withoutZeros(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield chunk.filter((byte) => byte !== 0);
}

/**
 * Decodes a document as a stream; a byte-order mark is left out and invalid sequences become U+FFFD. Plain ASCII, which is
 * most of every inventory, is taken over without decoding.
 */
export async function* decode(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(LABELS[encoding]);
  const oneByte = encoding !== 'utf-16le' && encoding !== 'utf-16be';
  let begun = false;
  let pending = false;
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let start = 0; start < buffer.length; start += PIECE) {
      const piece = buffer.subarray(start, start + PIECE);
      if (oneByte && begun && !pending && isAscii(piece)) {
        yield piece.toString('latin1');
        continue;
      }
      begun = true;
      // After a piece that ends in ASCII nothing waits inside the decoder.
      pending = (piece[piece.length - 1] ?? 0) >= 0x80 || !oneByte;
      const text = decoder.decode(piece, { stream: true });
      if (text !== '') yield text;
    }
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
