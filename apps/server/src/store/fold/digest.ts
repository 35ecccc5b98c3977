import { hash } from 'node:crypto';
import type { Cell } from './scopes.ts';

/**
 * Fingerprint of a set of rows, whatever their order: the sum of the rows' SHA-256, in 32-bit lanes. Two readings of an
 * unchanged list have the same one although the list came in another order.
 */
export class RowDigest {
  readonly #lanes = new Uint32Array(8);

  add(cells: readonly Cell[]): void {
    const bytes = hash('sha256', JSON.stringify(cells), 'buffer');
    for (let lane = 0; lane < 8; lane++) {
      this.#lanes[lane] = (this.#lanes[lane] ?? 0) + bytes.readUInt32LE(lane * 4);
    }
  }

  toString(): string {
    return Buffer.from(this.#lanes.buffer).toString('base64url');
  }
}
