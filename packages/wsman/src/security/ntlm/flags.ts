import { SecurityError } from '../security-error.ts';

/** NegotiateFlags, as bits of a little-endian number. Source: [MS-NLMP] 2.2.2.5. */
export const Flag = {
  unicode: 0x0000_0001,
  oem: 0x0000_0002,
  requestTarget: 0x0000_0004,
  sign: 0x0000_0010,
  seal: 0x0000_0020,
  ntlm: 0x0000_0200,
  anonymous: 0x0000_0800,
  alwaysSign: 0x0000_8000,
  targetTypeDomain: 0x0001_0000,
  targetTypeServer: 0x0002_0000,
  extendedSessionSecurity: 0x0008_0000,
  targetInfo: 0x0080_0000,
  version: 0x0200_0000,
  key128: 0x2000_0000,
  keyExchange: 0x4000_0000,
  key56: 0x8000_0000,
} as const;

type FlagName = keyof typeof Flag;

/** What a side must agree to: nothing weaker than NTLMv2 with 128-bit keys that seal. */
const NEEDED: readonly FlagName[] = [
  'unicode',
  'sign',
  'seal',
  'extendedSessionSecurity',
  'key128',
  'keyExchange',
];

/** Offered by us in the first message. */
export const OFFERED =
  Flag.unicode |
  Flag.requestTarget |
  Flag.sign |
  Flag.seal |
  Flag.ntlm |
  Flag.alwaysSign |
  Flag.extendedSessionSecurity |
  Flag.targetInfo |
  Flag.version |
  Flag.key128 |
  Flag.keyExchange |
  Flag.key56;

export function has(flags: number, flag: number): boolean {
  return (flags & flag) !== 0;
}

/** @throws SecurityError `security-too-weak`, naming what is missing */
export function requireStrength(flags: number): void {
  const missing = NEEDED.filter((name) => !has(flags, Flag[name]));
  if (missing.length > 0) throw new SecurityError('security-too-weak', `not offered: ${missing.join(', ')}`);
}
