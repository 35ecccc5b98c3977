import { SaxesParser } from 'saxes';
import { RefusedDocument } from '../refused.ts';

/** What receives the elements of an XML document, under their local names. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void;
  /** `text` is the element's own, without that of the elements in it; cut where it is very long. */
  close(name: string, text: string): void;
}

/** How the reading of an XML document ended. */
export type XmlEnd = 'whole' | 'cut' | 'malformed' | 'too-long';

const DEEPEST = 200;
const LONGEST_TEXT = 16 * 1024;
/** Longer tags, texts and comments are not an inventory's: the parser would keep them in memory whole. */
const LONGEST_TOKEN = 1024 * 1024;
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/i;
const DECLARATION_LENGTH = '<!DOCTYPE'.length;

/**
 * Parses XML from pieces of any size, in bounded memory. Throws a `RefusedDocument` for any document type or entity
 * declaration, which no export has and with which a small file can grow without bound or reach for others, and for
 * nesting beyond 200.
 */
export class XmlStream {
  readonly #parser = new SaxesParser();
  readonly #handler: XmlHandler;
  readonly #open: { readonly name: string; text: string }[] = [];
  #tail = '';
  #begun = false;
  #sinceToken = 0;
  #end: XmlEnd | null = null;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
    this.#parser.on('opentag', ({ name, attributes }) => {
      this.#sinceToken = 0;
      if (this.#open.length >= DEEPEST) throw new RefusedDocument('too-deep');
      const local = localName(name);
      this.#open.push({ name: local, text: '' });
      this.#handler.open(local, attributes, this.#parser.line);
    });
    this.#parser.on('closetag', () => {
      this.#sinceToken = 0;
      const element = this.#open.pop();
      if (element !== undefined) this.#handler.close(element.name, element.text);
    });
    const text = (piece: string): void => {
      this.#sinceToken = 0;
      const element = this.#open.at(-1);
      if (element !== undefined && element.text.length < LONGEST_TEXT) {
        element.text += piece.slice(0, LONGEST_TEXT - element.text.length);
      }
    };
    this.#parser.on('text', text);
    this.#parser.on('cdata', text);
    this.#parser.on('doctype', () => {
      throw new RefusedDocument('unsafe-xml');
    });
  }

  get line(): number {
    return this.#parser.line;
  }

  /** Whether more is wanted: not after an error. */
  push(piece: string): boolean {
    if (this.#end !== null) return false;
    const seen = this.#tail + piece;
    if (DECLARATION.test(seen)) throw new RefusedDocument('unsafe-xml');
    this.#tail = seen.slice(-DECLARATION_LENGTH);
    this.#sinceToken += piece.length;
    this.#parse(this.#begun ? piece : this.#beginning(piece), false);
    if (this.#sinceToken > LONGEST_TOKEN) this.#end ??= 'too-long';
    return this.#end === null;
  }

  end(): XmlEnd {
    if (this.#end === null) this.#parse('', true);
    return this.#end ?? 'whole';
  }

  /** `#< CLIXML` and blank lines may stand before the document. */
  #beginning(piece: string): string {
    const start = piece.indexOf('<', piece.startsWith('#<') ? 2 : 0);
    if (start < 0) return '';
    this.#begun = true;
    return piece.slice(start);
  }

  #parse(piece: string, last: boolean): void {
    try {
      if (last) this.#parser.close();
      else this.#parser.write(piece);
    } catch (error) {
      if (error instanceof RefusedDocument) throw error;
      this.#end = last ? 'cut' : 'malformed';
    }
  }
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
