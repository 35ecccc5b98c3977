/** What XML 1.0 cannot hold: most control characters, lone surrogates, U+FFFE and U+FFFF. Source: XML 1.0, production 2. */
const INVALID =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser turns them into spaces or line feeds unless they are written as references (XML 1.0, 2.11 and 3.3.3).
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Whether a text can stand in XML 1.0 at all, escaped or not. */
export function isXmlText(text: string): boolean {
  return !INVALID.test(text);
}

/** Text for an element or a quoted attribute. The text must be one that XML can hold ({@link isXmlText}). */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (character) => ESCAPES[character] ?? character);
}
