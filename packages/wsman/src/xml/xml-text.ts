import { TextDecoder } from 'node:util';
import { XmlError } from './xml-error.ts';

/** Longest XML declaration that is looked into for its encoding, in bytes. */
const DECLARATION = 200;

/**
 * Turns the bytes of a document into text, piece by piece. The first bytes decide (a byte order mark, or how `<` is written),
 * then the `charset` of the content type, then the XML declaration, else it is UTF-8.
 * Source: XML 1.0 appendix F; RFC 7303, section 3.
 */
export class XmlText {
  readonly #charset: string | null;
  #decoder: TextDecoder | null = null;
  #first: Buffer = Buffer.alloc(0);

  /** @param contentType of the answer, or `null` when it has none. */
  constructor(contentType: string | null) {
    this.#charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? '')?.[1] ?? null;
  }

  /** @throws XmlError for bytes that the encoding does not have, or an encoding that nobody knows. */
  write(bytes: Uint8Array): string {
    if (this.#decoder !== null) return decode(this.#decoder, bytes, true);
    this.#first = this.#first.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#first, bytes]);
    return this.#isKnowable() ? this.#begin(true) : '';
  }

  end(): string {
    return this.#decoder === null ? this.#begin(false) : decode(this.#decoder, new Uint8Array(0), false);
  }

  #isKnowable(): boolean {
    const first = this.#first;
    if (first.length < 4) return false;
    return first[0] !== 0x3c || first[1] !== 0x3f || first.includes('?>') || first.length > DECLARATION;
  }

  #begin(more: boolean): string {
    this.#decoder = decoderOf(encodingOf(this.#first, this.#charset));
    const first = this.#first;
    this.#first = Buffer.alloc(0);
    return decode(this.#decoder, first, more);
  }
}

function encodingOf(first: Buffer, charset: string | null): string {
  const [one, two] = first;
  if (one === 0xff && two === 0xfe) return 'utf-16le';
  if (one === 0xfe && two === 0xff) return 'utf-16be';
  if (one === 0xef && two === 0xbb) return 'utf-8';
  if (one === 0x3c && two === 0) return 'utf-16le';
  if (one === 0 && two === 0x3c) return 'utf-16be';
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(
    first.toString('latin1', 0, DECLARATION),
  )?.[1];
  const told = charset ?? declared ?? 'utf-8';
  // Told to be UTF-16 but written one byte a character: the bytes are right.
  return /^(utf-?16|ucs-?2|unicode)/i.test(told) ? 'utf-8' : told;
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new XmlError('malformed', `the encoding ${encoding} is not known`);
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array, more: boolean): string {
  try {
    return decoder.decode(bytes, { stream: more });
  } catch {
    throw new XmlError('malformed', `the text is not ${decoder.encoding}`);
  }
}
