import { parseDateTime } from './datetime.ts';
import { parseInterval } from './interval.ts';
import { parseBoolean, parseInteger, parseNumber } from './parse-scalar.ts';
import type { CimScalar, CimScalarType } from './value.ts';

/** Text as a value of the type that was told. What is not of that type stays the text that it is: nothing is dropped. */
export function parseAs(type: CimScalarType, text: string): CimScalar {
  switch (type) {
    case 'string':
    case 'char16':
      return text;
    case 'boolean':
      return parseBoolean(text) ?? text;
    case 'uint64':
    case 'sint64':
      return parseInteger(text) ?? text;
    case 'datetime':
      return parseDateTime(text) ?? parseInterval(text) ?? text;
    default:
      return parseNumber(text) ?? text;
  }
}
