import { SaxesParser } from 'saxes';
import { Scope, type StartTag } from './scope.ts';
import { startTag, type WrittenAttribute } from './start-tag.ts';
import { XmlError } from './xml-error.ts';

/** Takes a document's elements as they come. */
export interface XmlHandler {
  open(tag: StartTag): void;
  text(text: string): void;
  close(): void;
}

/** How much of a document is held at most. */
export interface XmlLimits {
  /** Characters of one text, one attribute or one comment. */
  readonly token: number;
  readonly elements: number;
}

const DEPTH = 64;
const ATTRIBUTES = 64;

/**
 * Strict XML 1.0 with namespaces, as a stream. A document type (and with it every entity of its own) or a processing
 * instruction is refused, as SOAP asks (SOAP 1.2 part 1, section 5).
 */
export class XmlReader {
  readonly #handler: XmlHandler;
  readonly #limits: XmlLimits;
  // Namespaces are resolved here: saxes does it too, for about as much time again as it takes for everything else.
  readonly #parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  readonly #scopes: Scope[] = [];
  #scope = Scope.root();
  #attributes: WrittenAttribute[] = [];
  #elements = 0;
  #events = 0;
  #silent = 0;

  constructor(handler: XmlHandler, limits: XmlLimits) {
    this.#handler = handler;
    this.#limits = limits;
    const parser = this.#parser;
    // No more than seven handlers: with the eighth, V8 turns the parser into a dictionary and it takes six times as long.
    // What has no handler here is thrown (errors) or shows by its silence (comments).
    parser.on('doctype', () => {
      throw new XmlError('malformed', 'a document type is not accepted');
    });
    parser.on('processinginstruction', () => {
      throw new XmlError('malformed', 'a processing instruction is not accepted');
    });
    parser.on('attribute', ({ name, value }) => {
      this.#events++;
      if (this.#attributes.push([name, value]) > ATTRIBUTES)
        throw new XmlError('too-large', 'too many attributes');
    });
    parser.on('opentag', ({ name }) => this.#open(name));
    parser.on('closetag', () => this.#close());
    const text = (piece: string): void => {
      this.#events++;
      this.#handler.text(piece);
    };
    parser.on('text', text);
    parser.on('cdata', text);
  }

  /** @throws XmlError as soon as the document is known to be wrong or too large. */
  write(text: string): void {
    const before = this.#events;
    this.#parse(() => this.#parser.write(text));
    // What is longer than a piece is gathered by the parser without a word: silence is how it shows.
    this.#silent = this.#events === before ? this.#silent + text.length : text.length;
    if (this.#silent > this.#limits.token) throw new XmlError('too-large', 'one value is too long');
  }

  /** @throws XmlError when the document is not whole. */
  end(): void {
    this.#parse(() => this.#parser.close());
  }

  #parse(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (error instanceof Error && error.constructor === Error)
        throw new XmlError('malformed', error.message);
      throw error;
    }
  }

  #open(written: string): void {
    this.#events++;
    if (++this.#elements > this.#limits.elements) throw new XmlError('too-large', 'too many elements');
    if (this.#scopes.length >= DEPTH) throw new XmlError('too-large', 'elements are nested too deeply');
    this.#scopes.push(this.#scope);
    const tag = startTag(this.#scope, written, this.#attributes);
    if (this.#attributes.length > 0) this.#attributes = [];
    this.#scope = tag.scope;
    this.#handler.open(tag);
  }

  #close(): void {
    this.#events++;
    this.#handler.close();
    this.#scope = this.#scopes.pop() ?? this.#scope;
  }
}
