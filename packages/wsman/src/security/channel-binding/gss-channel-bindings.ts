import { createHash } from 'node:crypto';

/** Types and lengths of both addresses, which are absent, and the length of the application data. */
const HEAD = 20;

/**
 * MD5 of gss_channel_bindings_struct with application data only, as MsvAvChannelBindings carries it.
 * Sources: RFC 2744, 3.11; RFC 4121, 4.1.1.2; [MS-NLMP] 2.2.2.1.
 */
export function hashChannelBindings(applicationData: Uint8Array): Uint8Array {
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(applicationData.length, 16);
  return createHash('md5').update(head).update(applicationData).digest();
}
