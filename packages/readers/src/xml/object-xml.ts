import type { Instance, InstanceProperty, PropertyValue } from '../instances/instance.ts';
import { windowsClass } from '../text/class-of-properties.ts';
import { type InstanceHandler, MOST_ELEMENTS, MOST_PROPERTIES } from './instance-handler.ts';

interface Frame {
  readonly tag: string;
  readonly name: string | null;
  readonly line: number;
  readonly properties: InstanceProperty[];
  readonly elements: PropertyValue[];
  className: string | null;
  serverName: string | null;
}

/** `ConvertTo-Xml`: `<Object Type="…"><Property Name="…" Type="…">value</Property>`. */
export class ObjectXml implements InstanceHandler {
  readonly isPart = false;
  readonly #open: Frame[] = [];
  #instances: Instance[] = [];

  get isInside(): boolean {
    return this.#open.some(({ tag }) => tag === 'Object');
  }

  open(tag: string, attributes: Readonly<Record<string, string>>, line: number): void {
    this.#open.push({
      tag,
      name: attributes['Name'] ?? null,
      line,
      properties: [],
      elements: [],
      className: windowsClass(attributes['Type'] ?? ''),
      serverName: null,
    });
  }

  close(tag: string, text: string): void {
    const frame = this.#open.pop();
    if (frame === undefined || (tag !== 'Object' && tag !== 'Property')) return;
    const around = this.#open.at(-1);
    if (frame.name === 'CimSystemProperties' && around !== undefined) {
      around.serverName = frame.serverName;
      return;
    }
    // An object, or an element of a list of objects.
    if (tag === 'Object' || (frame.name === null && frame.properties.length > 0)) {
      const { className, serverName, line, properties } = frame;
      if (properties.length > 0) this.#instances.push({ className, host: serverName, line, properties });
      return;
    }
    if (around === undefined || frame.properties.length > 0) return;
    const value = frame.elements.length > 0 ? frame.elements : text.trim() === '' ? null : text;
    if (frame.name === null) {
      if (around.elements.length < MOST_ELEMENTS) around.elements.push(value);
    } else if (around.properties.length < MOST_PROPERTIES) {
      if (frame.name === 'ServerName' && typeof value === 'string') around.serverName = value;
      around.properties.push({ name: frame.name, value, line: frame.line });
    }
  }

  take(): readonly Instance[] {
    const taken = this.#instances;
    this.#instances = [];
    return taken;
  }
}
