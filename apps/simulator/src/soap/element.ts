import { SaxesParser } from 'saxes';

/** An element of a request, with its text joined. */
export interface Element {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly text: string;
}

interface OpenElement {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: Element[];
  text: string;
}

/** What came is not an XML document that may be taken in. */
export class XmlRefused extends Error {
  override readonly name = 'XmlRefused';
}

/** A request of a few thousand elements is already absurd; deeper than this is hostile. */
const MOST_ELEMENTS = 5_000;
const DEEPEST = 64;

/**
 * Parses a request. Document types are refused, so no entity but the five of XML exists.
 *
 * @throws XmlRefused when it is not well-formed, too deep, too large, or declares a document type.
 */
export function parseElement(text: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let root: Element | null = null;
  let count = 0;
  parser.on('error', (error) => {
    throw new XmlRefused(error.message);
  });
  parser.on('doctype', () => {
    throw new XmlRefused('A document type is not accepted.');
  });
  parser.on('opentag', (tag) => {
    count += 1;
    if (count > MOST_ELEMENTS || open.length >= DEEPEST) throw new XmlRefused('Too many elements.');
    const attributes = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === 'xmlns' || attribute.name === 'xmlns') continue;
      attributes.set(
        attribute.uri === '' ? attribute.local : `{${attribute.uri}}${attribute.local}`,
        attribute.value,
      );
    }
    open.push({ namespace: tag.uri, name: tag.local, attributes, children: [], text: '' });
  });
  parser.on('text', (part) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += part;
  });
  parser.on('cdata', (part) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += part;
  });
  parser.on('closetag', () => {
    const done = open.pop();
    if (done === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) root = done;
    else parent.children.push(done);
  });
  parser.write(text).close();
  if (root === null) throw new XmlRefused('There is no element.');
  return root;
}

export function child(element: Element | null, namespace: string, name: string): Element | null {
  return element?.children.find((item) => item.name === name && item.namespace === namespace) ?? null;
}

/** The trimmed text of a child, `null` when it is absent or empty. */
export function childText(element: Element | null, namespace: string, name: string): string | null {
  const text = child(element, namespace, name)?.text.trim() ?? '';
  return text === '' ? null : text;
}
