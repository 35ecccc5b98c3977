import { timingSafeEqual } from 'node:crypto';
import type { SealedMessage } from '../security-context.ts';
import { SecurityError } from '../security-error.ts';
import { hmacMd5 } from './hmac-md5.ts';
import { Rc4 } from './rc4.ts';
import type { DirectionKeys } from './session-keys.ts';

const SIGNATURE_LENGTH = 16;

/**
 * One direction of a session: its key stream and its sequence number run on from message to message.
 * Source: [MS-NLMP] 3.4.4.2 (signatures with extended session security and key exchange), 3.4.3 (sealing).
 */
export class MessageSecurity {
  readonly #keys: DirectionKeys;
  #stream: Rc4;
  #sequence = 0;

  constructor(keys: DirectionKeys) {
    this.#keys = keys;
    this.#stream = new Rc4(keys.sealing);
  }

  seal(message: Uint8Array): SealedMessage {
    // The message takes its part of the key stream before the signature does.
    const sealed = this.#stream.apply(message);
    return { sealed, signature: this.#sign(message) };
  }

  /** @throws SecurityError `seal-broken` */
  open(signature: Uint8Array, sealed: Uint8Array): Uint8Array {
    const message = this.#stream.apply(sealed);
    this.#check(signature, this.#sign(message));
    return message;
  }

  sign(message: Uint8Array): Uint8Array {
    return this.#sign(message);
  }

  /** @throws SecurityError `seal-broken` */
  verify(signature: Uint8Array, message: Uint8Array): void {
    this.#check(signature, this.#sign(message));
  }

  /** Begins the key stream again, not the sequence: what Windows does after a `mechListMIC`. Source: [MS-SPNG] 3.3.5.1. */
  restartStream(): void {
    this.#stream = new Rc4(this.#keys.sealing);
  }

  #sign(message: Uint8Array): Uint8Array {
    const signature = Buffer.alloc(SIGNATURE_LENGTH);
    signature.writeUInt32LE(1, 0);
    signature.writeUInt32LE(this.#sequence, 12);
    const checksum = hmacMd5(this.#keys.signing, signature.subarray(12), message).subarray(0, 8);
    signature.set(this.#stream.apply(checksum), 4);
    this.#sequence = (this.#sequence + 1) >>> 0;
    return signature;
  }

  #check(found: Uint8Array, expected: Uint8Array): void {
    if (found.length !== SIGNATURE_LENGTH || !timingSafeEqual(found, expected)) {
      throw new SecurityError('seal-broken', 'the signature of a message does not fit');
    }
  }
}
