import { SecurityError } from '../security-error.ts';

const SIGNATURE = Buffer.from('NTLMSSP\0', 'latin1');
/** No NTLM message of a real side comes near it: the largest part is a blob of a few hundred bytes. */
const LARGEST_MESSAGE = 64 * 1024;

export const MessageType = { negotiate: 1, challenge: 2, authenticate: 3 } as const;

/** Where a payload stands: Len, MaxLen and BufferOffset, eight bytes. Source: [MS-NLMP] 2.2.1. */
export interface FieldPosition {
  readonly length: number;
  readonly offset: number;
}

/** Reads an NTLM message within its bounds; everything in it is the other side's word. */
export class MessageReader {
  readonly bytes: Buffer;

  /** @throws SecurityError `token-malformed` or `token-unexpected` */
  constructor(message: Uint8Array, type: number) {
    this.bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
    if (this.bytes.length > LARGEST_MESSAGE) throw malformed('the NTLM message is too large');
    if (!isNtlm(message) || this.bytes.length < 12) throw malformed('this is no NTLM message');
    const found = this.bytes.readUInt32LE(8);
    if (found !== type) {
      throw new SecurityError('token-unexpected', `NTLM message ${found} where ${type} was expected`);
    }
  }

  /** @throws SecurityError `token-malformed` */
  number(offset: number): number {
    if (offset + 4 > this.bytes.length) throw malformed('the NTLM message is cut');
    return this.bytes.readUInt32LE(offset);
  }

  /** @throws SecurityError `token-malformed` */
  slice(offset: number, length: number): Uint8Array {
    if (offset + length > this.bytes.length) throw malformed('the NTLM message is cut');
    return this.bytes.subarray(offset, offset + length);
  }

  position(at: number): FieldPosition {
    if (at + 8 > this.bytes.length) throw malformed('the NTLM message is cut');
    return { length: this.bytes.readUInt16LE(at), offset: this.bytes.readUInt32LE(at + 4) };
  }

  /** The payload of a field. An empty one may stand anywhere. MaxLen is ignored, as the specification asks. */
  field(at: number): Uint8Array {
    const { length, offset } = this.position(at);
    if (length === 0) return this.bytes.subarray(0, 0);
    if (offset + length > this.bytes.length) throw malformed(`the field at ${at} leaves the NTLM message`);
    return this.bytes.subarray(offset, offset + length);
  }
}

/** Builds an NTLM message: a head of fixed size, then the payloads in the order in which they are given. */
export class MessageWriter {
  readonly #head: Buffer;
  readonly #payload: Uint8Array[] = [];
  #end: number;

  constructor(type: number, headLength: number) {
    this.#head = Buffer.alloc(headLength);
    SIGNATURE.copy(this.#head);
    this.#head.writeUInt32LE(type, 8);
    this.#end = headLength;
  }

  number(offset: number, value: number): this {
    // Bits that were joined with `|` are signed.
    this.#head.writeUInt32LE(value >>> 0, offset);
    return this;
  }

  put(offset: number, bytes: Uint8Array): this {
    this.#head.set(bytes, offset);
    return this;
  }

  field(at: number, bytes: Uint8Array): this {
    this.#head.writeUInt16LE(bytes.length, at);
    this.#head.writeUInt16LE(bytes.length, at + 2);
    this.#head.writeUInt32LE(this.#end, at + 4);
    this.#payload.push(bytes);
    this.#end += bytes.length;
    return this;
  }

  end(): Uint8Array {
    return Buffer.concat([this.#head, ...this.#payload]);
  }
}

export function isNtlm(token: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => token[index] === byte);
}

function malformed(detail: string): SecurityError {
  return new SecurityError('token-malformed', detail);
}
