/**
 * Characters that terminals show two columns wide: classes W and F of Unicode Standard Annex 11, "East Asian Width", by their
 * blocks, and what is drawn as a picture by default (Unicode Technical Standard 51).
 */
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})/u;
/** Marks, format characters and controls take no column of their own. */
const NO_COLUMN = /^[\p{M}\p{Cf}\p{Cc}\u200b]+$/u;
/** U+FE0F asks for the picture of a character that is text by default. */
const PICTURE = /^\p{Extended_Pictographic}.*\ufe0f/u;
const PLAIN = /^[\u0020-\u007e]*$/;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A character as a reader sees it, with its marks, and the columns that it takes. */
export interface Grapheme {
  readonly text: string;
  readonly width: number;
}

/** The characters of a text, as a reader sees them. */
export function graphemesOf(text: string): Grapheme[] {
  if (PLAIN.test(text)) return Array.from(text, (character) => ({ text: character, width: 1 }));
  return Array.from(graphemes.segment(text), ({ segment }) => ({ text: segment, width: widthOf(segment) }));
}

/** How many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

function widthOf(grapheme: string): number {
  if (NO_COLUMN.test(grapheme)) return 0;
  return WIDE.test(grapheme) || PICTURE.test(grapheme) ? 2 : 1;
}
