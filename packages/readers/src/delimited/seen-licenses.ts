/** Beyond this many licences repetitions are no longer looked for: 64 MB of memory is enough for it. */
const LARGEST_TABLE = 1 << 23;
const SMALLEST_TABLE = 1 << 12;

/**
 * Remembers rows by their key and a fingerprint of their content, eight bytes each, to tell a row that comes twice.
 * Two rows with the same key are the same row when their fingerprints agree.
 */
export class SeenLicenses {
  #keys = new Uint32Array(SMALLEST_TABLE);
  #fingerprints = new Uint32Array(SMALLEST_TABLE);
  #size = 0;

  /** Whether the very same row was seen before; remembers it when not. */
  isRepeated(key: number, fingerprint: number): boolean {
    if (this.#size * 2 >= this.#keys.length && !this.#grow()) return false;
    return this.#put(key === 0 ? 1 : key, fingerprint);
  }

  #put(key: number, fingerprint: number): boolean {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let slot = Math.imul(key, 0x9e3779b1) & mask;
    for (let found = keys[slot]; found !== 0; found = keys[slot]) {
      if (found === key && this.#fingerprints[slot] === fingerprint) return true;
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    this.#fingerprints[slot] = fingerprint;
    this.#size++;
    return false;
  }

  #grow(): boolean {
    if (this.#keys.length >= LARGEST_TABLE) return false;
    const { length } = this.#keys;
    const keys = this.#keys;
    const fingerprints = this.#fingerprints;
    this.#keys = new Uint32Array(length * 2);
    this.#fingerprints = new Uint32Array(length * 2);
    this.#size = 0;
    for (let slot = 0; slot < length; slot++) {
      const key = keys[slot] ?? 0;
      if (key !== 0) this.#put(key, fingerprints[slot] ?? 0);
    }
    return true;
  }
}

/** Mixes a number into a fingerprint. */
export function mix(fingerprint: number, value: number): number {
  return (
    Math.imul(
      fingerprint ^ (value >>> 0) ^ Math.imul((value / 4_294_967_296) | 0, 0x85ebca6b),
      0x01000193,
    ) >>> 0
  );
}

/** Mixes a piece of text into a fingerprint. */
export function mixText(fingerprint: number, text: string, start: number, end: number): number {
  let mixed = fingerprint;
  for (let index = start; index < end; index++) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  return mixed >>> 0;
}
