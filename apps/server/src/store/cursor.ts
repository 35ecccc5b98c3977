import { createHmac, timingSafeEqual } from 'node:crypto';
import { RegisterError } from './storage-error.ts';

type Key = readonly (string | number | null)[];

/**
 * Cursors of paged lists: the sort key of the last row shown, signed, and bound to the question that it continues.
 * A cursor that was altered, or that belongs to another question, is refused with `invalid-cursor`.
 */
export class Cursors {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  /** `question` tells one list and its filter from another; anything that JSON can hold. */
  seal(question: unknown, key: Key): string {
    const body = Buffer.from(JSON.stringify(key));
    return Buffer.concat([this.#sign(question, body), body]).toString('base64url');
  }

  open(question: unknown, cursor: string): Key {
    const bytes = Buffer.from(cursor, 'base64url');
    const body = bytes.subarray(16);
    const signature = this.#sign(question, body);
    if (bytes.length < 18 || !timingSafeEqual(bytes.subarray(0, 16), signature)) {
      throw new RegisterError('invalid-cursor');
    }
    // Our own signature vouches for the shape.
    return JSON.parse(body.toString()) as Key;
  }

  #sign(question: unknown, body: Buffer): Buffer {
    const mac = createHmac('sha256', this.#secret);
    return mac.update(JSON.stringify(question)).update('\0').update(body).digest().subarray(0, 16);
  }
}
