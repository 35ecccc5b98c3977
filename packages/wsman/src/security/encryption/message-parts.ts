import { SecurityError } from '../security-error.ts';

/** One sealed stretch of a message. */
export interface SealedPart {
  readonly signature: Uint8Array;
  readonly sealed: Uint8Array;
}

const LONGEST_LINE = 1024;
const MOST_HEADERS = 16;
/** Signatures of NTLM have 16 bytes, headers of Kerberos some sixty. */
const LONGEST_SIGNATURE = 1024;
const HEADER = /^[ \t]*[A-Za-z][A-Za-z-]*[ \t]*:/;
const LENGTH = /(?:^|[;,\s])length\s*=\s*"?(\d{1,10})"?\s*(?:[;,]|$)/i;

/**
 * Walks over the parts of an encrypted body by their lengths, never by searching a boundary: sealed bytes may hold its text.
 * Windows indents the headers, OMI does not; some write an empty line behind them, most do not.
 */
export class MessageParts {
  readonly #body: Buffer;
  readonly #delimiter: string;
  #at = 0;

  constructor(body: Uint8Array, boundary: string) {
    this.#body = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    this.#delimiter = `--${boundary}`;
  }

  /** The next sealed stretch; `null` after the closing boundary. @throws SecurityError `message-malformed` */
  next(): SealedPart | null {
    this.#skipEmptyLines();
    const opening = this.#line();
    if (opening === `${this.#delimiter}--`) return this.#end();
    if (opening !== this.#delimiter) throw malformed('no boundary where one must be');
    const length = this.#clearLength();
    this.#skipEmptyLines();
    if (this.#line() !== this.#delimiter) throw malformed('no boundary before the sealed bytes');
    this.#headers();
    this.#skipEmptyLines();
    const signatureLength = this.#signatureLength();
    return { signature: this.#take(signatureLength), sealed: this.#take(length) };
  }

  #end(): null {
    this.#skipEmptyLines();
    if (this.#at !== this.#body.length) throw malformed('bytes behind the closing boundary');
    return null;
  }

  /** `Length` of OriginalContent: the length of the clear bytes, which is that of the sealed ones too. */
  #clearLength(): number {
    const lengths = this.#headers()
      .filter((header) => /^[ \t]*OriginalContent[ \t]*:/i.test(header))
      .map((header) => LENGTH.exec(header)?.[1]);
    const [length] = lengths;
    if (lengths.length !== 1 || length === undefined) throw malformed('no OriginalContent with a Length');
    return Number(length);
  }

  #signatureLength(): number {
    const length = Buffer.from(this.#take(4)).readUInt32LE(0);
    if (length > LONGEST_SIGNATURE) throw malformed('the signature is too long');
    return length;
  }

  /** Lines that look like headers. The sealed bytes begin with a length, whose first byte is no letter and no space. */
  #headers(): readonly string[] {
    const headers: string[] = [];
    while (HEADER.test(this.#peek())) {
      if (headers.length === MOST_HEADERS) throw malformed('too many headers');
      headers.push(this.#line());
    }
    return headers;
  }

  #skipEmptyLines(): void {
    while (
      this.#body[this.#at] === 0x0a ||
      (this.#body[this.#at] === 0x0d && this.#body[this.#at + 1] === 0x0a)
    ) {
      this.#at += this.#body[this.#at] === 0x0a ? 1 : 2;
    }
  }

  /** The beginning of what follows, enough to tell a header by. */
  #peek(): string {
    return this.#body.toString('latin1', this.#at, this.#at + 64);
  }

  #line(): string {
    const limit = this.#body.subarray(this.#at, this.#at + LONGEST_LINE);
    const feed = limit.indexOf(0x0a);
    // RFC 2046, 5.1.1: behind the closing boundary a line break is optional.
    const end = feed === -1 && limit.length < LONGEST_LINE ? limit.length : feed;
    if (end === -1 || limit.length === 0) throw malformed('a line is too long or cut');
    this.#at += Math.min(end + 1, limit.length);
    return limit.toString('latin1', 0, end).trimEnd();
  }

  #take(length: number): Uint8Array {
    if (length > this.#body.length - this.#at) throw malformed('the sealed bytes are cut');
    const taken = this.#body.subarray(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }
}

export function malformed(detail: string): SecurityError {
  return new SecurityError('message-malformed', detail);
}
