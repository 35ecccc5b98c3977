import type { AuditHead } from '@calepin/server/schemas';
import { BadValue } from '../../arguments/bad-value.ts';

const RECEIPT = /^(\d{1,15}):([0-9a-f]{64})$/i;

/** `42:9f86d0…`: the number and the hash of an event, as `calepin audit receipt` prints them. */
export function parseReceipt(input: string): AuditHead {
  const [, seq, hash] = RECEIPT.exec(input.trim()) ?? [];
  if (seq === undefined || hash === undefined) throw new BadValue('bad-value.receipt');
  return { seq: Number(seq), hash: hash.toLowerCase() };
}

export function receiptText({ seq, hash }: AuditHead): string {
  return `${seq}:${hash}`;
}
