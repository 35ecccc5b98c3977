import { escapeXml } from '../soap/escape.ts';
import { NS } from '../soap/namespaces.ts';
import { isoInstant } from './instant.ts';
import type { CimInstance, CimProperty, CimShape, CimType, CimValue, CimValues } from './schema.ts';

/**
 * How classes are addressed, and so how instances are written. Under WMI addresses Windows leaves the types of properties out
 * (captures of Windows Server 2008 R2); under DMTF addresses it writes them (`MSFT_WmiError` in its faults).
 */
export type ResourceStyle = 'wmi' | 'dmtf';

export interface RenderOptions {
  readonly style: ResourceStyle;
  /** Minutes east of UTC for instants, `null` for UTC with `Z`: Windows versions differ. */
  readonly zoneMinutes: number | null;
}

const DMTF_CLASS = 'http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2';
const WMI_ROOT = 'http://schemas.microsoft.com/wbem/wsman/1/wmi';

/** The address of a class, which is also the XML namespace of its instances. */
export function classUri(shape: CimShape, style: ResourceStyle): string {
  return style === 'dmtf' ? `${DMTF_CLASS}/${shape.name}` : `${WMI_ROOT}/${shape.namespace}/${shape.name}`;
}

/** Names of the CIM types on the wire, DSP0230 section 8.1 (`common.xsd`). */
const WIRE_TYPES: Readonly<Record<CimType, string>> = {
  string: 'cimString',
  boolean: 'cimBoolean',
  uint8: 'cimUnsignedByte',
  uint16: 'cimUnsignedShort',
  uint32: 'cimUnsignedInt',
  uint64: 'cimUnsignedLong',
  sint16: 'cimShort',
  sint32: 'cimInt',
  datetime: 'cimDateTime',
  instance: 'cimAnySimpleType',
};

interface PropertyText {
  readonly property: CimProperty;
  readonly open: string;
  readonly close: string;
  readonly nil: string;
}

interface ShapeText {
  readonly open: string;
  readonly close: string;
  readonly properties: readonly PropertyText[];
}

const SHAPES: Readonly<Record<ResourceStyle, WeakMap<CimShape, ShapeText>>> = {
  wmi: new WeakMap(),
  dmtf: new WeakMap(),
};

function propertyText(property: CimProperty, prefix: string, typed: boolean): PropertyText {
  const type = typed && property.type !== 'instance' ? ` xsi:type="cim:${WIRE_TYPES[property.type]}"` : '';
  const name = `${prefix}${property.name}`;
  return { property, open: `<${name}${type}>`, close: `</${name}>`, nil: `<${name} xsi:nil="true"${type}/>` };
}

function shapeText(shape: CimShape, style: ResourceStyle): ShapeText {
  const known = SHAPES[style].get(shape);
  if (known !== undefined) return known;
  const made: ShapeText = {
    open: `<p:${shape.name} ${instanceNamespaces(classUri(shape, style))} xsi:type="p:${shape.name}_Type">`,
    close: `</p:${shape.name}>`,
    properties: shape.properties.map((property) => propertyText(property, 'p:', style === 'dmtf')),
  };
  SHAPES[style].set(shape, made);
  return made;
}

/** The declarations that Windows repeats on every instance. */
export function instanceNamespaces(uri: string): string {
  return `xmlns:xsi="${NS.schemaInstance}" xmlns:p="${uri}" xmlns:cim="${NS.cim}"`;
}

/** A whole instance, as one element named after its class. */
export function renderInstance(instance: CimInstance, options: RenderOptions): string {
  const text = shapeText(instance.class, options.style);
  return text.open + renderProperties(text.properties, instance.values, options) + text.close;
}

/** The named properties alone, under other element names than the class's own: outputs of a method, embedded instances. */
export function renderMembers(
  properties: readonly CimProperty[],
  values: CimValues,
  options: RenderOptions,
): string {
  const texts = properties.map((property) => propertyText(property, 'p:', options.style === 'dmtf'));
  return renderProperties(texts, values, options);
}

/** A projection: bare property elements in a `w:XmlFragment`, as Windows answers to `SELECT a, b FROM …`. */
export function renderFragment(
  columns: readonly CimProperty[],
  instance: CimInstance,
  options: RenderOptions,
): string {
  const texts = columns.map((property) => propertyText(property, '', false));
  const body = renderProperties(texts, instance.values, options);
  return `<w:XmlFragment xmlns:xsi="${NS.schemaInstance}" xmlns:w="${NS.wsman}">${body}</w:XmlFragment>`;
}

function renderProperties(texts: readonly PropertyText[], values: CimValues, options: RenderOptions): string {
  let xml = '';
  for (const text of texts) {
    const value = values[text.property.name] ?? null;
    if (value === null) xml += text.nil;
    else if (Array.isArray(value)) {
      // An empty array leaves no trace but its null.
      if (value.length === 0) xml += text.nil;
      for (const item of value) xml += item === null ? text.nil : renderOne(text, item, options);
    } else xml += renderOne(text, value, options);
  }
  return xml;
}

function renderOne(text: PropertyText, value: CimValue, options: RenderOptions): string {
  const { type, name } = text.property;
  if (type === 'datetime' && typeof value === 'number') {
    // A projection declares no prefix for it, so the element carries its own (captures of Windows Server 2008 R2).
    const prefix = text.open.startsWith('<p:') ? '' : ` xmlns:cim="${NS.cim}"`;
    return `${text.open}<cim:Datetime${prefix}>${isoInstant(value, options.zoneMinutes)}</cim:Datetime>${text.close}`;
  }
  if (isInstance(value)) return renderEmbedded(text, name, value, options);
  return text.open + (typeof value === 'string' ? escapeXml(value) : String(value)) + text.close;
}

function renderEmbedded(
  text: PropertyText,
  name: string,
  value: CimInstance,
  options: RenderOptions,
): string {
  const uri = classUri(value.class, options.style);
  const element = text.open.startsWith('<p:') ? `p:${name}` : name;
  const inner = shapeText(value.class, options.style).properties;
  const attributes = `xmlns:p="${uri}" xmlns:xsi="${NS.schemaInstance}" xsi:type="p:${value.class.name}_Type"`;
  if (!element.startsWith('p:'))
    return `<${element} ${attributes}>${renderProperties(inner, value.values, options)}</${element}>`;
  // The outer element keeps the outer class's prefix; only what is inside belongs to the embedded class.
  const members = renderProperties(inner, value.values, options)
    .replaceAll('<p:', '<q:')
    .replaceAll('</p:', '</q:');
  return `<${element} xmlns:q="${uri}" xsi:type="q:${value.class.name}_Type">${members}</${element}>`;
}

function isInstance(value: CimValue): value is CimInstance {
  return typeof value === 'object' && value !== null && 'class' in value;
}
