import { RefusedDocument } from '../refused.ts';

/** What receives the values of a JSON text. */
export interface JsonSink {
  /**
   * A whole value as text, for `JSON.parse`. `path` holds the names of the members that lead to it; elements of arrays add
   * nothing to it. `false` to be given what is inside an object piece by piece: it is malformed, or it wraps others. That goes only
   * so deep, as `canEnter` tells.
   */
  value(path: readonly string[], text: string, line: number, canEnter: boolean): boolean;
  /** A value that is longer than the bound, or one that the end of the document cuts. */
  lost(path: readonly string[], beginning: string, line: number, why: 'too-long' | 'cut'): void;
}

/** The longest value that is handed over whole, in characters. Longer objects and arrays are entered. */
export const LONGEST_VALUE = 256 * 1024;
/** `ConvertTo-Json` itself allows 100. */
const DEEPEST = 100;
/** An object is entered down to this level only, for each level reads it once more. */
const DEEPEST_ENTERED = 6;
const SHOWN = 200;

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const COLON = 58;
const COMMA = 44;
const NEWLINE = 10;

/** An array or an object that was entered. */
interface Level {
  readonly close: number;
  /** The member whose value comes next, for objects. */
  member: string | null;
}

/** What is being cut out: where it begins, and how far it was looked at. */
interface Capture {
  readonly start: number;
  at: number;
  depth: number;
  inString: boolean;
}

/** What the end of the document cuts: an element of an array, or a value that stands alone. */
interface Element {
  readonly start: number;
  readonly line: number;
  readonly depth: number;
  readonly path: readonly string[];
}

/**
 * Cuts a JSON text of any size into values, from pieces of any size, in memory bounded by the longest value. Arrays are
 * entered, objects are handed over whole; an object longer than the bound is entered too, member by member. Several values may
 * follow each other (JSON lines), and text that is no JSON is passed over. Throws a `RefusedDocument` for nesting beyond 100.
 */
export class JsonScanner {
  readonly #sink: JsonSink;
  /** Objects at this level are entered even when they are short. */
  readonly #enterRoot: boolean;
  readonly #levels: Level[] = [];
  #text = '';
  #at = 0;
  #line = 1;
  #capture: Capture | null = null;
  /** Position of an object that turned out to be too long: it is entered, not captured again. */
  #enter = -1;
  /** Inside a string that is longer than the bound. */
  #dropping = false;

  constructor(sink: JsonSink, enterRoot = false) {
    this.#sink = sink;
    this.#enterRoot = enterRoot;
  }

  push(piece: string): void {
    this.#text = this.#text === '' ? piece : this.#text + piece;
    this.#scan();
    this.#forget(this.#capture === null ? this.#at : this.#capture.start);
  }

  /** Whether every array and object was closed. */
  end(): boolean {
    this.#text += '\n';
    this.#scan();
    let cut = this.#dropping;
    let element: Element | null = null;
    for (let capture = this.#capture; capture !== null; capture = this.#capture) {
      cut = true;
      this.#capture = null;
      if (this.#levels.at(-1)?.close !== CLOSE_OBJECT) {
        element = { start: capture.start, line: this.#line, depth: this.#levels.length, path: this.#path };
      }
      if (!this.#enterAt(capture.start)) break;
      this.#scan();
    }
    // A wrapper that is cut inside its list has lost no element of it.
    const isWrapper = this.#levels.slice(element?.depth ?? 0).some(({ close }) => close === CLOSE_ARRAY);
    if (element !== null && (element.depth > 0 || !isWrapper)) {
      const beginning = this.#text.slice(element.start, element.start + SHOWN).trimEnd();
      this.#sink.lost(element.path, beginning, element.line, 'cut');
    }
    return !cut && this.#levels.length === 0;
  }

  get #path(): string[] {
    return this.#levels.flatMap(({ member }) => (member === null ? [] : [member]));
  }

  #scan(): void {
    for (;;) {
      if (this.#dropping && !this.#drop()) return;
      if (this.#capture !== null) {
        if (!this.#goOn(this.#capture)) return;
        continue;
      }
      const at = this.#nextToken();
      if (at < 0) return;
      this.#begin(at);
    }
  }

  /** Skips what lies between values; the position of the next one, -1 when the text is used up. */
  #nextToken(): number {
    const text = this.#text;
    for (let at = this.#at; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const level = this.#levels.at(-1);
      if (code === NEWLINE) this.#line++;
      else if (code === COMMA) {
        if (level?.close === CLOSE_OBJECT) level.member = null;
      } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) {
        if (level?.close === code) this.#levels.pop();
      } else if (code > 32 && code !== COLON && code !== 0xfeff && code !== 0xa0) {
        this.#at = at;
        return at;
      }
    }
    this.#at = text.length;
    return -1;
  }

