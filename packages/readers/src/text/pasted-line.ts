// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
const TERMINAL_COLOUR = /\u001b\[[0-9;?]*[A-Za-z]/g;
const INVISIBLE = /[\u200b\u200e\u200f\u2060\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
const SPECIAL = /[\u001b\u200b\u200e\u200f\u2060\ufeff]/;
/** What mail programs, tickets and source files put before each line: `> `, `>> `, `| `, `// `, `# `. */
const QUOTE = /^\s{0,8}(?:(?:[>|│]|\/\/|#)\s?)+/;

/** A pasted line without what its way through a console, a mail or a ticket added: colours, invisible marks, quoting. */
export function pastedLine(text: string): string {
  const plain = SPECIAL.test(text) ? text.replace(TERMINAL_COLOUR, '').replace(INVISIBLE, '') : text;
  const quote = QUOTE.exec(plain);
  return quote === null ? plain : plain.slice(quote[0].length);
}

const PROMPT = /^\s*(?:\[([^\]\s]{1,255})\]:\s*)?PS\s[^>]{0,260}>+(.*)$/;
const WMIC = /^\s*(?:[A-Za-z]:\\[^>]{0,260}>\s*)?wmic(?:\.exe)?\s(.*)$/i;
const COMPUTER_OPTION = /\s-(?:ComputerName|Cn|CimSession)[\s:]+(["']?)([\w.-]{1,255})\1(?=[\s|;)]|$)/i;
const NODE_OPTION = /\/node:\s*(["']?)([\w.-]{1,255})\1(?=\s|$)/i;

/**
 * The host that a command line names: the remoting prompt `[RDLS01]: PS C:\>`, `-ComputerName RDLS01`, `wmic /node:RDLS01`.
 * `null` for a command that names no single one, `undefined` when the line is not a command.
 */
export function hostOfCommand(text: string): string | null | undefined {
  const prompt = PROMPT.exec(text);
  if (prompt !== null) return COMPUTER_OPTION.exec(prompt[2] ?? '')?.[2] ?? prompt[1] ?? null;
  const wmic = WMIC.exec(text);
  if (wmic !== null) return NODE_OPTION.exec(wmic[1] ?? '')?.[2] ?? null;
  if (!/^\s*Get-(?:WmiObject|CimInstance)\s/i.test(text)) return undefined;
  return COMPUTER_OPTION.exec(text)?.[2] ?? null;
}
