import { ADDRESSING, CIM, SCHEMA, WSMAN } from '../xml/namespaces.ts';
import type { XmlName } from '../xml/scope.ts';
import { attributeOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import { parseDateTime } from './datetime.ts';
import { CimInstance, isList } from './instance.ts';
import { parseInterval } from './interval.ts';
import { decodeName } from './names.ts';
import { parseAs } from './parse-value.ts';
import { CimReference } from './reference.ts';
import type { CimScalar, CimScalarType, CimType, CimTypes, CimValue } from './value.ts';

/**
 * An instance from its element: `<p:Win32_X xsi:type="p:Win32_X_Type">` with one element per property, or `<w:XmlFragment>`
 * with bare properties. Source: DSP0230, "Mapping of CIM classes to XML Schema"; DSP0226, 7.7 (fragments).
 * @param asked the class that was asked for: a fragment does not tell its own.
 */
export function readInstance(element: XmlElement, asked: string, types: CimTypes | null): CimInstance {
  const isFragment = element.name.uri === WSMAN && element.name.local === 'XmlFragment';
  const className = isFragment ? asked : classNameOf(element);
  const properties = new Map<string, CimValue>();
  for (const child of element.children ?? []) {
    const name = decodeName(child.name.local);
    const type = types?.[name] ?? null;
    const value = readScalar(child, type);
    const before = properties.get(name);
    if (before !== undefined) properties.set(name, isList(before) ? append(before, value) : [before, value]);
    else properties.set(name, type?.endsWith('[]') === true && !child.isNil ? [value] : value);
  }
  return new CimInstance(className, isFragment ? '' : element.name.uri, properties);
}

function append(list: readonly CimScalar[], value: CimScalar): readonly CimScalar[] {
  // The list is this function's own until the instance is whole; copying it for every element would be quadratic.
  (list as CimScalar[]).push(value);
  return list;
}

function classNameOf(element: XmlElement): string {
  const type = element.type?.local;
  return decodeName(type?.endsWith('_Type') === true ? type.slice(0, -'_Type'.length) : element.name.local);
}

function readScalar(element: XmlElement, type: CimType | null): CimScalar {
  if (element.isNil) return null;
  const told = type ?? (element.type === null ? null : toldType(element.type));
  const children = element.children;
  if (children === null) {
    return told === null || told === 'string' ? element.text : parseAs(scalarOf(told), element.text);
  }
  const [first] = children;
  if (first === undefined) return element.text;
  if (children.length === 1 && first.children === null && isTime(first.name)) return readTime(first);
  const reference = readReference(element);
  return reference ?? readEmbedded(element, children);
}

function scalarOf(type: CimType): CimScalarType {
  // The template type holds nothing else.
  return (type.endsWith('[]') ? type.slice(0, -2) : type) as CimScalarType;
}

/** In a projection Windows leaves the namespace of such elements out. */
function isOf(uri: string, name: XmlName): boolean {
  return name.uri === uri || name.uri === '';
}

function isTime(name: XmlName): boolean {
  return isOf(CIM, name) && TIMES.has(name.local);
}

const TIMES: ReadonlySet<string> = new Set(['Datetime', 'Interval', 'CIM_DateTime', 'Date', 'Time']);

/** `cim:Datetime`, `cim:Interval`, `cim:CIM_DateTime`, `cim:Date`, `cim:Time`: in every one of them either form is read. */
function readTime(element: XmlElement): CimScalar {
  if (element.isNil) return null;
  return parseDateTime(element.text) ?? parseInterval(element.text) ?? element.text;
}

function readReference(element: XmlElement): CimReference | null {
  const child = (parent: XmlElement | null, uri: string, local: string): XmlElement | null =>
    parent?.children?.find(({ name }) => isOf(uri, name) && name.local === local) ?? null;
  const endpoint = child(element, ADDRESSING, 'EndpointReference') ?? element;
  const parameters = child(endpoint, ADDRESSING, 'ReferenceParameters');
  const uri = textOf(child(parameters, WSMAN, 'ResourceURI'));
  if (uri === null) return null;
  const selectors = new Map<string, string | CimReference>();
  for (const selector of child(parameters, WSMAN, 'SelectorSet')?.children ?? []) {
    const name = attributeOf(selector, 'Name');
    if (name !== null) selectors.set(name, readReference(selector) ?? selector.text);
  }
  return new CimReference(textOf(child(endpoint, ADDRESSING, 'Address')), uri, selectors);
}

function readEmbedded(element: XmlElement, children: readonly XmlElement[]): CimInstance {
  const [inner] = children;
  // An embedded object of no declared class is one more element, named as the class.
  const isWrapped =
    element.type === null && children.length === 1 && inner?.children != null && inner.type !== null;
  return readInstance(isWrapped && inner !== undefined ? inner : element, '', null);
}

const CIM_TYPES: Readonly<Record<string, CimScalarType>> = {
  cimString: 'string',
  cimChar16: 'char16',
  cimBoolean: 'boolean',
  cimUnsignedByte: 'uint8',
  cimByte: 'sint8',
  cimUnsignedShort: 'uint16',
  cimShort: 'sint16',
  cimUnsignedInt: 'uint32',
  cimInt: 'sint32',
  cimUnsignedLong: 'uint64',
  cimLong: 'sint64',
  cimFloat: 'real32',
  cimDouble: 'real64',
  cimDateTime: 'datetime',
};
const XML_TYPES: Readonly<Record<string, CimScalarType>> = {
  string: 'string',
  boolean: 'boolean',
  unsignedByte: 'uint8',
  byte: 'sint8',
  unsignedShort: 'uint16',
  short: 'sint16',
  unsignedInt: 'uint32',
  int: 'sint32',
  unsignedLong: 'uint64',
  long: 'sint64',
  float: 'real32',
  double: 'real64',
  dateTime: 'datetime',
  duration: 'datetime',
};

function toldType(type: XmlName): CimScalarType | null {
  const types = type.uri === CIM ? CIM_TYPES : type.uri === SCHEMA ? XML_TYPES : null;
  return types !== null && Object.hasOwn(types, type.local) ? (types[type.local] ?? null) : null;
}
