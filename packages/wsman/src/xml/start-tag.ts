import { SCHEMA_INSTANCE } from './namespaces.ts';
import {
  type Declaration,
  isSame,
  type Scope,
  type StartTag,
  type XmlAttribute,
  type XmlName,
} from './scope.ts';
import { XmlError } from './xml-error.ts';

/** An attribute as it is written. */
export type WrittenAttribute = readonly [name: string, value: string];

const NONE: readonly XmlAttribute[] = [];
const NO_ATTRIBUTES: readonly WrittenAttribute[] = [];

/**
 * Resolves the names of a start tag. Source: Namespaces in XML 1.0.
 * @throws XmlError for a prefix that is not declared, or an attribute that stands twice.
 */
export function startTag(scope: Scope, written: string, attributes: readonly WrittenAttribute[]): StartTag {
  const seen = scope.seen(written);
  if (seen === null) return resolve(scope, written, attributes);
  if (attributes.length === 0) {
    seen.bare ??= resolve(scope, written, NO_ATTRIBUTES);
    return seen.bare;
  }
  if (seen.withAttributes === null || !isSame(seen.written, attributes)) {
    seen.withAttributes = resolve(scope, written, attributes);
    seen.written = attributes;
  }
  return seen.withAttributes;
}

function resolve(outer: Scope, written: string, attributes: readonly WrittenAttribute[]): StartTag {
  const declarations = declarationsOf(attributes);
  const scope = declarations === null ? outer : outer.inner(declarations);
  let type: XmlName | null = null;
  let isNil = false;
  let others: XmlAttribute[] | null = null;
  for (const [qualified, value] of attributes) {
    if (isDeclaration(qualified)) continue;
    // An attribute without a prefix is in no namespace, whatever the default one is.
    const name = qualified.includes(':') ? nameIn(scope, qualified) : { uri: '', local: qualified };
    if (name.uri === SCHEMA_INSTANCE && name.local === 'type') type = nameIn(scope, value.trim());
    else if (name.uri === SCHEMA_INSTANCE && name.local === 'nil') isNil = /^\s*(?:true|1)\s*$/i.test(value);
    else {
      others ??= [];
      if (others.some(({ uri, local }) => uri === name.uri && local === name.local)) {
        throw new XmlError('malformed', `the attribute ${name.local} stands twice`);
      }
      others.push({ uri: name.uri, local: name.local, value });
    }
  }
  return { name: nameIn(scope, written), type, isNil, attributes: others ?? NONE, scope };
}

function declarationsOf(attributes: readonly WrittenAttribute[]): Declaration[] | null {
  let declarations: Declaration[] | null = null;
  for (const [qualified, value] of attributes) {
    if (!isDeclaration(qualified)) continue;
    const prefix = qualified.slice('xmlns:'.length);
    const uri = value.trim();
    if (prefix !== '' && uri === '') throw new XmlError('malformed', `the prefix ${prefix} is undeclared`);
    declarations ??= [];
    declarations.push([prefix, uri]);
  }
  return declarations;
}

function isDeclaration(name: string): boolean {
  return name.startsWith('xmlns') && (name.length === 5 || name[5] === ':');
}

function nameIn(scope: Scope, qualified: string): XmlName {
  const name = scope.name(qualified);
  if (name === null) throw new XmlError('malformed', `the prefix of ${qualified} is not declared`);
  return name;
}
