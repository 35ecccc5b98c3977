import { WsmanError } from '../errors/wsman-error.ts';
import { ADDRESSING, ENUMERATION, SOAP, WSMAN } from '../xml/namespaces.ts';
import type { StartTag, XmlName } from '../xml/scope.ts';
import { ElementBuilder, textOf, type XmlElement } from '../xml/xml-element.ts';
import { XmlError } from '../xml/xml-error.ts';
import { type XmlHandler, XmlReader } from '../xml/xml-reader.ts';
import { XmlText } from '../xml/xml-text.ts';
import { readFault, type SoapFault } from './fault.ts';

/** What an answer says, once it is whole. */
export interface Answer {
  readonly action: string | null;
  readonly relatesTo: string | null;
  readonly fault: SoapFault | null;
  /** Name of the body's element; `null` for an empty body. */
  readonly name: XmlName | null;
  /** The body's element, unless it is a list or a fault. */
  readonly element: XmlElement | null;
  /** Whether it is the answer to an Enumerate or a Pull. */
  readonly list: 'EnumerateResponse' | 'PullResponse' | null;
  readonly context: string | null;
  readonly isEnd: boolean;
}

/** What the reader of an answer has to know. */
export interface AnswerOptions {
  readonly contentType: string | null;
  /** The `MessageID` of the request; `null` when the answer does not have to name it. */
  readonly messageId: string | null;
  readonly maxBytes: number;
  /** Takes each item of a list as it comes. */
  readonly onItem: (item: XmlElement) => void;
}

/** Longest value: an answer's size, less what surrounds it, is the most that can be asked for anyway. */
const TOKEN_SHARE = 4;
/** An element takes at least so many bytes of an honest answer. */
const BYTES_PER_ELEMENT = 32;
const HEADERS: ReadonlySet<string> = new Set(['Action', 'RelatesTo']);

/**
 * Reads an answer while it arrives; items are handed over one by one and not kept. Errors are thrown by `write` and `end` as
 * `WsmanError` (`answer-malformed`, `answer-too-large`, `answer-unrelated`).
 */
export class AnswerReader implements XmlHandler {
  readonly #options: AnswerOptions;
  readonly #text: XmlText;
  readonly #reader: XmlReader;
  readonly #builder = new ElementBuilder();
  readonly #headers = new Map<string, string>();
  #bytes = 0;
  #depth = 0;
  #part: 'header' | 'body' | 'beside' | 'other' = 'other';
  #isInItems = false;
  #name: XmlName | null = null;
  #list: Answer['list'] = null;
  #element: XmlElement | null = null;
  #fault: SoapFault | null = null;
  #context: string | null = null;
  #isEnd = false;
  #sawBody = false;

