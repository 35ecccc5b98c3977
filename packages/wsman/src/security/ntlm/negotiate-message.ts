import { MessageReader, MessageType, MessageWriter } from './fields.ts';
import { Flag, has } from './flags.ts';
import { VERSION } from './version.ts';

/** The first message: what the side that begins can do. Source: [MS-NLMP] 2.2.1.1. */
export interface NegotiateMessage {
  readonly flags: number;
}

const LENGTH = 40;

/** Names of domain and workstation are left out: Windows leaves them out too, and no one needs them. */
export function encodeNegotiate(flags: number): Uint8Array {
  const writer = new MessageWriter(MessageType.negotiate, LENGTH).number(12, flags);
  if (has(flags, Flag.version)) writer.put(32, VERSION);
  return writer.end();
}

/** @throws SecurityError `token-malformed`, `token-unexpected` */
export function parseNegotiate(message: Uint8Array): NegotiateMessage {
  return { flags: new MessageReader(message, MessageType.negotiate).number(12) };
}
