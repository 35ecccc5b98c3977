import type { StartTag, XmlAttribute, XmlName } from './scope.ts';

/** A small part of a document, held whole: an instance, a fault. */
export interface XmlElement {
  readonly name: XmlName;
  readonly type: XmlName | null;
  readonly isNil: boolean;
  readonly attributes: readonly XmlAttribute[];
  /** The element's own text, without that of the elements inside. */
  text: string;
  /** `null` when there is none: most elements are a property with its value. */
  children: XmlElement[] | null;
}

/** Gathers one element with all that is inside, from the events of a reader. */
export class ElementBuilder {
  readonly #open: XmlElement[] = [];

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  open({ name, type, isNil, attributes }: StartTag): void {
    const element: XmlElement = { name, type, isNil, attributes, text: '', children: null };
    const parent = this.#open.at(-1);
    if (parent !== undefined) {
      if (parent.children === null) parent.children = [element];
      else parent.children.push(element);
    }
    this.#open.push(element);
  }

  text(text: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) element.text = element.text === '' ? text : element.text + text;
  }

  /** The element when it is whole. */
  close(): XmlElement | null {
    const element = this.#open.pop();
    return element !== undefined && this.#open.length === 0 ? element : null;
  }
}

/** The children of an element, by namespace and local name. */
export function childrenOf(element: XmlElement, uri: string, local: string): readonly XmlElement[] {
  return (element.children ?? []).filter(({ name }) => name.uri === uri && name.local === local);
}

/** The first such child, or `null`. */
export function childOf(element: XmlElement | null, uri: string, local: string): XmlElement | null {
  return element?.children?.find(({ name }) => name.uri === uri && name.local === local) ?? null;
}

/** The text of an element without the blanks around it; `null` for none. */
export function textOf(element: XmlElement | null): string | null {
  const text = element?.text.trim() ?? '';
  return text === '' ? null : text;
}

/** The value of an attribute without a namespace. */
export function attributeOf(element: XmlElement, local: string): string | null {
  return (
    element.attributes.find((attribute) => attribute.local === local && attribute.uri === '')?.value ?? null
  );
}