  constructor(options: AnswerOptions) {
    this.#options = options;
    this.#text = new XmlText(options.contentType);
    this.#reader = new XmlReader(this, {
      token: Math.max(options.maxBytes / TOKEN_SHARE, 65_536),
      elements: options.maxBytes / BYTES_PER_ELEMENT,
    });
  }

  write(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#bytes > this.#options.maxBytes) {
      throw new WsmanError('answer-too-large', {
        phase: 'operation',
        details: { limit: this.#options.maxBytes },
      });
    }
    this.#guarded(() => this.#reader.write(this.#text.write(bytes)));
  }

  end(): Answer {
    this.#guarded(() => {
      this.#reader.write(this.#text.end());
      this.#reader.end();
      if (!this.#sawBody) throw new XmlError('malformed', 'it is no SOAP envelope with a body');
    });
    return {
      action: this.#headers.get('Action') ?? null,
      relatesTo: this.#headers.get('RelatesTo') ?? null,
      fault: this.#fault,
      name: this.#name,
      element: this.#element,
      list: this.#list,
      context: this.#context,
      isEnd: this.#isEnd,
    };
  }

  open(tag: StartTag): void {
    const { name } = tag;
    const depth = this.#depth++;
    if (this.#builder.isOpen) this.#builder.open(tag);
    else if (depth < 2) this.#openOutside(depth, name);
    else if (this.#part === 'header') {
      if (depth === 2 && name.uri === ADDRESSING && HEADERS.has(name.local)) {
        this.#builder.open(tag);
      }
    } else if (this.#part === 'body') this.#openInBody(depth, tag);
  }

  text(text: string): void {
    if (this.#builder.isOpen) this.#builder.text(text);
  }

  close(): void {
    this.#depth--;
    if (this.#builder.isOpen) {
      const element = this.#builder.close();
      if (element !== null) this.#take(element);
    } else if (this.#depth === 3) this.#isInItems = false;
    else if (this.#depth === 2 && this.#part === 'beside') this.#part = 'body';
    else if (this.#depth === 1) this.#part = 'other';
  }

  #openOutside(depth: number, name: XmlName): void {
    if (name.uri !== SOAP) {
      if (depth === 1) return;
      throw new XmlError('malformed', 'it is no SOAP 1.2 envelope');
    }
    if (depth === 0) {
      if (name.local !== 'Envelope') throw new XmlError('malformed', 'it is no SOAP 1.2 envelope');
    } else if (name.local === 'Header') {
      if (this.#sawBody) throw new XmlError('malformed', 'the header comes after the body');
      this.#part = 'header';
    } else if (name.local === 'Body') {
      if (this.#sawBody) throw new XmlError('malformed', 'there is more than one body');
      this.#sawBody = true;
      this.#part = 'body';
      this.#checkRelation();
    }
  }

  #openInBody(depth: number, tag: StartTag): void {
    const { name } = tag;
    if (depth === 2) {
      // The first element is the answer; what some servers put beside it says nothing that is needed here.
      if (this.#name !== null) {
        this.#part = 'beside';
        return;
      }
      this.#name = name;
      if (name.uri === ENUMERATION && (name.local === 'EnumerateResponse' || name.local === 'PullResponse')) {
        this.#list = name.local;
      } else this.#builder.open(tag);
    } else if (depth === 3) {
      if (name.local === 'Items' && (name.uri === WSMAN || name.uri === ENUMERATION)) this.#isInItems = true;
      else this.#builder.open(tag);
    } else if (depth === 4 && this.#isInItems) this.#builder.open(tag);
  }

  #take(element: XmlElement): void {
    const { uri, local } = element.name;
    if (this.#part === 'header') this.#headers.set(local, textOf(element) ?? '');
    else if (this.#isInItems) this.#options.onItem(unwrapped(element));
    else if (this.#list !== null) {
      if (local === 'EnumerationContext' && uri === ENUMERATION) this.#context = textOf(element);
      else if (local === 'EndOfSequence') this.#isEnd = true;
    } else if (uri === SOAP && local === 'Fault') this.#fault = readFault(element);
    else this.#element = element;
  }

  /** The header comes before the body: nothing of an answer to another request is handed over. */
  #checkRelation(): void {
    const expected = this.#options.messageId;
    const found = this.#headers.get('RelatesTo') ?? '';
    // Some servers leave it out of their faults; then the order on the connection is all there is.
    if (expected === null || found === '' || identifierOf(found) === identifierOf(expected)) return;
    throw new WsmanError('answer-unrelated', { phase: 'operation', details: { expected, found } });
  }

  #guarded(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      throw new WsmanError(error.reason === 'malformed' ? 'answer-malformed' : 'answer-too-large', {
        phase: 'operation',
        details: { reason: error.message },
        cause: error,
      });
    }
  }
}

/** `uuid:` may be written `uuid.` or `urn:uuid:`, and in capitals; the digits are what counts. */
function identifierOf(messageId: string): string {
  return messageId
    .trim()
    .toLowerCase()
    .replace(/^(?:urn:)?uuid[:.]/, '');
}

/** With objects and their addresses asked for, both stand in a `w:Item`. Source: DSP0226, 8.7 (EnumerationMode). */
function unwrapped(item: XmlElement): XmlElement {
  const inner = item.name.uri === WSMAN && item.name.local === 'Item' ? item.children?.[0] : undefined;
  return inner ?? item;
}
