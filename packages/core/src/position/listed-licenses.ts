import type { ClassifiedKeyPack } from '../classify/key-pack.ts';
import type { FigureSource, LicenseTally } from './types.ts';

/**
 * What a complete list of issued licenses says of a pack whose `IssuedLicenses` was not read, revoked ones apart. The method
 * of the source says that the rows were counted. Only for Per Device packs: those issued to users are recorded in the
 * directory, so a list that shows none of them proves nothing.
 * Source: Microsoft, "Win32_TSIssuedLicense class": instances are Per Device licenses.
 */
export function listedLicenses(
  pack: ClassifiedKeyPack,
  tally: LicenseTally | undefined,
): { readonly count: number; readonly source: FigureSource } | null {
  if (pack.calType !== 'per-device' || tally === undefined || !tally.complete || tally.source === null)
    return null;
  let count = 0;
  for (const [status, rows] of Object.entries(tally.byStatus)) if (status !== 'revoked') count += rows;
  return { count, source: { ...tally.source, method: `${tally.source.method}:issued-licenses` } };
}
