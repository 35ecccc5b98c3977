import { HOUR, type Instant, MINUTE } from '@calepin/core';

/** Wrong passwords that cost nothing: people mistype. */
const FREE = 5;
const LONGEST = HOUR;

/**
 * Until when an account is locked after so many wrong passwords in a row: a minute after the fifth, twice as long after each one
 * more, an hour at most. A hundred guesses a day are left, which a password of the rules withstands, and nobody is locked out for
 * good by somebody else (OWASP ASVS 5.0, section 6.3; NIST SP 800-63B, section 3.2.2).
 */
export function lockedUntil(failures: number, now: Instant): Instant | null {
  if (failures < FREE) return null;
  return now + Math.min(MINUTE * 2 ** (failures - FREE), LONGEST);
}
