/** A line of a document, without its line end. */
export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** The line was longer than the bound: its rest was dropped. */
  readonly cut: boolean;
}

/** The longest line that is kept. A wrapped or pasted property has a few hundred characters. */
export const LONGEST_LINE = 64 * 1024;

const LINE_END = /[\r\n]/g;

/**
 * Cuts text into lines, from pieces of any size, in memory bounded by the longest line. `\n`, `\r\n` and lone `\r` end lines,
 * and so does the `\r\r\n` that `wmic` writes into files.
 */
export class LineSplitter {
  #carry = '';
  #number = 0;
  /** The rest of a line that is too long is dropped. */
  #skipping = false;

  push(piece: string): Line[] {
    return this.#split(this.#carry + piece, false);
  }

  end(): Line[] {
    const lines = this.#split(this.#carry, true);
    if (this.#carry !== '') lines.push(this.#line(this.#carry, false));
    this.#carry = '';
    return lines;
  }

  #split(text: string, final: boolean): Line[] {
    const lines: Line[] = [];
    let start = 0;
    LINE_END.lastIndex = 0;
    for (let match = LINE_END.exec(text); match !== null; match = LINE_END.exec(text)) {
      let after = match.index;
      while (text.charCodeAt(after) === 13) after++;
      // What follows a return may still be the line feed that belongs to it.
      if (after === text.length && !final) break;
      if (text.charCodeAt(after) === 10) after++;
      if (this.#skipping) this.#skipping = false;
      else lines.push(this.#line(text.slice(start, match.index), false));
      start = after;
      LINE_END.lastIndex = after;
    }
    this.#carry = text.slice(start);
    if (this.#carry.length > LONGEST_LINE) {
      if (!this.#skipping) lines.push(this.#line(this.#carry, true));
      this.#skipping = true;
      // A return at the end may be half of the line end that ends the skipping.
      this.#carry = this.#carry.endsWith('\r') ? '\r' : '';
    }
    return lines;
  }

  #line(text: string, cut: boolean): Line {
    this.#number++;
    const long = text.length > LONGEST_LINE;
    return { text: long ? text.slice(0, LONGEST_LINE) : text, number: this.#number, cut: cut || long };
  }
}
