import type { Readable } from 'node:stream';
import { SecurityError } from '@calepin/wsman/security';
import { headerAt, MalformedAnswer, TAG } from './ber.ts';

/** The longest message that is accepted: a whole range of 1,500 or 5,000 names takes less than 2 MB. */
const LONGEST_MESSAGE = 8 * 1024 * 1024;

/** The connection ended, or was silent for too long, while an answer was awaited. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly reason: 'cut' | 'timeout' | 'too-large';
  constructor(reason: 'cut' | 'timeout' | 'too-large') {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Cuts what a connection brings into whole LDAP messages, one at a time and never more than one in memory. Reads only when
 * asked, so that a directory that sends faster than rows are taken is held back.
 */
export class MessageSource {
  readonly #stream: Readable;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #timeoutMs: number;
  #pending: Uint8Array[] = [];
  #length = 0;

  constructor(stream: Readable, timeoutMs: number) {
    this.#stream = stream;
    this.#timeoutMs = timeoutMs;
    // A stream of a socket brings buffers; its type does not say so.
    this.#chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>;
  }

  /** The next whole message. Throws `NoAnswer` or `MalformedAnswer`. */
  async next(): Promise<Uint8Array> {
    let needed = 2;
    while (true) {
      if (this.#length >= needed) {
        const bytes = this.#joined();
        const header = headerAt(bytes, 0, bytes.length);
        if (header !== null && header.tag !== TAG.sequence) throw new MalformedAnswer('no LDAP message');
        if (header !== null && header.end > LONGEST_MESSAGE) throw new NoAnswer('too-large');
        if (header !== null && header.end <= bytes.length) return this.#taken(bytes, header.end);
        needed = header?.end ?? bytes.length + 1;
      }
      const chunk = await this.#chunk();
      this.#pending.push(chunk);
      this.#length += chunk.length;
    }
  }

  /** Lets go of the stream, which lives on. Bytes that came and were not asked for are an intrusion, told as `false`. */
  async release(): Promise<boolean> {
    await this.#chunks.return?.();
    return this.#length === 0;
  }

  #joined(): Uint8Array {
    if (this.#pending.length !== 1) this.#pending = [Buffer.concat(this.#pending)];
    return this.#pending[0] ?? Buffer.alloc(0);
  }

  #taken(bytes: Uint8Array, end: number): Uint8Array {
    this.#pending = end === bytes.length ? [] : [bytes.subarray(end)];
    this.#length = bytes.length - end;
    return bytes.subarray(0, end);
  }

  async #chunk(): Promise<Uint8Array> {
    const timer = setTimeout(() => this.#stream.destroy(new NoAnswer('timeout')), this.#timeoutMs);
    try {
      const { done, value } = await this.#chunks.next();
      if (done === true) throw new NoAnswer('cut');
      return value;
    } catch (error) {
      if (error instanceof NoAnswer || error instanceof SecurityError) throw error;
      throw new NoAnswer('cut');
    } finally {
      clearTimeout(timer);
    }
  }
}
