/** A question mark or a replacement character between two letters, the second one small: `int?gr?`, `p\ufffdriph`. */
const LOST = /[A-Za-z][?\ufffd][a-z]/;

/** Watches text go by and tells whether letters were lost before the document was written. */
export class LostAccents {
  found = false;

  async *watch(text: AsyncIterable<string>): AsyncGenerator<string> {
    let tail = '';
    for await (const piece of text) {
      if (!this.found) {
        // Searching for one character is far cheaper than the expression, and most documents have neither.
        this.found =
          LOST.test(tail + piece.slice(0, 2)) ||
          ((piece.includes('?') || piece.includes('\ufffd')) && LOST.test(piece));
        tail = piece.slice(-2);
      }
      yield piece;
    }
  }
}
