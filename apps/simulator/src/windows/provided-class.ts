import type { CimProperty, CimShape, CimValues } from '../cim/schema.ts';
import type { WindowsHost } from './host.ts';

/** A method that reads. `run` gives the out parameters and the return value. */
export interface ReadingMethod {
  readonly kind: 'reads';
  readonly outputs: readonly CimProperty[];
  run(host: WindowsHost, inputs: MethodInputs, instance: CimValues): MethodResult;
}

/** A method that would change the host: it exists, it is refused, and it is counted. */
export interface ChangingMethod {
  readonly kind: 'changes';
}

export interface MethodResult {
  readonly returnValue: number;
  readonly outputs: CimValues;
}

/** In parameters by lower-case name; a repeated element is an array. */
export type MethodInputs = ReadonlyMap<string, readonly string[]>;

export interface ProvidedClass {
  readonly shape: CimShape;
  /** One instance without a key. */
  readonly singleton: boolean;
  /** Read by local administrators only, as the documentation of the licensing classes says. */
  readonly administratorsOnly: boolean;
  exists(host: WindowsHost): boolean;
  instances(host: WindowsHost): Iterable<CimValues>;
  readonly methods: ReadonlyMap<string, ReadingMethod | ChangingMethod>;
}

/** Methods by lower-case name, as action addresses are compared. */
export function methods(
  reading: Readonly<Record<string, Omit<ReadingMethod, 'kind'>>>,
  changing: readonly string[],
): ReadonlyMap<string, ReadingMethod | ChangingMethod> {
  return new Map<string, ReadingMethod | ChangingMethod>([
    ...Object.entries(reading).map(
      ([name, method]) => [name.toLowerCase(), { kind: 'reads', ...method }] as const,
    ),
    ...changing.map((name) => [name.toLowerCase(), { kind: 'changes' }] as const),
  ]);
}

export const NO_METHODS: ReadonlyMap<string, ReadingMethod | ChangingMethod> = new Map();

/** The first value of an in parameter, empty when it was not given. */
export function input(inputs: MethodInputs, name: string): string {
  return inputs.get(name.toLowerCase())?.[0] ?? '';
}
