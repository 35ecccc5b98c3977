/**
 * Names as they are, from names as XML can hold them: `_x0020_` stands for a space. An escape that names no character is left
 * as it is written. Source: DSP0230, section "Mapping of CIM names" and .NET's `XmlConvert.DecodeName`.
 */
export function decodeName(name: string): string {
  if (!name.includes('_x')) return name;
  return name.replace(/_x([0-9a-f]{8}|[0-9a-f]{4})_/gi, (written, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

const START = /^[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff]/;
const OTHERS = /[^A-Za-z0-9_.\-\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u3001-\ud7ff]/gu;

/** The reverse of {@link decodeName}: a name that XML can hold. */
export function encodeName(name: string): string {
  const written = (character: string): string => {
    const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `_x${hex.padStart(hex.length > 4 ? 8 : 4, '0')}_`;
  };
  // An underscore that would itself begin an escape is escaped, so that decoding gives the very name back.
  const kept = name.replace(/_(?=x(?:[0-9a-f]{8}|[0-9a-f]{4})_)/gi, written).replace(OTHERS, written);
  return START.test(kept) ? kept : kept.replace(/^./u, written);
}
