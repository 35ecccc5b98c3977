import { SecurityError } from '../security-error.ts';

/** Tags that SPNEGO uses. Source: X.690, 8.1.2; the application and context ones from RFC 4178 and RFC 2743. */
export const Tag = {
  octetString: 0x04,
  objectIdentifier: 0x06,
  enumerated: 0x0a,
  sequence: 0x30,
  /** InitialContextToken of RFC 2743, 3.1. */
  application: 0x60,
  context: (number: number): number => 0xa0 | number,
} as const;

/** One element of DER. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  /** With its tag and length. */
  readonly whole: Uint8Array;
}

/** SPNEGO tokens carry at most a Kerberos ticket, which Windows itself keeps below 64 KiB. */
const LARGEST = 64 * 1024;
const MOST_CHILDREN = 64;

/**
 * Reads the element at the beginning. Only definite lengths of at most three bytes are taken; longer forms than needed are,
 * too, since real servers write them.
 * @throws SecurityError `token-malformed`
 */
export function readElement(bytes: Uint8Array): DerElement {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === undefined || first === undefined) throw malformed('an element is cut');
  if ((tag & 0x1f) === 0x1f) throw malformed('a tag of several bytes');
  let length = first;
  let at = 2;
  if (first > 0x7f) {
    const count = first & 0x7f;
    if (count === 0 || count > 3) throw malformed('an indefinite or too long length');
    length = 0;
    for (const byte of bytes.subarray(2, 2 + count)) length = length * 256 + byte;
    at += count;
  }
  if (length > LARGEST) throw malformed('an element is too large');
  if (at + length > bytes.length) throw malformed('an element leaves its frame');
  return { tag, content: bytes.subarray(at, at + length), whole: bytes.subarray(0, at + length) };
}

/** The elements that fill a content. @throws SecurityError `token-malformed` */
export function readChildren(content: Uint8Array): readonly DerElement[] {
  const children: DerElement[] = [];
  for (let at = 0; at < content.length; ) {
    if (children.length === MOST_CHILDREN) throw malformed('too many elements');
    const child = readElement(content.subarray(at));
    children.push(child);
    at += child.whole.length;
  }
  return children;
}

/** The content of an element that must have this tag and be alone. @throws SecurityError `token-malformed` */
export function only(bytes: Uint8Array, tag: number): Uint8Array {
  const element = readElement(bytes);
  if (element.tag !== tag) throw malformed(`tag ${element.tag} where ${tag} was expected`);
  if (element.whole.length !== bytes.length) throw malformed('bytes behind an element');
  return element.content;
}

/** Writes an element around contents. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  return Buffer.concat([Uint8Array.of(tag, ...lengthBytes(length)), ...contents]);
}

function lengthBytes(length: number): readonly number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  if (length < 0x1_0000) return [0x82, length >> 8, length & 0xff];
  return [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
}

function malformed(detail: string): SecurityError {
  return new SecurityError('token-malformed', `SPNEGO: ${detail}`);
}
