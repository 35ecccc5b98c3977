/** What an archive may hold. Beyond any of these it is refused before its bytes are kept anywhere. */
export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of all entries together, unpacked. */
  readonly bytes: number;
  /** Unpacked bytes per packed byte, once more than `freeBytes` were unpacked. Inventories shrink twenty to fifty times. */
  readonly ratio: number;
  readonly freeBytes: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 10_000,
  bytes: 16 * 1024 ** 3,
  ratio: 250,
  freeBytes: 64 * 1024 ** 2,
};

/** Whether so many bytes out of so many break the limits. */
export function isTooLarge(unpacked: number, packed: number, limits: ArchiveLimits): boolean {
  return unpacked > limits.bytes || (unpacked > limits.freeBytes && unpacked > packed * limits.ratio);
}
