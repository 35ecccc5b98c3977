import { MessageReader, MessageType, MessageWriter } from './fields.ts';
import { Flag, has } from './flags.ts';
import { type AvPair, encodeTargetInfo, parseTargetInfo } from './target-info.ts';
import { utf16 } from './text.ts';
import { VERSION } from './version.ts';

/** The second message: the server's challenge and who it is. Source: [MS-NLMP] 2.2.1.2. */
export interface ChallengeMessage {
  readonly flags: number;
  /** Eight bytes. */
  readonly serverChallenge: Uint8Array;
  readonly targetInfo: readonly AvPair[];
}

const LENGTH = 56;

/**
 * TargetName is not read: nothing depends on it, and real servers have sent positions outside of the message for it.
 * @throws SecurityError `token-malformed`, `token-unexpected`
 */
export function parseChallenge(message: Uint8Array): ChallengeMessage {
  const reader = new MessageReader(message, MessageType.challenge);
  const flags = reader.number(20);
  return {
    flags,
    serverChallenge: reader.slice(24, 8),
    targetInfo: has(flags, Flag.targetInfo) ? parseTargetInfo(reader.field(40)) : [],
  };
}

export function encodeChallenge(challenge: ChallengeMessage & { readonly targetName: string }): Uint8Array {
  const writer = new MessageWriter(MessageType.challenge, LENGTH);
  writer
    .field(12, utf16(challenge.targetName))
    .number(20, challenge.flags)
    .put(24, challenge.serverChallenge);
  writer.field(40, encodeTargetInfo(challenge.targetInfo));
  if (has(challenge.flags, Flag.version)) writer.put(48, VERSION);
  return writer.end();
}
