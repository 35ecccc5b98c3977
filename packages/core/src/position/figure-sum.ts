import type { FigureSource } from './types.ts';

/**
 * A sum that knows what it lacks: with one part unknown the whole is unknown (`null`), because a partial sum reads like a
 * full one. It is as old as its oldest part.
 */
export class FigureSum {
  #sum = 0;
  #parts = 0;
  #missing = 0;
  #oldest: FigureSource | null = null;

  add(value: number | null, source: FigureSource): void {
    this.#parts += 1;
    if (value === null) {
      this.#missing += 1;
      return;
    }
    this.#sum += value;
    if (this.#oldest === null || source.observedAt < this.#oldest.observedAt) this.#oldest = source;
  }

  get value(): number | null {
    return this.#parts === 0 || this.#missing > 0 ? null : this.#sum;
  }

  /** How many parts were not read. */
  get missing(): number {
    return this.#missing;
  }

  get oldest(): FigureSource | null {
    return this.#oldest;
  }
}
