import { randomUUID } from 'node:crypto';

/** Items of an enumeration, already written, one after the other. */
export interface OpenEnumeration {
  readonly items: Iterator<string>;
  /** An item that was made and did not fit the last answer. */
  waiting: string | null;
  /** How many pulls of it have timed out in a row, for the fault of that name. */
  timeouts: number;
  /** Whether the last pull was left empty on purpose. */
  emptied?: boolean;
}

interface Held {
  readonly enumeration: OpenEnumeration;
  readonly lastUsed: number;
}

/** What an answer took from an enumeration. */
export interface Batch {
  readonly xml: string;
  readonly count: number;
  readonly ended: boolean;
  /** Not even one item fits. */
  readonly tooSmall: boolean;
}

/** Takes items until so many are taken, the answer is full, or there are no more. */
export function takeItems(open: OpenEnumeration, most: number, mostBytes: number): Batch {
  let xml = '';
  let bytes = 0;
  let count = 0;
  for (;;) {
    const item = open.waiting ?? nextItem(open);
    if (item === null) return { xml, count, ended: true, tooSmall: false };
    open.waiting = item;
    if (count >= most) return { xml, count, ended: false, tooSmall: false };
    bytes += Buffer.byteLength(item);
    if (bytes > mostBytes) return { xml, count, ended: false, tooSmall: count === 0 };
    xml += item;
    count += 1;
    open.waiting = null;
  }
}

function nextItem(open: OpenEnumeration): string | null {
  const next = open.items.next();
  return next.done === true ? null : next.value;
}

/**
 * Enumerations under way at one host. A context is good for one pull: the answer carries the next one (as Windows may do).
 * One that nobody pulls expires.
 */
export class EnumerationContexts {
  readonly #held = new Map<string, Held>();
  readonly #most: number;
  readonly #idleMs: number;

  constructor(most: number, idleMs: number) {
    this.#most = most;
    this.#idleMs = idleMs;
  }

  get size(): number {
    return this.#held.size;
  }

  /** `null` when there are too many. */
  keep(enumeration: OpenEnumeration): string | null {
    this.#expire();
    if (this.#held.size >= this.#most) return null;
    const context = `uuid:${randomUUID().toUpperCase()}`;
    this.#held.set(context, { enumeration, lastUsed: Date.now() });
    return context;
  }

  /** Hands the enumeration over; `null` when the context is not, or no longer, valid. */
  take(context: string): OpenEnumeration | null {
    this.#expire();
    const held = this.#held.get(context);
    this.#held.delete(context);
    return held?.enumeration ?? null;
  }

  /** Puts back an enumeration whose pull failed: its context stays good. */
  restore(context: string, enumeration: OpenEnumeration): void {
    this.#held.set(context, { enumeration, lastUsed: Date.now() });
  }

  #expire(): void {
    const now = Date.now();
    // The oldest come first: a context that was used is put at the end.
    for (const [context, held] of this.#held) {
      if (now - held.lastUsed < this.#idleMs) return;
      this.#held.delete(context);
    }
  }
}
