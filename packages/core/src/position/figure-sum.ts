import type { FigureSource } from './types.ts';

/**
 * A sum that knows what it lacks. With one part unknown the whole is unknown (`null`), because a partial sum reads like a full
 * one; what the other parts add up to is `known`, the least that the whole can be. It is as old as its oldest part.
 */
export class FigureSum {
  #known = 0;
  #parts = 0;
  #missing = 0;
  #oldest: FigureSource | null = null;

  add(value: number | null, source: FigureSource): void {
    this.#parts += 1;
    if (value === null) {
      this.#missing += 1;
      return;
    }
    this.#known += value;
    if (this.#oldest === null || source.observedAt < this.#oldest.observedAt) this.#oldest = source;
  }

  get value(): number | null {
    return this.#parts === 0 || this.#missing > 0 ? null : this.#known;
  }

  /** The sum of the parts that were read. */
  get known(): number {
    return this.#known;
  }

  /** How many parts were not read. */
  get missing(): number {
    return this.#missing;
  }

  get oldest(): FigureSource | null {
    return this.#oldest;
  }
}
