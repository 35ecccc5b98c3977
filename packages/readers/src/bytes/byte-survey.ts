import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { RefusedDocument } from '../refused.ts';
import { countUtf8 } from './count-utf8.ts';
import { bomOf, type Encoding, utf16Appended, utf16WithoutBom } from './encoding.ts';

/** What a whole document's bytes tell before any of them is decoded. */
export interface ByteSurvey {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: Encoding;
  /** The encoding is not stated by a byte-order mark and the bytes leave a choice. */
  readonly guessed: boolean;
  /** Lines of UTF-16 were appended to a text of one byte per character: its zeros are dropped. */
  readonly appended: boolean;
}

const HEAD = 64 * 1024;
/** A UTF-8 text with a few broken sequences is still one: this many whole ones per broken one. */
const WHOLE_PER_BROKEN = 10;

/**
 * Passes over a document once: its hash, its length, its encoding. Throws a `RefusedDocument` when there is nothing in it
 * or when it is not text. The first accent of a large export may come after a hundred megabytes, hence the whole pass.
 */
export async function surveyBytes(chunks: AsyncIterable<Uint8Array>): Promise<ByteSurvey> {
  const hash = createHash('sha256');
  const utf8 = new Utf8Survey();
  const head: Uint8Array[] = [];
  let headLength = 0;
  let bytes = 0;
  let encoding: Encoding | null | undefined;
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    hash.update(chunk);
    bytes += chunk.length;
    if (headLength < HEAD) {
      head.push(chunk.slice(0, HEAD - headLength));
      headLength += Math.min(chunk.length, HEAD - headLength);
    }
    if (encoding === undefined && headLength >= HEAD) encoding = encodingOfHead(Buffer.concat(head));
    if (encoding === undefined || encoding === null || encoding === 'utf-8-bom') utf8.add(chunk);
  }
  if (bytes === 0) throw new RefusedDocument('empty');
  if (encoding === undefined) encoding = encodingOfHead(Buffer.concat(head));
  const known = { sha256: hash.digest('hex'), bytes };
  if (encoding !== null) {
    const bom = bomOf(Buffer.concat(head)) !== null;
    return { ...known, encoding, guessed: !bom, appended: false };
  }
  const single = utf8.isBroken;
  const appended = utf16Appended(Buffer.concat(head));
  return { ...known, encoding: single ? 'windows-1252' : 'utf-8', guessed: single || appended, appended };
}

/** The encoding that the beginning shows, `null` for one byte per character or UTF-8. Throws when it is not text. */
function encodingOfHead(head: Uint8Array): Encoding | null {
  const bom = bomOf(head);
  if (bom !== null) {
    if (bom.length === head.length) throw new RefusedDocument('empty');
    return bom.encoding;
  }
  if (utf16Appended(head)) return null;
  const wide = utf16WithoutBom(head);
  if (wide !== null) return wide;
  if (isBinary(head)) throw new RefusedDocument('binary');
  return null;
}

/**
 * Control characters that no text export holds; a stray one is tolerated, and so are the end-of-file mark of DOS and zeros at the
 * end, which a machine leaves that stopped while it wrote.
 */
function isBinary(head: Uint8Array): boolean {
  let controls = 0;
  let end = head.length;
  while (end > 0 && head[end - 1] === 0) end--;
  if (end === 0) return true;
  for (const byte of head.subarray(0, end)) {
    if (byte === 0) controls += 4;
    else if (
      byte < 32 &&
      byte !== 9 &&
      byte !== 10 &&
      byte !== 12 &&
      byte !== 13 &&
      byte !== 26 &&
      byte !== 27
    )
      controls++;
  }
  return controls * 50 > end;
}

/** Tells UTF-8 from a one-byte encoding, chunk by chunk; characters that a chunk cuts are carried over. */
class Utf8Survey {
  #carry: Uint8Array = new Uint8Array(0);
  #whole = 0;
  #broken = 0;

  add(chunk: Uint8Array): void {
    const text = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    const cut = incompleteTail(text);
    this.#carry = text.slice(text.length - cut);
    const body = text.subarray(0, text.length - cut);
    if (isAscii(body)) return;
    const { whole, broken } = countUtf8(body);
    this.#whole += whole;
    this.#broken += broken;
  }

  /** The bytes are not UTF-8. A last character that is cut speaks for a truncated document where there are others. */
  get isBroken(): boolean {
    const broken = this.#broken + (this.#whole === 0 ? this.#carry.length : 0);
    return broken > 0 && this.#whole < broken * WHOLE_PER_BROKEN;
  }
}

/** Bytes at the end that begin a UTF-8 character without ending it. */
function incompleteTail(bytes: Uint8Array): number {
  const length = bytes.length;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? back : 0;
  }
  return 0;
}
