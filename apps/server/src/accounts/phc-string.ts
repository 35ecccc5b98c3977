/** What a stored hash was made with, and what came out. */
export interface Hashed {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly nonce: Buffer;
  readonly tag: Buffer;
}

/**
 * The most that a stored string may ask for: four times the memory of RFC 9106's second recommended option. A row that
 * somebody wrote into the register must not be able to stop the server.
 */
const MOST = { memory: 262_144, passes: 10, parallelism: 16 };

const NUMBER = '([1-9][0-9]{0,6})';
/** The nonce has 8 to 48 bytes (RFC 9106, 3.1), the tag 16 to 64: a shorter one could be met by chance. */
const PHC = new RegExp(
  `^\\$argon2id\\$v=19\\$m=${NUMBER},t=${NUMBER},p=${NUMBER}\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})$`,
);

/** Writes the PHC string format, with the names and the order that Argon2's own command writes. */
export function writePhc({ memory, passes, parallelism, nonce, tag }: Hashed): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(nonce)}$${encode(tag)}`;
}

/** Reads a PHC string of Argon2id, version 0x13; null when it is anything else, or asks for too much. */
export function readPhc(text: string): Hashed | null {
  const [, m, t, p, salt, hash] = PHC.exec(text) ?? [];
  if (salt === undefined || hash === undefined) return null;
  const hashed = {
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
    nonce: Buffer.from(salt, 'base64'),
    tag: Buffer.from(hash, 'base64'),
  };
  const { memory, passes, parallelism, nonce, tag } = hashed;
  if (memory > MOST.memory || passes > MOST.passes || parallelism > MOST.parallelism) return null;
  // RFC 9106, 3.1: eight blocks for each lane.
  if (memory < 8 * parallelism) return null;
  // One hash has one spelling: the bits that Base64 leaves over are zero.
  return encode(nonce) === salt && encode(tag) === hash ? hashed : null;
}

/** Base64 without padding, as the PHC string format has it. */
function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
