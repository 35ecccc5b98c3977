/**
 * Characters that consoles show two columns wide.
 * Source: Unicode Standard Annex 11, "East Asian Width", classes W and F.
 */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /\p{M}/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: everything outside ASCII needs a closer look.
const ASCII = /^[\u0000-\u007f]*$/;

/** A line seen as the columns of a console: each column holds the character that begins there. */
export class DisplayLine {
  readonly #text: string;
  /** Index in the text at which each column begins; `null` where columns and characters are the same. */
  readonly #starts: readonly number[] | null;

  /** `wide` counts wide characters twice, as consoles do; files that PowerShell wrote count them once. */
  constructor(text: string, wide: boolean) {
    this.#text = text;
    this.#starts = wide && !ASCII.test(text) ? columnStarts(text) : null;
  }

  get length(): number {
    return this.#starts?.length ?? this.#text.length;
  }

  /** The text from one column up to another. */
  slice(start: number, end: number): string {
    return this.#text.slice(this.#index(start), this.#index(end));
  }

  isBlank(column: number): boolean {
    if (column >= this.length) return true;
    const character = this.#text[this.#index(column)] ?? ' ';
    return character === ' ' || character === '\u00a0' || character === '\t' || character === '\u3000';
  }

  #index(column: number): number {
    return this.#starts === null ? column : (this.#starts[column] ?? this.#text.length);
  }
}

/** Whether columns and characters differ at all. */
export function hasWideCharacters(text: string): boolean {
  return !ASCII.test(text) && (WIDE.test(text) || COMBINING.test(text));
}

function columnStarts(text: string): number[] {
  const starts: number[] = [];
  let index = 0;
  for (const character of text) {
    if (!COMBINING.test(character)) {
      starts.push(index);
      if (WIDE.test(character)) starts.push(index);
    }
    index += character.length;
  }
  return starts;
}