  #begin(at: number): void {
    const code = this.#text.charCodeAt(at);
    const entering = at === this.#enter || (this.#enterRoot && this.#levels.length === 0);
    if (code === OPEN_ARRAY || (code === OPEN_OBJECT && entering)) {
      if (this.#levels.length >= DEEPEST) throw new RefusedDocument('too-deep');
      this.#levels.push({ close: code + 2, member: null });
      this.#enter = -1;
      this.#at = at + 1;
      return;
    }
    const opens = code === OPEN_OBJECT;
    this.#capture = { start: at, at: at + 1, depth: opens ? 1 : 0, inString: code === QUOTE };
  }

  /** Looks for the end of what is being cut out; whether it was found. */
  #goOn(capture: Capture): boolean {
    const end = capture.depth > 0 || capture.inString ? this.#endOf(capture) : this.#endOfScalar(capture);
    const length = (end < 0 ? this.#text.length : end) - capture.start;
    if (length > LONGEST_VALUE) {
      this.#tooLong(capture);
      return true;
    }
    if (end < 0) return false;
    this.#capture = null;
    const canEnter = this.#levels.length < DEEPEST_ENTERED;
    const whole = this.#give(this.#text.slice(capture.start, end), canEnter);
    if (!whole && canEnter && this.#enterAt(capture.start)) return true;
    this.#countLines(capture.start, end);
    this.#at = end;
    return true;
  }

  #give(text: string, canEnter: boolean): boolean {
    const level = this.#levels.at(-1);
    if (level?.close === CLOSE_OBJECT && level.member === null) {
      if (text.charCodeAt(0) === QUOTE) level.member = memberName(text);
      return true;
    }
    return this.#sink.value(this.#path, text, this.#line, canEnter);
  }

  /** Goes into an object that cannot be handed over whole; `false` when it is no object. */
  #enterAt(start: number): boolean {
    if (this.#text.charCodeAt(start) !== OPEN_OBJECT) return false;
    this.#enter = start;
    this.#at = start;
    return true;
  }

  /** The end of an object or a string, after its last character; -1 when the text ends first. */
  #endOf(capture: Capture): number {
    const text = this.#text;
    let { at, depth, inString } = capture;
    while (at < text.length) {
      if (inString) {
        const quote = text.indexOf('"', at);
        if (quote < 0) {
          // A backslash at the end must be seen again with what follows it; pairs of them need not.
          at = text.length - (backslashesBefore(text, text.length, at) % 2);
          break;
        }
        const escaped = backslashesBefore(text, quote, at) % 2 === 1;
        at = quote + 1;
        if (escaped) continue;
        inString = false;
        if (depth === 0) return at;
        continue;
      }
      const code = text.charCodeAt(at++);
      if (code === QUOTE) inString = true;
      else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        if (++depth + this.#levels.length > DEEPEST) throw new RefusedDocument('too-deep');
      } else if ((code === CLOSE_OBJECT || code === CLOSE_ARRAY) && --depth === 0) return at;
    }
    capture.at = at;
    capture.depth = depth;
    capture.inString = inString;
    return -1;
  }

  /** The end of a number, a name or text that is no JSON. */
  #endOfScalar(capture: Capture): number {
    const text = this.#text;
    for (let at = capture.at; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code <= 32 || code === COMMA || code === COLON || (code | 32) === CLOSE_OBJECT) return at;
      if ((code | 32) === OPEN_OBJECT || code === QUOTE) return at;
    }
    capture.at = text.length;
    return -1;
  }

  /** An object is entered instead, anything else is dropped up to its end. */
  #tooLong(capture: Capture): void {
    this.#capture = null;
    if (this.#enterAt(capture.start)) return;
    this.#lose(capture.start);
    this.#dropping = this.#text.charCodeAt(capture.start) === QUOTE;
    this.#at = this.#dropping ? capture.start + 1 : Math.max(capture.at, capture.start + 1);
  }

  #lose(start: number): void {
    this.#sink.lost(this.#path, this.#text.slice(start, start + SHOWN).trimEnd(), this.#line, 'too-long');
  }

  /** Drops a string up to its closing quote; whether that was found. */
  #drop(): boolean {
    const text = this.#text;
    const capture: Capture = { start: this.#at, at: this.#at, depth: 0, inString: true };
    const end = this.#endOf(capture);
    this.#countLines(this.#at, end < 0 ? capture.at : end);
    this.#at = end < 0 ? Math.min(capture.at, text.length) : end;
    this.#dropping = end < 0;
    return end >= 0;
  }

  #countLines(start: number, end: number): void {
    for (let at = this.#text.indexOf('\n', start); at >= 0 && at < end; at = this.#text.indexOf('\n', at + 1))
      this.#line++;
  }

  /** Lets go of text that was looked at. */
  #forget(before: number): void {
    if (before === 0) return;
    this.#text = this.#text.slice(before);
    this.#at -= before;
    if (this.#enter >= 0) this.#enter -= before;
    if (this.#capture !== null) {
      const { start, at, depth, inString } = this.#capture;
      this.#capture = { start: start - before, at: at - before, depth, inString };
    }
  }
}

function memberName(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

function backslashesBefore(text: string, index: number, notBefore: number): number {
  let count = 0;
  while (index - count - 1 >= notBefore && text.charCodeAt(index - count - 1) === BACKSLASH) count++;
  return count;
}
