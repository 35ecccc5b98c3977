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
  readonly #sink: RowSink;
  readonly #cells = new RowCells();
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
    this.#sink = sink;
  }

  push(piece: string): void {
    let text = piece;
    if (this.#skipping) {
      const end = text.indexOf(String.fromCharCode(this.#newline));
      if (end < 0) return;
      this.#skipping = false;
      this.#line++;
      text = text.slice(end + 1);
    } else if (this.#carry !== '') {
      text = this.#carry + text;
    }
    this.#carry = this.#consume(text, false);
  }

  end(): void {
    const text = this.#carry;
    this.#carry = '';
    this.#consume(text, true);
  }

  /** Scans until nothing more is whole; returns what is left. */
  #consume(text: string, final: boolean): string {
    let left = text;
    do {
      this.#resumed = false;
      const done = this.#scan(left, final);
      left = done === 0 ? left : left.slice(done);
    } while (this.#resumed && left !== '');
    return left;
  }

  /** Scans whole rows and returns where the first incomplete one begins. */
  #scan(text: string, final: boolean): number {
    const cells = this.#cells;
    const { starts, ends, quoting } = cells;
    const delimiter = this.#delimiter;
    const newline = this.#newline;
    const length = text.length;
    cells.text = text;
    let index = 0;
    let rowStart = 0;
    let count = 0;
    let lines = 0;
    while (index < length) {
      let start = index;
      let end: number;
      let code: number;
      let quote = 0;
      if (text.charCodeAt(index) === QUOTE) {
        start = index + 1;
        end = text.indexOf('"', start);
        quote = 1;
        while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) {
          quote = 2;
          end = text.indexOf('"', end + 2);
        }
        // A quote that ends the text may be the first of two.
        if (end < 0 || (end + 1 === length && !final)) return this.#unfinished(text, rowStart, final, true);
        for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
          lines++;
        index = end + 1;
        code = index < length ? text.charCodeAt(index) : newline;
        if (code !== delimiter && code !== newline) {
          // What follows the closing quote: the \r of a line end, or text that somebody put there.
          while (index < length && code !== delimiter && code !== newline) code = text.charCodeAt(++index);
          const tail = text.slice(end + 1, index).trim();
          if (tail !== '') {
            start--;
            end = index;
            quote = 0;
          }
        }
      } else {
        code = text.charCodeAt(index);
        while (code !== delimiter && code !== newline && ++index < length) code = text.charCodeAt(index);
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
      if (quote === 0 && text.charCodeAt(end - 1) === RETURN && end > start) ends[lastCell] = end - 1;
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
    const end = text.indexOf(String.fromCharCode(this.#newline), from);
    if (end < 0) {
      this.#skipping = true;
      return text.length;
    }
    this.#line++;
    this.#resumed = true;
    return end + 1;
  }
}
