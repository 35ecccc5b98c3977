import { isKnownName } from '../text/known-names.ts';

/**
 * How a line names a property.
 * - `list`: `KeyPackId : 3`, the colon aligned, as `Format-List` prints it
 * - `tight`: `msTSExpireDate: 2018…`, as LDIF and people write it
 * - `entry`: `[mstsexpiredate] => 2018…`, PHP's print_r
 * - `braced`: `mstsexpiredate   {4/14/2015 7:21:42 PM}`, a table of an ADSI result's properties
 * - `equals`: `KeyPackId=3`, as `wmic … /value` prints it
 */
type Notation = 'list' | 'tight' | 'entry' | 'braced' | 'equals';

export interface PropertyLine {
  readonly notation: Notation;
  readonly name: string;
  readonly value: string;
  /** Column of the colon in a `list`, else 0: properties of one instance share it. */
  readonly colon: number;
  /** Column at which the value begins: wrapped values go on at it. */
  readonly valueColumn: number;
  /** One blank before the colon of a `list`, where `Format-List` pads names to the same width. */
  readonly collapsed: boolean;
}

const ENTRY = /^\s*\[([\p{L}\p{N}_.;-]{1,100})\]\s*=>\s?(.*)$/u;
const BRACED = /^\s*([A-Za-z][\w.;-]{0,99})\s+\{(.*)\}\s*$/;
const COLON = /^(\s*(?:[-*•]\s+)?)([\p{L}_][^:=]{0,99}?)(\s*)(::?)(\s+|$)/u;
const EQUALS = /^\s*([A-Za-z_]\w{0,99})=(.*)$/;
const MOST_WORDS = 6;

/** Reads a line as a property; `null` when it is none. */
export function propertyLine(text: string): PropertyLine | null {
  const colon = COLON.exec(text);
  if (colon !== null) return colonLine(text, colon);
  const entry = ENTRY.exec(text);
  if (entry !== null) return named('entry', entry[1], entry[2]);
  const braced = BRACED.exec(text);
  if (braced !== null) return named('braced', braced[1], `{${braced[2] ?? ''}}`);
  const equals = EQUALS.exec(text);
  if (equals !== null && isKnownName(equals[1] ?? '')) return named('equals', equals[1], equals[2]);
  return null;
}

function colonLine(text: string, match: RegExpExecArray): PropertyLine | null {
  const [whole, indent = '', name = '', space = '', colons = ':'] = match;
  if (name.split(/\s+/).length > MOST_WORDS) return null;
  const value = text.slice(whole.length);
  const list = space !== '' && colons === ':';
  return {
    notation: list ? 'list' : 'tight',
    name,
    value: colons === '::' ? base64Text(value) : value,
    colon: list ? indent.length + name.length + space.length : 0,
    valueColumn: whole.length,
    collapsed: space.length === 1,
  };
}

function named(notation: Notation, name = '', value = ''): PropertyLine {
  return {
    notation,
    name,
    value: value.trim(),
    colon: 0,
    valueColumn: Number.POSITIVE_INFINITY,
    collapsed: false,
  };
}

/** LDIF writes values that are not plain ASCII in base64. */
function base64Text(value: string): string {
  return /^[A-Za-z0-9+/=\s]*$/.test(value) ? Buffer.from(value, 'base64').toString('utf8') : value;
}
