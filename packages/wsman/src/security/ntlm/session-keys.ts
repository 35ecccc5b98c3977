import { createHash } from 'node:crypto';

export type Side = 'client' | 'server';

/** Keys of one direction. */
export interface DirectionKeys {
  readonly signing: Uint8Array;
  readonly sealing: Uint8Array;
}

/** Keys of what a side sends, from the exported session key, 128 bits. Sources: SIGNKEY, [MS-NLMP] 3.4.5.2; SEALKEY, 3.4.5.3. */
export function directionKeys(sessionKey: Uint8Array, from: Side): DirectionKeys {
  const to = from === 'client' ? 'server' : 'client';
  const key = (purpose: string) =>
    createHash('md5')
      .update(sessionKey)
      .update(`session key to ${from}-to-${to} ${purpose} key magic constant\0`, 'latin1')
      .digest();
  return { signing: key('signing'), sealing: key('sealing') };
}
