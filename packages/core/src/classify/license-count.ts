const LARGEST_UINT32 = 4_294_967_295;

/**
 * Unlimited packs hold the largest uint32 in `TotalLicenses` and `AvailableLicenses`; scripts that read it as signed
 * print −1. Both were seen on real servers.
 */
export function isUnlimitedCount(count: number | null): boolean {
  return count === -1 || count === LARGEST_UINT32;
}

/** A number of licences, or `null` when it cannot be one: negative, fractional, or beyond uint32. */
export function licenseCount(count: number | null): number | null {
  return count === null || !Number.isInteger(count) || count < 0 || count >= LARGEST_UINT32 ? null : count;
}
