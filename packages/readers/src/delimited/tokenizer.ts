import { CharCodeBuffer } from './char-codes.ts';
import { MOST_CELLS, RowCells } from './row-cells.ts';

/** What receives rows. `row` is called once per row, in order, with an object that is used again for the next. */
export interface RowSink {
  row(cells: RowCells): void;
  /** A row that is longer than the bound, or that has too many cells; it was skipped to its end. */
  tooLong(line: number, beginning: string): void;
  /** A quoted cell that nothing closes before the document ends or the bound is reached; reading goes on at the next line. */
  unclosed(line: number, beginning: string, atEnd: boolean): void;
}

/** The longest row, in characters. A row of the licensing classes has a few hundred. */
export const LONGEST_ROW = 256 * 1024;
const SHOWN = 200;
const QUOTE = 34;
const NEWLINE = 10;
const RETURN = 13;

/**
 * Cuts delimited text into rows and cells as RFC 4180 describes them, from pieces of any size, in memory bounded by the
 * longest row. Lenient where files in the wild are: text after a closing quote stays with its cell, `\r\n`, `\n` and lone
 * `\r` may end lines, and the last row needs no line end. Lines are those of the file: quoted line ends count.
 */
export class DelimitedTokenizer {
  readonly #delimiter: number;
  readonly #newline: number;
  readonly #lineEnd: string;
  readonly #sink: RowSink;
  readonly #cells = new RowCells();
  readonly #codes: CharCodeBuffer;
  #carry = '';
  #line = 1;
  /** Inside a row that is too long: everything up to the line end is dropped. */
  #skipping = false;
  /** A bad row was left behind; what follows it is still to be scanned. */
  #resumed = false;

  /** `lineEnd` is `\r` for documents that have no `\n` at all. */
  constructor(delimiter: string, sink: RowSink, lineEnd: '\n' | '\r' = '\n') {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#newline = lineEnd === '\r' ? RETURN : NEWLINE;
    this.#codes = new CharCodeBuffer(this.#newline);
    this.#lineEnd = lineEnd;
    this.#sink = sink;
  }

  push(piece: string): void {
    let from = 0;
    if (this.#skipping) {
      from = piece.indexOf(this.#lineEnd) + 1;
      if (from === 0) return;
      this.#skipping = false;
      this.#line++;
    }
    if (this.#carry === '') {
      this.#carry = this.#consume(piece, from, false);
      return;
    }
    // Only the row that the last piece cut is joined: a joined text is read at half the speed of a plain one.
    const lineEnd = piece.indexOf(this.#lineEnd) + 1;
    const left = lineEnd === 0 ? this.#carry : this.#consume(this.#carry + piece.slice(0, lineEnd), 0, false);
    this.#carry =
      left === ''
        ? this.#consume(piece, lineEnd, false)
        : this.#consume(left + piece.slice(lineEnd), 0, false);
  }

  end(): void {
    const text = this.#carry;
    this.#carry = '';
    this.#consume(text, 0, true);
  }

  /** Scans until nothing more is whole; returns what is left. */
  #consume(text: string, from: number, final: boolean): string {
    let done = from;
    this.#cells.text = text;
    this.#cells.codes = this.#codes.of(text);
    do {
      this.#resumed = false;
      done = this.#scan(text, done, final);
    } while (this.#resumed && done < text.length);
    return done < text.length ? text.slice(done) : '';
  }

  /** Scans whole rows from a row's beginning on; returns where the first incomplete one begins. */
  #scan(text: string, from: number, final: boolean): number {
    const cells = this.#cells;
    const { starts, ends, quoting, codes } = cells;
    const delimiter = this.#delimiter;
    const newline = this.#newline;
    // Most characters of a cell are above both: one comparison passes them.
    const above = Math.max(delimiter, newline);
    const length = text.length;
    let index = from;
    let rowStart = from;
    let count = 0;
    let lines = 0;
    while (index < length) {
      let start = index;
      let end: number;
      let code = codes[index];
      let quote = 0;
      if (code === QUOTE) {
        start = index + 1;
        end = start;
        quote = 1;
        for (; end < length; end++) {
          code = codes[end];
          if (code === newline) lines++;
          if (code !== QUOTE) continue;
          if (end + 1 === length || codes[end + 1] !== QUOTE) break;
          quote = 2;
          end++;
        }
        // A quote that ends the text may be the first of two.
        if (end === length || (end + 1 === length && !final)) {
          return this.#unfinished(text, rowStart, final, true);
        }
        index = end + 1;
        code = index < length ? codes[index] : newline;
        if (code !== delimiter && code !== newline) {
          // What follows the closing quote: the \r of a line end, or text that somebody put there.
          while (index < length && code !== delimiter && code !== newline) code = codes[++index];
          const tail = text.slice(end + 1, index).trim();
          if (tail !== '') {
            start--;
            end = index;
            quote = 0;
          }
        }
      } else {
        // A line end stands behind the text, so that this ends there at the latest.
        for (;;) {
          while (code !== undefined && code > above) code = codes[++index];
          if (code === delimiter || code === newline || code === undefined) break;
          code = codes[++index];
        }
        end = index;
      }
      if (index >= length && !final) return this.#unfinished(text, rowStart, false, false);
      if (count === MOST_CELLS) return this.#tooLong(text, rowStart, index);
      starts[count] = start;
      ends[count] = end;
      quoting[count] = quote;
      count++;
      index++;
      if (code === delimiter && index <= length) {
        // A delimiter that ends the document opens one more, empty cell.
        if (index < length || !final) continue;
        starts[count] = length;
        ends[count] = length;
        quoting[count] = 0;
        count++;
      }
      const lastCell = count - 1;
      if (quote === 0 && end > start && codes[end - 1] === RETURN) ends[lastCell] = end - 1;
      if (index - rowStart > LONGEST_ROW) {
        this.#sink.tooLong(this.#line, text.slice(rowStart, rowStart + SHOWN));
      } else {
        cells.count = count;
        cells.line = this.#line;
        cells.last = index > length || code === delimiter;
        this.#sink.row(cells);
      }
      this.#line += lines + 1;
      lines = 0;
      count = 0;
      rowStart = index;
    }
    if (count > 0 && !final) return rowStart;
    return length;
  }

  /** The text ends inside a row that began at `rowStart`. */
  #unfinished(text: string, rowStart: number, final: boolean, quoted: boolean): number {
    const long = text.length - rowStart > LONGEST_ROW;
    if (!final && !long) return rowStart;
    const beginning = text.slice(rowStart, rowStart + SHOWN);
    if (quoted) this.#sink.unclosed(this.#line, beginning, final);
    else this.#sink.tooLong(this.#line, beginning);
    return this.#resume(text, rowStart);
  }

  #tooLong(text: string, rowStart: number, from: number): number {
    this.#sink.tooLong(this.#line, text.slice(rowStart, rowStart + SHOWN));
    return this.#resume(text, from);
  }

  /** Goes on after the next line end; returns how much of the text is done with. */
  #resume(text: string, from: number): number {
    const end = text.indexOf(this.#lineEnd, from);
    if (end < 0) {
      this.#skipping = true;
      return text.length;
    }
    this.#line++;
    this.#resumed = true;
    return end + 1;
  }
}
