/** The encodings of inventories, by the names that the inspect document uses. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The encoding that a byte-order mark states, and the mark's length. */
export function bomOf(head: Uint8Array): { readonly encoding: Encoding; readonly length: number } | null {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8-bom', length: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/**
 * UTF-16 whose mark was lost: line ends and Latin letters leave a zero in every other byte, always on the same side.
 * `null` when there are no such zeros, or when they are on both sides (a binary file).
 */
export function utf16WithoutBom(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(head.length / 2);
  if (pairs < 2) return null;
  let even = 0;
  let odd = 0;
  let controls = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    const first = head[index] ?? 0;
    const second = head[index + 1] ?? 0;
    if (first === 0) even++;
    if (second === 0) odd++;
    const unit = first === 0 ? second : second === 0 ? first : 32;
    if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) controls++;
  }
  if (controls * 20 > pairs) return null;
  if (odd * 3 > pairs && even * 50 < odd) return 'utf-16le';
  if (even * 3 > pairs && odd * 50 < even) return 'utf-16be';
  return null;
}

/**
 * Lines of UTF-16 behind lines of one byte per character: Windows PowerShell's `>>` appends UTF-16 to whatever is there, without
 * a mark.
 */
export function utf16Appended(head: Uint8Array): boolean {
  const begins = head.indexOf(0) - 1;
  const lineEnd = head.subarray(0, Math.max(begins, 0)).lastIndexOf(10);
  return lineEnd > 0 && lineEnd === begins - 1 && utf16WithoutBom(head.subarray(begins)) === 'utf-16le';
}
