import { MessageReader, MessageType, MessageWriter } from './fields.ts';
import { Flag, has } from './flags.ts';
import { fromUtf16, utf16 } from './text.ts';
import { VERSION } from './version.ts';

/** The third message: who asks, and the proof of the password. Source: [MS-NLMP] 2.2.1.3. */
export interface AuthenticateMessage {
  readonly flags: number;
  readonly domain: string;
  readonly user: string;
  readonly workstation: string;
  readonly lmResponse: Uint8Array;
  readonly ntResponse: Uint8Array;
  readonly encryptedSessionKey: Uint8Array;
}

/** Where the MIC stands, behind VERSION, when there is one. */
export const MIC_OFFSET = 72;
const MIC_LENGTH = 16;
const LENGTH = MIC_OFFSET;

/** @param mic Whether to leave 16 zero bytes for it. */
export function encodeAuthenticate(message: AuthenticateMessage, mic: boolean): Uint8Array {
  const writer = new MessageWriter(MessageType.authenticate, mic ? LENGTH + MIC_LENGTH : LENGTH);
  // The payloads in the order of the specification's own examples.
  writer
    .field(28, utf16(message.domain))
    .field(36, utf16(message.user))
    .field(44, utf16(message.workstation));
  writer.field(12, message.lmResponse).field(20, message.ntResponse).field(52, message.encryptedSessionKey);
  writer.number(60, message.flags);
  if (has(message.flags, Flag.version)) writer.put(64, VERSION);
  return writer.end();
}

/** @throws SecurityError `token-malformed`, `token-unexpected` */
export function parseAuthenticate(message: Uint8Array): AuthenticateMessage {
  const reader = new MessageReader(message, MessageType.authenticate);
  return {
    flags: reader.number(60),
    domain: fromUtf16(reader.field(28)),
    user: fromUtf16(reader.field(36)),
    workstation: fromUtf16(reader.field(44)),
    lmResponse: reader.field(12),
    ntResponse: reader.field(20),
    encryptedSessionKey: reader.field(52),
  };
}

/** The MIC of a message that has one. @throws SecurityError `token-malformed` */
export function micOf(message: Uint8Array): Uint8Array {
  return new MessageReader(message, MessageType.authenticate).slice(MIC_OFFSET, MIC_LENGTH);
}

/** The message with another MIC; zeros to compute one. @throws SecurityError `token-malformed` */
export function withMic(message: Uint8Array, mic: Uint8Array = new Uint8Array(MIC_LENGTH)): Uint8Array {
  micOf(message);
  const copy = Buffer.from(message);
  copy.set(mic, MIC_OFFSET);
  return copy;
}
