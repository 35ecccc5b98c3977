import type { CalType } from '../domain/cal-type.ts';

/**
 * A product code such as `A02-10.01-S`: `Win32_TSLicenseKeyPack.Description`, and `msTSLicenseVersion3` in the directory.
 * The same in every language of Windows, so it serves as the second source beside the numeric columns.
 */
export interface ProductCode {
  readonly text: string;
  /** `A02` is Per Device, `C50` is Per User; any other family is `unknown`. */
  readonly calType: CalType;
  /** The `ProductVersionID` values that the code stands for; empty when its version is not one that was seen. */
  readonly productVersionIds: readonly number[];
  /** `-EX` marks the built-in pool, `-VDIS` a VDI suite. */
  readonly suffix: 'standard' | 'built-in' | 'vdi' | 'unknown';
}

const FAMILIES: ReadonlyMap<string, CalType> = new Map([
  ['A02', 'per-device'],
  ['C50', 'per-user'],
]);

/** Versions as seen beside their `ProductVersionID` on real servers. 6.00 is the CAL that 2008 and 2008 R2 share. */
const VERSIONS: ReadonlyMap<string, readonly number[]> = new Map([
  ['5.0', [0]],
  ['5.2', [1]],
  ['6.0', [2, 3]],
  ['6.2', [4]],
  ['10.0', [5]],
  ['10.1', [6]],
]);

const SUFFIXES: ReadonlyMap<string, ProductCode['suffix']> = new Map([
  ['S', 'standard'],
  ['EX', 'built-in'],
  ['VDIS', 'vdi'],
]);

/**
 * Reads a product code; `null` when the text is not one. `A02-5.02-S` and `A02-5.2-S` are the same code. A family, version
 * or suffix that was never seen stays unknown: the codes of 2022 and 2025 are not public, and none is invented.
 *
 * @example
 * parseProductCode('C50-6.02-S'); // { text: 'C50-6.02-S', calType: 'per-user', productVersionIds: [4], suffix: 'standard' }
 */
export function parseProductCode(text: string | null): ProductCode | null {
  const match = /^([A-Z]\d{2})-(\d{1,2})\.(\d{1,2})-([A-Z]{1,6})$/.exec(text?.trim().toUpperCase() ?? '');
  if (match === null) return null;
  const [code, family = '', major = '', minor = '', suffix = ''] = match;
  return {
    text: code,
    calType: FAMILIES.get(family) ?? 'unknown',
    productVersionIds: VERSIONS.get(`${Number(major)}.${Number(minor)}`) ?? [],
    suffix: SUFFIXES.get(suffix) ?? 'unknown',
  };
}
