/** How a key pack came to be on the license server. */
export type KeyPackKind = 'retail' | 'volume' | 'concurrent' | 'temporary' | 'open' | 'built-in' | 'unknown';

const KINDS: Readonly<Record<number, KeyPackKind>> = {
  0: 'unknown',
  1: 'retail',
  2: 'volume',
  3: 'concurrent',
  4: 'temporary',
  5: 'open',
  6: 'built-in',
};

/**
 * `Win32_TSLicenseKeyPack.KeyPackType`. 6 is "not supported" in the documentation and is what real servers report for
 * the built-in pack; 7 and 8 were seen without documentation and stay `unknown`, their number shown beside.
 * Source: Microsoft, "Win32_TSLicenseKeyPack class".
 */
export function keyPackKind(keyPackType: number | null): KeyPackKind {
  return keyPackType === null ? 'unknown' : (KINDS[keyPackType] ?? 'unknown');
}

/** The documented kinds that were bought: retail, volume, concurrent and open. */
export function isBoughtKeyPackType(keyPackType: number): boolean {
  return keyPackType === 1 || keyPackType === 2 || keyPackType === 3 || keyPackType === 5;
}
