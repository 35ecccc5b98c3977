import { randomBytes, timingSafeEqual } from 'node:crypto';
import { argon2id } from './argon2id.ts';
import { passwordText } from './password-text.ts';
import { type Hashed, readPhc, writePhc } from './phc-string.ts';

/** The second line of OWASP's Password Storage Cheat Sheet for Argon2id; memory in KiB. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
/** RFC 9106, 3.1 and 4: 128 bits of nonce, 256 bits of tag. */
const NONCE_BYTES = 16;
const TAG_BYTES = 32;

/** What is computed when there is nothing to compare with: the work of a real one, and a tag that nothing is compared to. */
const DECOY: Hashed = { ...COST, nonce: randomBytes(NONCE_BYTES), tag: Buffer.alloc(TAG_BYTES) };

/**
 * Hashes a password for the register, as a PHC string.
 *
 * @throws RangeError when it is longer than {@link passwordText} takes; `passwordFault` says so before.
 */
export async function hashPassword(password: string): Promise<string> {
  const text = passwordText(password);
  if (text === null) throw new RangeError('The password is too long to be hashed.');
  const made = { ...COST, nonce: randomBytes(NONCE_BYTES), tag: Buffer.alloc(TAG_BYTES) };
  return writePhc({ ...made, tag: await tagOf(text, made) });
}

/**
 * Whether a password is the one that was stored. Never throws for what is stored: what cannot be read is nobody's password.
 *
 * Without an account, or with one that cannot be read, it computes as long as with one and says no: the time does not tell who
 * has an account (OWASP ASVS 5.0, 6.3.8).
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const text = passwordText(password);
  // Nobody has such a password, and whoever sent it knows its length: nothing is told by saying no at once.
  if (text === null) return false;
  const known = stored === null ? null : readPhc(stored);
  const expected = known ?? DECOY;
  const same = timingSafeEqual(await tagOf(text, expected), expected.tag);
  return same && known !== null;
}

function tagOf(text: string, { memory, passes, parallelism, nonce, tag }: Hashed): Promise<Buffer> {
  const message = Buffer.from(text, 'utf8');
  return argon2id({ message, nonce, memory, passes, parallelism, tagLength: tag.length });
}
