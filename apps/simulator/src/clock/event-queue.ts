/** Something that happens at an instant. */
export interface Event {
  readonly at: number;
  run(at: number): void;
}

interface Queued extends Event {
  /** Events of one instant happen in the order in which they were added. */
  readonly order: number;
}

/** Events by instant: a binary heap, so that a year of them costs little. */
export class EventQueue {
  readonly #heap: Queued[] = [];
  #added = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** Instant of the next event, `null` when there is none. */
  get next(): number | null {
    return this.#heap[0]?.at ?? null;
  }

  add(event: Event): void {
    this.#heap.push({ at: event.at, run: event.run, order: this.#added });
    this.#added += 1;
    let at = this.#heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  take(): Event | null {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return null;
    if (this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first;
  }

  #sink(): void {
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      let least = at;
      if (left < this.#heap.length && this.#before(left, least)) least = left;
      if (left + 1 < this.#heap.length && this.#before(left + 1, least)) least = left + 1;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #before(left: number, right: number): boolean {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    if (a === undefined || b === undefined) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  #swap(left: number, right: number): void {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    if (a === undefined || b === undefined) return;
    this.#heap[left] = b;
    this.#heap[right] = a;
  }
}
