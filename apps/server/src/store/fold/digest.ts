import { createHash } from 'node:crypto';
import type { Cell } from './scopes.ts';

/** Rows are hashed so many characters at a time: a call per row would cost more than the hashing. */
const PIECE = 2048;

/**
 * Fingerprint of the rows of a list in their order. Two readings of an unchanged list have the same one, whatever the
 * format; a list that came in another order has another one and is compared row by row.
 */
export class RowDigest {
  readonly #hash = createHash('sha256');
  #pending = '';

  add(cells: readonly Cell[]): void {
    this.#pending += `${JSON.stringify(cells)}\n`;
    if (this.#pending.length > PIECE) this.#flush();
  }

  /** The fingerprint; nothing may be added afterwards. */
  digest(): string {
    this.#flush();
    return this.#hash.digest('base64url');
  }

  #flush(): void {
    this.#hash.update(this.#pending);
    this.#pending = '';
  }
}
