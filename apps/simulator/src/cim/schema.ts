/** Types of CIM properties, as DSP0004 names them. An `instance` is embedded; its own class says what it holds. */
export type CimType =
  | 'string'
  | 'boolean'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'sint16'
  | 'sint32'
  | 'datetime'
  | 'instance';

export interface CimProperty {
  readonly name: string;
  readonly type: CimType;
  readonly array: boolean;
  readonly key: boolean;
}

/** A value as the model gives it. Instants are epoch milliseconds: the property's type says that a number is one. */
export type CimValue = string | number | bigint | boolean | null | readonly CimValue[] | CimInstance;

export type CimValues = Readonly<Record<string, CimValue>>;

export interface CimInstance {
  readonly class: CimShape;
  readonly values: CimValues;
}

/** The name and the properties of a class: what is needed to write an instance of it. */
export interface CimShape {
  readonly name: string;
  /** With forward slashes: `root/cimv2`. */
  readonly namespace: string;
  readonly properties: readonly CimProperty[];
}

/**
 * Reads properties as the documentation lists them, one `type name` per semicolon; `[]` makes an array, `[key]` in front a key.
 *
 * @example
 * mof('[key] uint32 KeyPackId; string Description; string LicenseServers[]');
 */
export function mof(text: string): readonly CimProperty[] {
  return text
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const match = /^(\[key\] )?(\w+)\s+(\w+)(\[\])?$/.exec(line);
      const type = match?.[2];
      const name = match?.[3];
      if (!isCimType(type) || name === undefined) throw new Error(`Not a property: ${line}`);
      return { name, type, array: match?.[4] !== undefined, key: match?.[1] !== undefined };
    });
}

const TYPES: ReadonlySet<string> = new Set<CimType>([
  'string',
  'boolean',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'sint16',
  'sint32',
  'datetime',
  'instance',
]);

function isCimType(text: string | undefined): text is CimType {
  return text !== undefined && TYPES.has(text);
}
