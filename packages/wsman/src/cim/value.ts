import type { CimDateTime } from './datetime.ts';
import type { CimInstance } from './instance.ts';
import type { CimInterval } from './interval.ts';
import type { CimReference } from './reference.ts';

/**
 * One value. **Text unless its type was told**: the messages say nothing of the types of most properties, and guessing by the
 * look would turn the string `"007"` into a number and a uint64 into a rounded one. A type is told by the server (`xsi:type`)
 * or by the caller (`types`); an instance's accessors (`number`, `bigint`, `boolean` …) read text as what the caller knows it is.
 */
export type CimScalar =
  | string
  | number
  | bigint
  | boolean
  | CimDateTime
  | CimInterval
  | CimReference
  | CimInstance
  | null;

/** A value, or several of an array. An array of one looks like a single value on the wire: ask for it with `list`. */
export type CimValue = CimScalar | readonly CimScalar[];

/** The types of CIM. Source: DSP0004, 5.2.2 (intrinsic data types). */
export type CimScalarType =
  | 'string'
  | 'char16'
  | 'boolean'
  | 'uint8'
  | 'sint8'
  | 'uint16'
  | 'sint16'
  | 'uint32'
  | 'sint32'
  | 'uint64'
  | 'sint64'
  | 'real32'
  | 'real64'
  | 'datetime';

/** A type, or an array of it, e.g. `uint32` or `string[]`. */
export type CimType = CimScalarType | `${CimScalarType}[]`;

/** The types of a class's properties, as its documentation tells them. */
export type CimTypes = Readonly<Record<string, CimType>>;
