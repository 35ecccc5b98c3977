/** The longest password in characters. NIST SP 800-63B-4, 3.1.1.2, asks for at least 64; whole phrases fit in 200. */
export const LONGEST_PASSWORD = 200;

/** What is longer than this is not looked at: normalising a megabyte would cost more than it could ever be worth. */
const LONGEST_INPUT = 10 * LONGEST_PASSWORD;

/**
 * A password as it is counted and hashed, or null when it is too long.
 *
 * The same letters arrive composed from one keyboard and decomposed from another. NIST SP 800-63B-4 (August 2025), 3.1.1.2,
 * and RFC 8265, 4.2.2, normalise to NFC; NFKC was the third revision's, and takes `²` for `2`. Nothing is cut off: the whole
 * password is verified (OWASP ASVS 5.0, 6.2.8).
 */
export function passwordText(password: string): string | null {
  if (password.length > LONGEST_INPUT) return null;
  const text = password.normalize('NFC');
  return countCharacters(text) > LONGEST_PASSWORD ? null : text;
}

/** Code points: each counts as one character (NIST SP 800-63B-4, 3.1.1.2). */
export function countCharacters(text: string): number {
  return [...text].length;
}
