import { displayWidth, type Grapheme, graphemesOf } from './display-width.ts';

/**
 * A text in at most `width` columns: its middle gives way, because names of machines and files differ at both ends.
 * @example shortenMiddle('srv-licences-01.lab.example', 16) // 'srv-lice…example'
 */
export function shortenMiddle(text: string, width: number, ellipsis = '…'): string {
  if (displayWidth(text) <= width) return text;
  const room = width - displayWidth(ellipsis);
  if (room <= 0) return takeStart(graphemesOf(text), width).text;
  const all = graphemesOf(text);
  const start = takeStart(all, Math.ceil(room / 2));
  const end = takeStart(all.toReversed(), room - start.width);
  return `${start.text}${ellipsis}${graphemesOf(end.text)
    .toReversed()
    .map((one) => one.text)
    .join('')}`;
}

function takeStart(graphemes: readonly Grapheme[], width: number): Grapheme {
  let text = '';
  let taken = 0;
  for (const grapheme of graphemes) {
    if (taken + grapheme.width > width) break;
    text += grapheme.text;
    taken += grapheme.width;
  }
  return { text, width: taken };
}

/** A text filled with spaces up to `width` columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + fill : fill + text;
}
