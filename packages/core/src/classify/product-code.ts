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

const FAMILIES: Readonly<Record<string, CalType>> = { A02: 'per-device', C50: 'per-user' };

/** Versions as seen beside their `ProductVersionID` on real servers. 6.00 is the CAL that 2008 and 2008 R2 share. */
const VERSIONS: Readonly<Record<string, readonly number[]>> = {
  '5.0': [0],
  '5.2': [1],
  '6.0': [2, 3],
  '6.2': [4],
  '10.0': [5],
  '10.1': [6],
};

const SUFFIXES: Readonly<Record<string, ProductCode['suffix']>> = {
  S: 'standard',
  EX: 'built-in',
  VDIS: 'vdi',
};

/** Reads a product code; `null` when the text is not one. `A02-5.02-S` and `A02-5.2-S` are the same code. */
export function parseProductCode(text: string | null): ProductCode | null {
  const match = /^([A-Z]\d{2})-(\d{1,2})\.(\d{1,2})-([A-Z]{1,6})$/.exec(text?.trim().toUpperCase() ?? '');
  if (match === null) return null;
  const [code, family = '', major = '', minor = '', suffix = ''] = match;
  return {
    text: code,
    calType: FAMILIES[family] ?? 'unknown',
    productVersionIds: VERSIONS[`${Number(major)}.${Number(minor)}`] ?? [],
    suffix: SUFFIXES[suffix] ?? 'unknown',
  };
}
