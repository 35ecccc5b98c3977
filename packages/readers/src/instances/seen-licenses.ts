/** Beyond this many rows of one document repetitions are no longer looked for: eight bytes each are kept. */
const MOST_ROWS = 1 << 22;
const FIRST_ROWS = 1 << 10;

/**
 * Remembers rows by a number and a fingerprint of their content, to tell a row that comes twice. Servers list licences by
 * rising number, so remembering is an append to a sorted list; only what breaks the order is kept in a map.
 */
export class SeenLicenses {
  #ids = new Uint32Array(FIRST_ROWS);
  #fingerprints = new Uint32Array(FIRST_ROWS);
  #length = 0;
  #largest = -1;
  readonly #unordered = new Map<number, number[]>();
  #unorderedRows = 0;

  /** Whether the very same row was seen before; remembers it when not. */
  isRepeated(id: number, fingerprint: number): boolean {
    if (id > this.#largest) {
      this.#append(id, fingerprint);
      return false;
    }
    return this.#find(id, fingerprint);
  }

  #append(id: number, fingerprint: number): void {
    if (this.#length >= MOST_ROWS) return;
    if (this.#length === this.#ids.length) {
      this.#ids = doubled(this.#ids);
      this.#fingerprints = doubled(this.#fingerprints);
    }
    this.#ids[this.#length] = id;
    this.#fingerprints[this.#length] = fingerprint;
    this.#length++;
    this.#largest = id;
  }

  #find(id: number, fingerprint: number): boolean {
    const place = this.#placeOf(id);
    if (this.#ids[place] === id && this.#fingerprints[place] === fingerprint) return true;
    const others = this.#unordered.get(id);
    if (others?.includes(fingerprint) === true) return true;
    if (this.#unorderedRows * 16 >= MOST_ROWS) return false;
    this.#unorderedRows++;
    if (others === undefined) this.#unordered.set(id, [fingerprint]);
    else others.push(fingerprint);
    return false;
  }

  #placeOf(id: number): number {
    let low = 0;
    let high = this.#length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

const PRIME = 0x01000193;

/** Mixes the lower 32 bits of a number into a fingerprint. */
export function mix(fingerprint: number, value: number): number {
  return Math.imul(fingerprint ^ (value | 0), PRIME);
}

/** Mixes a piece of text into a fingerprint. */
export function mixText(fingerprint: number, text: string, start: number, end: number): number {
  let mixed = fingerprint;
  for (let index = start; index < end; index++) mixed = Math.imul(mixed ^ text.charCodeAt(index), PRIME);
  return mixed;
}
