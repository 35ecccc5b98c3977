import type { CimProperty, CimShape, CimValue, CimValues } from '../cim/schema.ts';

/** A query of the part of WQL that inventories use. */
export interface Query {
  readonly className: string;
  /** `null` for `*`. */
  readonly columns: readonly string[] | null;
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly property: string;
  readonly operator: Operator;
  /** `null` only with `is` and `is not`. */
  readonly value: string | number | boolean | null;
}

type Operator = '=' | '<>' | '<' | '>' | '<=' | '>=' | 'like' | 'is' | 'is not';

/** The text is not a query, or uses more of WQL than is understood here. */
export class WqlRefused extends Error {
  override readonly name = 'WqlRefused';
}

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(<=|>=|<>|!=|[=<>,*()])|(-?\d+(?:\.\d+)?)|([A-Za-z_]\w*))/y;

interface Token {
  readonly kind: 'text' | 'sign' | 'number' | 'word';
  readonly text: string;
}

function tokens(query: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = query.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(query);
    if (match === null) throw new WqlRefused('The query was not syntactically valid.');
    const [, text, sign, number, word] = match;
    if (text !== undefined) found.push({ kind: 'text', text: text.slice(1, -1).replace(/\\(.)/g, '$1') });
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign === '!=' ? '<>' : sign });
    else if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
  }
  return found;
}

/**
 * Reads `SELECT columns FROM class [WHERE property operator value AND …]`.
 *
 * @throws WqlRefused
 * @example
 * parseWql('SELECT LicenseId FROM Win32_TSIssuedLicense WHERE KeyPackId = 3 AND LicenseStatus <> 4');
 */
export function parseWql(text: string): Query {
  const all = tokens(text);
  let at = 0;
  const next = (): Token => {
    const token = all[at];
    if (token === undefined) throw new WqlRefused('The query ends too soon.');
    at += 1;
    return token;
  };
  const word = (expected: string): void => {
    const token = next();
    if (token.kind !== 'word' || token.text.toLowerCase() !== expected)
      throw new WqlRefused(`Expected ${expected}, found ${token.text}.`);
  };
  const name = (): string => {
    const token = next();
    if (token.kind !== 'word') throw new WqlRefused(`Expected a name, found ${token.text}.`);
    return token.text;
  };
  const isNext = (kind: Token['kind'], value: string): boolean =>
    all[at]?.kind === kind && all[at]?.text.toLowerCase() === value;

  word('select');
  let columns: string[] | null = null;
  if (isNext('sign', '*')) at += 1;
  else {
    columns = [name()];
    while (isNext('sign', ',')) {
      at += 1;
      columns.push(name());
    }
  }
  word('from');
  const className = name();
  const conditions: Condition[] = [];
  if (at < all.length) {
    word('where');
    conditions.push(condition(name, next, isNext, () => (at += 1)));
    while (at < all.length) {
      word('and');
      conditions.push(condition(name, next, isNext, () => (at += 1)));
    }
  }
  return { className, columns, conditions };
}

function condition(
  name: () => string,
  next: () => Token,
  isNext: (kind: Token['kind'], value: string) => boolean,
  skip: () => void,
): Condition {
  const property = name();
  const sign = next();
  if (sign.kind === 'word' && sign.text.toLowerCase() === 'is') {
    const negated = isNext('word', 'not');
    if (negated) skip();
    const value = next();
    if (value.text.toLowerCase() !== 'null') throw new WqlRefused('Only NULL can follow IS.');
    return { property, operator: negated ? 'is not' : 'is', value: null };
  }
  const operator = sign.text.toLowerCase();
  if (!isComparison(operator)) throw new WqlRefused(`Not a comparison: ${sign.text}`);
  const value = next();
  if (value.kind === 'number') return { property, operator, value: Number(value.text) };
  if (value.kind === 'text') return { property, operator, value: value.text };
  const truth = value.text.toLowerCase();
  if (truth !== 'true' && truth !== 'false') throw new WqlRefused(`Not a value: ${value.text}`);
  return { property, operator, value: truth === 'true' };
}

function isComparison(text: string): text is Exclude<Operator, 'is' | 'is not'> {
  return ['=', '<>', '<', '>', '<=', '>=', 'like'].includes(text);
}

/** The columns of a query in the order asked for; a column that the class lacks is an invalid query, as in WMI. */
export function selectColumns(shape: CimShape, columns: readonly string[]): readonly CimProperty[] {
  return columns.map((column) => {
    const found = findProperty(shape, column);
    if (found === undefined) throw new WqlRefused(`No such property: ${column}`);
    return found;
  });
}

export function findProperty(shape: CimShape, name: string): CimProperty | undefined {
  const wanted = name.toLowerCase();
  return shape.properties.find((property) => property.name.toLowerCase() === wanted);
}

/** A predicate over the values of an instance. Comparisons with null never hold; text is compared without case. */
export function matcher(shape: CimShape, conditions: readonly Condition[]): (values: CimValues) => boolean {
  const tests = conditions.map((item) => {
    const property = findProperty(shape, item.property);
    if (property === undefined) throw new WqlRefused(`No such property: ${item.property}`);
    return { name: property.name, item };
  });
  return (values) => tests.every(({ name, item }) => holds(values[name] ?? null, item));
}

function holds(actual: CimValue, { operator, value }: Condition): boolean {
  if (operator === 'is') return actual === null;
  if (operator === 'is not') return actual !== null;
  if (actual === null || value === null || typeof actual === 'object') return false;
  if (operator === 'like') return likePattern(String(value)).test(String(actual));
  const order = compare(actual, value);
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
  }
}

function compare(actual: string | number | bigint | boolean, wanted: string | number | boolean): number {
  if (typeof actual === 'string') {
    const [left, right] = [actual.toLowerCase(), String(wanted).toLowerCase()];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  const left = Number(actual);
  const right =
    typeof wanted === 'string' && /^(true|false)$/i.test(wanted)
      ? Number(/^true$/i.test(wanted))
      : Number(wanted);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `%` is any text, `_` one character, `[a-z]` a set. */
function likePattern(pattern: string): RegExp {
  const source = pattern.replace(/%|_|\[[^\]]*\]|[^%_[]+|\[/g, (part) => {
    if (part === '%') return '.*';
    if (part === '_') return '.';
    if (part.length > 2 && part.startsWith('[') && part.endsWith(']'))
      return `[${part.slice(1, -1).replace(/[\\\]]/g, '\\$&')}]`;
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'is');
}
