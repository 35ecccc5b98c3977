import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { Failure, OutputClosed } from '../failure.ts';

/** What output needs of a stream; `process.stdout` is one. */
export type OutputStream = Pick<Writable, 'write' | 'on' | 'off' | 'once' | 'writableNeedDrain'>;

/** Characters gathered before they are handed to the system: a table of many rows is then few calls. */
const GATHERED = 16 * 1024;

/**
 * Writes text to a stream at the pace of whoever reads it. Once the reader has gone (`| head`), writing throws `OutputClosed`,
 * which ends the command quietly; a full disk behind `> file` is a failure that is told.
 */
export class Output {
  readonly #stream: OutputStream;
  #gathered = '';
  #fault: Error | null = null;

  constructor(stream: OutputStream) {
    this.#stream = stream;
    stream.on('error', (error: Error & { readonly code?: string }) => {
      const closed = error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
      this.#fault ??= closed
        ? new OutputClosed()
        : new Failure('output', { reason: error.code ?? error.message }, { cause: error });
    });
  }

  /** Waits only when a promise is returned. */
  write(text: string): void | Promise<void> {
    if (this.#fault !== null) throw this.#fault;
    this.#gathered += text;
    if (this.#gathered.length >= GATHERED) return this.flush();
  }

  line(text = ''): void | Promise<void> {
    return this.write(`${text}\n`);
  }

  /** Hands over what was gathered, and waits until the stream takes more. */
  async flush(): Promise<void> {
    const text = this.#gathered;
    this.#gathered = '';
    if (text !== '') await this.writeBytes(text);
  }

  /** Writes bytes as they are, behind the text written before. */
  async writeBytes(bytes: Uint8Array | string): Promise<void> {
    if (this.#gathered !== '') await this.flush();
    if (this.#fault !== null) throw this.#fault;
    await new Promise<void>((resolve) => {
      this.#stream.write(bytes, () => resolve());
    });
    if (this.#fault === null && this.#stream.writableNeedDrain) await this.#drained();
    if (this.#fault !== null) throw this.#fault;
  }

  async #drained(): Promise<void> {
    const stop = new AbortController();
    const gone = (): void => stop.abort();
    this.#stream.once('error', gone);
    // The stream is an emitter, which the narrow type above does not say.
    const emitter = this.#stream as Writable;
    await once(emitter, 'drain', { signal: stop.signal }).catch(() => undefined);
    this.#stream.off('error', gone);
  }
}
