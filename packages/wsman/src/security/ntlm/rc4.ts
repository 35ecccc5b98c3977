/**
 * RC4: a running key stream, mixed into one message after the other. Vectors: RFC 6229.
 * OpenSSL 3 has it only in its legacy provider; see docs/decisions/0005-ntlm-primitives.md.
 */
export class Rc4 {
  readonly #state = new Uint8Array(256);
  #first = 0;
  #second = 0;

  constructor(key: Uint8Array) {
    const state = this.#state;
    for (let index = 0; index < 256; index++) state[index] = index;
    let second = 0;
    for (let index = 0; index < 256; index++) {
      const value = state[index] ?? 0;
      second = (second + value + (key[index % key.length] ?? 0)) & 255;
      state[index] = state[second] ?? 0;
      state[second] = value;
    }
  }

  /** Encrypts or decrypts the next bytes of the stream. */
  apply(data: Uint8Array): Uint8Array {
    const state = this.#state;
    const output = new Uint8Array(data.length);
    let first = this.#first;
    let second = this.#second;
    for (let index = 0; index < data.length; index++) {
      first = (first + 1) & 255;
      const one = state[first] ?? 0;
      second = (second + one) & 255;
      const other = state[second] ?? 0;
      state[first] = other;
      state[second] = one;
      output[index] = (data[index] ?? 0) ^ (state[(one + other) & 255] ?? 0);
    }
    this.#first = first;
    this.#second = second;
    return output;
  }
}
