import type { Instant } from '../domain/instant.ts';
import type { IssuedLicenseStatus } from '../domain/issued-license-status.ts';
import type { FigureSource, LicenseTally } from './types.ts';

/** What the tally needs of one issued license. */
export interface TalliedLicense {
  readonly keyPackRef: string;
  readonly status: IssuedLicenseStatus;
  readonly expires: Instant | null;
}

interface Count {
  readonly byStatus: Partial<Record<IssuedLicenseStatus, number>>;
  expired: number;
}

/**
 * Counts issued licenses by key pack and status. Reads any iterable once; memory grows with the key packs, not with
 * the rows. `expired` counts rows whose expiry is before `asOf`. `list` says where the rows come from, and whether they
 * are all there is.
 *
 * @example
 * tallyIssuedLicenses([{ keyPackRef: 'pack-4', status: 'active', expires: null }], asOf, { source, complete: true });
 * // [{ keyPackRef: 'pack-4', byStatus: { active: 1 }, expired: 0, source, complete: true }]
 */
export function tallyIssuedLicenses(
  rows: Iterable<TalliedLicense>,
  asOf: Instant,
  list: { readonly source: FigureSource | null; readonly complete: boolean },
): LicenseTally[] {
  const counts = new Map<string, Count>();
  for (const row of rows) {
    let count = counts.get(row.keyPackRef);
    if (count === undefined) {
      count = { byStatus: {}, expired: 0 };
      counts.set(row.keyPackRef, count);
    }
    count.byStatus[row.status] = (count.byStatus[row.status] ?? 0) + 1;
    if (row.expires !== null && row.expires < asOf) count.expired += 1;
  }
  return Array.from(counts, ([keyPackRef, { byStatus, expired }]) => ({
    keyPackRef,
    byStatus,
    expired,
    source: list.source,
    complete: list.complete,
  }));
}
