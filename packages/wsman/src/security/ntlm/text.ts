/** Text as NTLM writes it: UTF-16LE without a mark. */
export function utf16(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le');
}

export function fromUtf16(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf16le');
}

/** Upper case unit by unit, as Windows does it: `ß` stays what it is. */
export function upperCase(text: string): string {
  let upper = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charAt(index);
    const raised = unit.toUpperCase();
    upper += raised.length === 1 ? raised : unit;
  }
  return upper;
}
