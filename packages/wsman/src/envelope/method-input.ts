import { CimDateTime } from '../cim/datetime.ts';
import { CimInstance } from '../cim/instance.ts';
import { CimInterval } from '../cim/interval.ts';
import { encodeName } from '../cim/names.ts';
import { CimReference } from '../cim/reference.ts';
import type { CimScalar } from '../cim/value.ts';
import { ANONYMOUS, CIM, SCHEMA_INSTANCE } from '../xml/namespaces.ts';
import { quoted } from './request.ts';

/** A parameter of a method: what a property can hold, or a JavaScript date. */
export type CimInput = CimScalar | Date | readonly (CimScalar | Date)[];

/** Parameters by name, in the order in which they are sent. */
export type CimInputs = Readonly<Record<string, CimInput | undefined>>;

/** `METHOD_INPUT` in the class's namespace. Source: DSP0230, mapping of methods. */
export function methodInput(classUri: string, method: string, inputs: CimInputs): string {
  const name = encodeName(method);
  const parameters = Object.entries(inputs).map(([parameter, value]) => element('r', parameter, value));
  return (
    `<r:${name}_INPUT xmlns:r="${quoted(classUri)}" xmlns:xsi="${SCHEMA_INSTANCE}" xmlns:cim="${CIM}">` +
    `${parameters.join('')}</r:${name}_INPUT>`
  );
}

function element(prefix: string, name: string, value: CimInput | undefined): string {
  if (value === undefined) return '';
  const list: readonly (CimScalar | Date)[] = Array.isArray(value) ? value : [value];
  const tag = `${prefix}:${encodeName(name)}`;
  return list
    .map((item) => {
      if (item === null) return `<${tag} xsi:nil="true"/>`;
      if (item instanceof CimInstance) return instance(tag, item);
      return `<${tag}>${content(item)}</${tag}>`;
    })
    .join('');
}

function content(value: Exclude<CimScalar | Date, null | CimInstance>): string {
  if (value instanceof Date) return `<cim:Datetime>${value.toISOString()}</cim:Datetime>`;
  if (value instanceof CimDateTime) {
    const tag = value.text.includes('T') ? 'Datetime' : 'CIM_DateTime';
    return `<cim:${tag}>${quoted(value.text)}</cim:${tag}>`;
  }
  if (value instanceof CimInterval) {
    const tag = value.text.includes('P') ? 'Interval' : 'CIM_DateTime';
    return `<cim:${tag}>${quoted(value.text)}</cim:${tag}>`;
  }
  if (value instanceof CimReference) return endpoint(value);
  return quoted(String(value));
}

function endpoint(reference: CimReference): string {
  const selectors = [...reference.selectors].map(([name, value]) => {
    const inner =
      typeof value === 'string'
        ? quoted(value)
        : `<a:EndpointReference>${endpoint(value)}</a:EndpointReference>`;
    return `<w:Selector Name="${quoted(name)}">${inner}</w:Selector>`;
  });
  return (
    `<a:Address>${quoted(reference.address ?? ANONYMOUS)}</a:Address><a:ReferenceParameters>` +
    `<w:ResourceURI>${quoted(reference.resourceUri)}</w:ResourceURI>` +
    `<w:SelectorSet>${selectors.join('')}</w:SelectorSet></a:ReferenceParameters>`
  );
}

function instance(tag: string, value: CimInstance): string {
  const properties = [...value.properties].map(([name, inner]) => element('e', name, inner));
  const type = `e:${encodeName(value.className)}_Type`;
  return `<${tag} xmlns:e="${quoted(value.resourceUri)}" xsi:type="${type}">${properties.join('')}</${tag}>`;
}
