import { SaxesParser } from 'saxes';
import { SCHEMA_INSTANCE } from './namespaces.ts';
import { type Declaration, Scope, type XmlName } from './scope.ts';
import { XmlError } from './xml-error.ts';

/** An attribute that is neither a namespace declaration nor `xsi:type` nor `xsi:nil`. */
export interface XmlAttribute extends XmlName {
  readonly value: string;
}

/** Takes a document's elements as they come. */
export interface XmlHandler {
  /** @param type what `xsi:type` names. @param isNil `xsi:nil` is true. */
  open(name: XmlName, type: XmlName | null, isNil: boolean, attributes: readonly XmlAttribute[]): void;
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
const NONE: readonly XmlAttribute[] = [];

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
  #elements = 0;
  #attributes = 0;
  #events = 0;
  #silent = 0;

  constructor(handler: XmlHandler, limits: XmlLimits) {
    this.#handler = handler;
    this.#limits = limits;
    const parser = this.#parser;
    parser.on('error', ({ message }) => {
      throw new XmlError('malformed', message);
    });
    parser.on('doctype', () => {
      throw new XmlError('malformed', 'a document type is not accepted');
    });
    parser.on('processinginstruction', () => {
      throw new XmlError('malformed', 'a processing instruction is not accepted');
    });
    parser.on('attribute', () => {
      this.#events++;
      if (++this.#attributes > ATTRIBUTES) throw new XmlError('too-large', 'too many attributes');
    });
    parser.on('comment', () => {
      this.#events++;
    });
    parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes));
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
    this.#parser.write(text);
    // What is longer than a piece is gathered by the parser without a word: silence is how it shows.
    this.#silent = this.#events === before ? this.#silent + text.length : text.length;
    if (this.#silent > this.#limits.token) throw new XmlError('too-large', 'one value is too long');
  }

  /** @throws XmlError when the document is not whole. */
  end(): void {
    this.#parser.close();
  }

  #open(tag: string, attributes: Readonly<Record<string, string>>): void {
    this.#events++;
    if (++this.#elements > this.#limits.elements) throw new XmlError('too-large', 'too many elements');
    if (this.#scopes.length >= DEPTH) throw new XmlError('too-large', 'elements are nested too deeply');
    this.#scopes.push(this.#scope);
    if (this.#attributes === 0) {
      this.#handler.open(this.#name(tag), null, false, NONE);
      return;
    }
    this.#attributes = 0;
    this.#declare(attributes);
    let type: XmlName | null = null;
    let isNil = false;
    let others: XmlAttribute[] | null = null;
    for (const qualified in attributes) {
      if (qualified === 'xmlns' || qualified.startsWith('xmlns:')) continue;
      const value = attributes[qualified] ?? '';
      // An attribute without a prefix is in no namespace, whatever the default one is.
      const name = qualified.includes(':') ? this.#name(qualified) : { uri: '', local: qualified };
      if (name.uri === SCHEMA_INSTANCE && name.local === 'type') type = this.#name(value.trim());
      else if (name.uri === SCHEMA_INSTANCE && name.local === 'nil') isNil = /^\s*(true|1)\s*$/i.test(value);
      else {
        others ??= [];
        if (others.some(({ uri, local }) => uri === name.uri && local === name.local)) {
          throw new XmlError('malformed', `the attribute ${name.local} stands twice`);
        }
        others.push({ uri: name.uri, local: name.local, value });
      }
    }
    this.#handler.open(this.#name(tag), type, isNil, others ?? NONE);
  }

  #declare(attributes: Readonly<Record<string, string>>): void {
    let declarations: Declaration[] | null = null;
    for (const qualified in attributes) {
      if (!qualified.startsWith('xmlns')) continue;
      const prefix = qualified === 'xmlns' ? '' : qualified.startsWith('xmlns:') ? qualified.slice(6) : null;
      if (prefix === null) continue;
      const uri = (attributes[qualified] ?? '').trim();
      if (prefix !== '' && uri === '') throw new XmlError('malformed', `the prefix ${prefix} is undeclared`);
      declarations ??= [];
      declarations.push([prefix, uri]);
    }
    if (declarations !== null) this.#scope = this.#scope.inner(declarations);
  }

  #close(): void {
    this.#events++;
    this.#handler.close();
    this.#scope = this.#scopes.pop() ?? this.#scope;
  }

  #name(qualified: string): XmlName {
    const name = this.#scope.name(qualified);
    if (name === null) throw new XmlError('malformed', `the prefix of ${qualified} is not declared`);
    return name;
  }
}
