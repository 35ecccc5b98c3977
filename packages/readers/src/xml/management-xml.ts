import type { Instance, InstanceProperty, PropertyValue } from '../instances/instance.ts';
import { windowsClass } from '../text/class-of-properties.ts';
import { type InstanceHandler, MOST_ELEMENTS, MOST_PROPERTIES } from './instance-handler.ts';
import { localName } from './xml-stream.ts';

interface Values {
  readonly line: number;
  readonly parts: PropertyValue[];
}

interface InstanceFrame {
  readonly className: string | null;
  readonly line: number;
  readonly depth: number;
  readonly values: Map<string, Values>;
  property: string | null;
  /** Line of the property. */
  at: number;
  isNil: boolean;
  parts: string[];
}

/**
 * Instances as WS-Management and CIM-XML carry them: pull answers and `winrm enumerate … -format:pretty` (an element named as
 * the class), projections (`XmlFragment`), and `wmic … /format:rawxml` (`INSTANCE`, `PROPERTY`, `VALUE`).
 * Source: DSP0227 and DSP0230 (WS-Management, its CIM binding), DSP0201 (CIM in XML).
 */
export class ManagementXml implements InstanceHandler {
  isPart = false;
  #depth = 0;
  #frame: InstanceFrame | null = null;
  #node: string | null = null;
  #instances: Instance[] = [];

  get isInside(): boolean {
    return this.#frame !== null;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>, line: number): void {
    this.#depth++;
    const frame = this.#frame;
    if (frame === null) {
      // One answer of an enumeration is a part of it, up to the one that ends the sequence.
      if (tag === 'PullResponse' || tag === 'EnumerateResponse') this.isPart = true;
      if (tag === 'EndOfSequence') this.isPart = false;
      if (tag === 'RESULTS') this.#node = attributes['NODE'] ?? null;
      const className = tag === 'INSTANCE' ? (attributes['CLASSNAME'] ?? null) : windowsClass(tag);
      if (className === null && tag !== 'XmlFragment') return;
      const values = new Map<string, Values>();
      this.#frame = {
        className,
        line,
        depth: this.#depth,
        values,
        property: null,
        at: line,
        isNil: false,
        parts: [],
      };
      return;
    }
    if (this.#depth === frame.depth + 1) {
      frame.property = tag.startsWith('PROPERTY') ? (attributes['NAME'] ?? tag) : tag;
      frame.at = line;
      frame.isNil = isNil(attributes);
      frame.parts = [];
    }
  }

  close(_tag: string, text: string): void {
    const frame = this.#frame;
    const depth = this.#depth--;
    if (frame === null) return;
    if (depth === frame.depth) this.#closeInstance(frame);
    else {
      // `<Datetime>` and `<VALUE>` stand inside the property.
      if (text.trim() !== '' && frame.parts.length < MOST_ELEMENTS) frame.parts.push(text);
      if (depth === frame.depth + 1) this.#closeProperty(frame);
    }
  }

  take(): readonly Instance[] {
    const taken = this.#instances;
    this.#instances = [];
    return taken;
  }

  #closeProperty(frame: InstanceFrame): void {
    const name = frame.property;
    if (name === null || (frame.values.size >= MOST_PROPERTIES && !frame.values.has(name))) return;
    const values = frame.values.get(name) ?? { line: frame.at, parts: [] };
    // An array is the same element again and again.
    if (!frame.isNil && values.parts.length < MOST_ELEMENTS) values.parts.push(...frame.parts);
    frame.values.set(name, values);
  }

  #closeInstance({ className, line, values }: InstanceFrame): void {
    this.#frame = null;
    if (values.size === 0) return;
    const properties: InstanceProperty[] = [...values].map(([name, { line, parts }]) => ({
      name,
      value: parts.length === 1 ? (parts[0] ?? null) : parts,
      line,
    }));
    this.#instances.push({ className, host: this.#node, line, properties });
  }
}

function isNil(attributes: Readonly<Record<string, string>>): boolean {
  return Object.entries(attributes).some(([name, value]) => localName(name) === 'nil' && value === 'true');
}
