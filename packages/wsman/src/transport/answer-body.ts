import type { Answer, AnswerReader } from '../envelope/answer.ts';
import { WsmanError } from '../errors/wsman-error.ts';
import type { BodySink, HttpHead } from './connection.ts';
import { FailureBody, httpError, isSoap } from './http-failure.ts';
import { openMessage, type SecurityContext } from './security.ts';

type Details = Readonly<Record<string, string | number | null>>;

/** What surrounds a sealed message: part headers, the signature, the closing boundary. */
const ENVELOPING = 4_096;

/** Takes the body of an answer: an envelope in the clear, read as it comes; a sealed one, read once it is whole; or neither. */
export class AnswerBody {
  readonly #maxBytes: number;
  readonly #sealing: SecurityContext | null;
  readonly #makeReader: (contentType: string | null) => AnswerReader;
  #reader: AnswerReader | null = null;
  #sealed: SealedBody | null = null;
  readonly #failure = new FailureBody();

  /** @param sealing what the messages are sealed with, or `null`. */
  constructor(
    maxBytes: number,
    sealing: SecurityContext | null,
    makeReader: (contentType: string | null) => AnswerReader,
  ) {
    this.#maxBytes = maxBytes;
    this.#sealing = sealing;
    this.#makeReader = makeReader;
  }

  begin(head: HttpHead): BodySink {
    if (this.#sealing !== null) {
      if (!isSealed(head.contentType)) return this.#failure;
      this.#sealed = new SealedBody(this.#maxBytes + ENVELOPING);
      return this.#sealed;
    }
    if (!mayHoldEnvelope(head)) return this.#failure;
    this.#reader = this.#makeReader(head.contentType);
    return this.#reader;
  }

  /** @throws WsmanError */
  end(head: HttpHead, scheme: string | null, details: Details): Answer {
    if (this.#sealing !== null && this.#sealed !== null) {
      const soap = openMessage(
        this.#sealing,
        head.contentType ?? '',
        this.#sealed.bytes,
        this.#maxBytes,
        details,
      );
      const reader = this.#makeReader(null);
      reader.write(soap);
      return reader.end();
    }
    if (this.#reader !== null) return this.#reader.end();
    // An envelope in the clear where a sealed one was due could be anyone's.
    if (this.#sealing !== null && mayHoldEnvelope(head)) {
      throw new WsmanError('seal-broken', {
        phase: 'operation',
        httpStatus: head.status,
        details: { ...details, reason: 'the answer is not sealed' },
      });
    }
    throw httpError(head, this.#failure.bytes, scheme, details);
  }
}

class SealedBody implements BodySink {
  readonly #limit: number;
  readonly #pieces: Uint8Array[] = [];
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  write(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#length > this.#limit) {
      throw new WsmanError('answer-too-large', { phase: 'operation', details: { limit: this.#limit } });
    }
    this.#pieces.push(bytes);
  }

  get bytes(): Uint8Array {
    return Buffer.concat(this.#pieces, this.#length);
  }
}

function isSealed(contentType: string | null): boolean {
  return /^\s*multipart\/(?:x-multi-)?encrypted\s*;/i.test(contentType ?? '');
}

function mayHoldEnvelope(head: HttpHead): boolean {
  if (head.status === 200) return isSoap(head.contentType);
  return head.status >= 400 && head.status !== 401 && head.contentType !== null && isSoap(head.contentType);
}
