/** Well-formed multi-byte UTF-8 sequences, and bytes that belong to none. ASCII counts as neither. */
export function countUtf8(bytes: Uint8Array): { readonly whole: number; readonly broken: number } {
  let whole = 0;
  let broken = 0;
  let index = 0;
  const length = bytes.length;
  while (index < length) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) {
      index++;
      continue;
    }
    const more =
      byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0;
    let seen = 0;
    while (seen < more && ((bytes[index + 1 + seen] ?? 0) & 0xc0) === 0x80) seen++;
    if (more > 0 && seen === more) {
      whole++;
      index += more + 1;
    } else {
      broken++;
      index++;
    }
  }
  return { whole, broken };
}
