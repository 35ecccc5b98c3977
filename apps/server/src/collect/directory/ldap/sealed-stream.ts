import { Duplex } from 'node:stream';
import type { SecurityContext } from '@calepin/wsman/security';
import { NoAnswer } from './message-source.ts';

const LENGTH = 4;
/** NTLM's signature, which stands before what it signs. Source: MS-NLMP 2.2.2.9. */
const SIGNATURE = 16;
/** The longest sealed buffer that is accepted: longer than any message that is. */
const LONGEST = 16 * 1024 * 1024;

/**
 * A connection whose every buffer is signed and sealed by the login itself: the length, then what the mechanism made of the
 * text.
 *
 * Source: RFC 4422, 3.7, Security Layers; MS-ADTS 5.1.1.1.2 and 5.1.2, GSS-SPNEGO and Message Security.
 */
export class SealedStream extends Duplex {
  readonly #inner: Duplex;
  readonly #context: SecurityContext;
  #pending: Buffer = Buffer.alloc(0);

  constructor(inner: Duplex, context: SecurityContext) {
    super();
    this.#inner = inner;
    this.#context = context;
    inner.on('data', (chunk: Buffer) => this.#take(chunk));
    inner.on('end', () => this.push(null));
    inner.on('error', (error) => this.destroy(error));
    inner.on('close', () => this.destroy());
    inner.pause();
    // Whatever happens between two operations stops nobody; the next operation tells.
    this.on('error', () => {});
  }

  override _read(): void {
    this.#inner.resume();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    const { signature, sealed } = this.#context.wrap(chunk);
    const length = Buffer.alloc(LENGTH);
    length.writeUInt32BE(signature.length + sealed.length);
    this.#inner.write(Buffer.concat([length, signature, sealed]), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#inner.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#inner.destroy();
    done(error);
  }

  #take(chunk: Buffer): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    while (this.#pending.length >= LENGTH) {
      const end = LENGTH + this.#pending.readUInt32BE(0);
      if (end > LONGEST) return void this.destroy(new NoAnswer('too-large'));
      if (this.#pending.length < end) return;
      const buffer = this.#pending.subarray(LENGTH, end);
      this.#pending = this.#pending.subarray(end);
      try {
        const plain = this.#context.unwrap(buffer.subarray(0, SIGNATURE), buffer.subarray(SIGNATURE));
        if (!this.push(plain)) this.#inner.pause();
      } catch (error) {
        return void this.destroy(error instanceof Error ? error : new Error('unwrap'));
      }
    }
  }
}
