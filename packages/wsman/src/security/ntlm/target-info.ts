import { SecurityError } from '../security-error.ts';

/** AvId of the pairs that we read or write. Source: [MS-NLMP] 2.2.2.1. */
export const AvId = {
  end: 0,
  computerName: 1,
  domainName: 2,
  dnsComputerName: 3,
  dnsDomainName: 4,
  dnsTreeName: 5,
  flags: 6,
  timestamp: 7,
  targetName: 9,
  channelBindings: 10,
} as const;

/** MsvAvFlags: "the client provides message integrity in the MIC field". */
export const AV_FLAG_MIC = 2;

/** One attribute of a side, e.g. its name in the domain. */
export interface AvPair {
  readonly id: number;
  readonly value: Uint8Array;
}

/** More pairs than any server sends; ten are defined. */
const MOST_PAIRS = 64;

/**
 * Reads AV_PAIRs up to MsvAvEOL; what follows it is not read. An empty list has no end mark.
 * @throws SecurityError `token-malformed`
 */
export function parseTargetInfo(bytes: Uint8Array): readonly AvPair[] {
  const pairs: AvPair[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length) throw malformed('a pair of the target information is cut');
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    at += 4;
    if (id === AvId.end) return pairs;
    if (at + length > bytes.length) throw malformed('a pair of the target information leaves its message');
    if (pairs.length === MOST_PAIRS) throw malformed('the target information has too many pairs');
    pairs.push({ id, value: bytes.subarray(at, at + length) });
    at += length;
  }
  if (bytes.length > 0) throw malformed('the target information has no end');
  return pairs;
}

/** Writes AV_PAIRs with MsvAvEOL behind them. */
export function encodeTargetInfo(pairs: readonly AvPair[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const { id, value } of [...pairs, { id: AvId.end, value: new Uint8Array(0) }]) {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(id, 0);
    head.writeUInt16LE(value.length, 2);
    parts.push(head, value);
  }
  return Buffer.concat(parts);
}

/** The first pair of a kind. */
export function findPair(pairs: readonly AvPair[], id: number): Uint8Array | null {
  return pairs.find((pair) => pair.id === id)?.value ?? null;
}

/** MsvAvFlags; 0 when absent. @throws SecurityError `token-malformed` */
export function flagsOf(pairs: readonly AvPair[]): number {
  const value = findPair(pairs, AvId.flags);
  if (value === null) return 0;
  if (value.length !== 4) throw malformed('MsvAvFlags is not four bytes long');
  return Buffer.from(value).readUInt32LE(0);
}

export function encodeFlags(flags: number): Uint8Array {
  const value = Buffer.alloc(4);
  value.writeUInt32LE(flags, 0);
  return value;
}

function malformed(detail: string): SecurityError {
  return new SecurityError('token-malformed', detail);
}
