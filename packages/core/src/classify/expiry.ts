import type { Instant } from '../domain/instant.ts';

/** 2035-12-31T00:00:00Z. */
const FIRST_SENTINEL = Date.UTC(2035, 11, 31);

/**
 * A sentinel means "no expiry". On or after 2035-12-31 fits every value seen: 2036-01-01 or 2038-01-01 at the server's local
 * midnight, with or without the hour of installation, and 2^31 − 1 seconds (2038-01-19T03:14:07Z).
 */
export function isSentinelExpiry(expiration: Instant): boolean {
  return expiration >= FIRST_SENTINEL;
}
