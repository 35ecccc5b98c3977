import { type Argon2Parameters, argon2 } from 'node:crypto';
import { atMost } from './at-most.ts';

/**
 * Each takes its memory for as long as it runs, and one of the four threads that Node also reads files with: a crowd at the
 * door must take neither.
 */
const queue = atMost(2);

/** Argon2id (RFC 9106) as Node's OpenSSL computes it; two at once, the others in the order in which they came. */
export function argon2id(parameters: Argon2Parameters): Promise<Buffer> {
  return queue(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)));
      }),
  );
}
