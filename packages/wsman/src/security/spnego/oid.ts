/** Object identifiers of mechanisms, as contents of DER. Source: [MS-SPNG] 3.1.5.2, RFC 4178, appendix. */
export const Oid = {
  /** 1.3.6.1.5.5.2 */
  spnego: Uint8Array.of(0x2b, 0x06, 0x01, 0x05, 0x05, 0x02),
  /** 1.3.6.1.4.1.311.2.2.10 */
  ntlm: Uint8Array.of(0x2b, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x02, 0x02, 0x0a),
  /** 1.2.840.113554.1.2.2 */
  kerberos: Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x02),
  /** 1.2.840.48018.1.2.2: the same mechanism; Windows 2000 cut a number, and its successors still say it. */
  microsoftKerberos: Uint8Array.of(0x2a, 0x86, 0x48, 0x82, 0xf7, 0x12, 0x01, 0x02, 0x02),
} as const;

export function sameOid(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
