import { createHash } from 'node:crypto';
import type { AuditEvent, AuditHead, Json } from '../audit.ts';
import { canonicalJson } from './canonical-json.ts';

/** Hash before the first event. */
export const NO_EVENT = '0'.repeat(64);

/** A line of a chain that is longer than any that Calepin writes. */
const LONGEST_LINE = 1024 * 1024;

/** The line of an event: its canonical JSON with the hash in it. */
export function sealEvent(event: Omit<AuditEvent, 'hash'>): AuditEvent {
  // An event holds nothing but JSON.
  return { ...event, hash: hashOf(event as unknown as Json) };
}

/** The line that ends an exported chain: without it, a file that was cut would look whole. */
export function endLine(head: AuditHead | null): string {
  return canonicalJson({ end: { seq: head?.seq ?? 0, hash: head?.hash ?? NO_EVENT } });
}

export type ChainFaultKind =
  /** The line is no event of a chain. */
  | 'unreadable'
  /** The event is not what its hash says. */
  | 'edited'
  /** Events before this one are not there. */
  | 'missing'
  /** It does not follow from the event before: one of them was replaced. */
  | 'unlinked'
  /** The chain ends before its end. */
  | 'cut'
  /** The chain is sound in itself, and another one than the receipt was taken of. */
  | 'not-the-receipt';

export interface ChainFault {
  readonly kind: ChainFaultKind;
  /** Line, from 1. */
  readonly line: number;
  /** Number of the event that should be there. */
  readonly seq: number;
}

export interface ChainVerification {
  /** Events from the first on that are sound. */
  readonly sound: number;
  /** The last sound event. */
  readonly head: AuditHead | null;
  /** The first fault; what comes after it proves nothing. */
  readonly fault: ChainFault | null;
}

export interface ChainExpectations {
  /** Where the chain ends, when something outside it says so; otherwise its last line has to. */
  readonly end?: AuditHead | null;
  /** An event noted earlier, elsewhere. */
  readonly receipt?: AuditHead;
}

/**
 * Verifies a chain line by line, in constant memory: every hash, every link, every number, and that it reaches its end. Needs
 * nothing but the lines, so that an auditor can do it without the register.
 */
export async function verifyChain(
  lines: AsyncIterable<string> | Iterable<string>,
  { end, receipt }: ChainExpectations = {},
): Promise<ChainVerification> {
  let head: AuditHead | null = null;
  let told: AuditHead | null = end ?? null;
  let ended = end !== undefined;
  let line = 0;
  let met = receipt === undefined;
  const failed = (kind: ChainFaultKind): ChainVerification => {
    const sound = head?.seq ?? 0;
    return { sound, head, fault: { kind, line, seq: sound + 1 } };
  };
  for await (const text of lines) {
    line += 1;
    const read = readLine(text);
    if (read === null || (ended && end === undefined)) return failed('unreadable');
    if (read.kind === 'end') {
      told = read.head.seq === 0 ? null : read.head;
      ended = true;
      continue;
    }
    const { event } = read;
    if (!event.canonical || hashOf(event.body) !== event.hash) return failed('edited');
    const expected: number = (head?.seq ?? 0) + 1;
    if (event.seq !== expected) return failed(event.seq > expected ? 'missing' : 'unlinked');
    if (event.previous !== (head?.hash ?? NO_EVENT)) return failed('unlinked');
    if (receipt?.seq === event.seq) {
      if (receipt.hash !== event.hash) return failed('not-the-receipt');
      met = true;
    }
    head = { seq: event.seq, hash: event.hash };
  }
  line += 1;
  if (!ended || (told?.seq ?? 0) > (head?.seq ?? 0)) return failed('cut');
  if (told?.seq !== head?.seq || told?.hash !== head?.hash) return failed('unlinked');
  if (!met) return failed('cut');
  return { sound: head?.seq ?? 0, head, fault: null };
}

interface ReadEvent {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
  /** Without the hash. */
  readonly body: Json;
  /** Whether the text is the one text of its value: a member given twice would be read in one way and seen in another. */
  readonly canonical: boolean;
}

function readLine(
  text: string,
):
  | { readonly kind: 'event'; readonly event: ReadEvent }
  | { readonly kind: 'end'; readonly head: AuditHead }
  | null {
  if (text.length > LONGEST_LINE) return null;
  let value: Json;
  try {
    // What JSON.parse makes is JSON.
    value = JSON.parse(text) as Json;
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const { end, hash, ...body } = value;
  if (end !== undefined) {
    const known = isRecord(end) ? headOf(end['seq'], end['hash']) : null;
    return known === null ? null : { kind: 'end', head: known };
  }
  const known = headOf(body['seq'], hash);
  const { previous } = body;
  if (known === null || typeof previous !== 'string') return null;
  return { kind: 'event', event: { ...known, previous, body, canonical: canonicalJson(value) === text } };
}

function headOf(seq: Json | undefined, hash: Json | undefined): AuditHead | null {
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || typeof hash !== 'string') return null;
  return { seq, hash };
}

function isRecord(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hashOf(body: Json): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex');
}
