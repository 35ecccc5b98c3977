import { displayWidth } from './display-width.ts';

/**
 * Breaks a text at its spaces so that no line takes more than `width` columns; a longer word keeps a line of its own. No-break
 * spaces, which French sets before « : » or « % », never break.
 */
export function wrap(text: string, width: number): string[] {
  if (!Number.isFinite(width)) return text.split('\n');
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width));
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(joined) > width) {
      lines.push(line);
      line = word;
    } else {
      line = joined;
    }
  }
  return [...lines, line];
}

/** The lines of a text, each behind `indent`, wrapped to the width that is left. */
export function indented(text: string, indent: string, width: number): string[] {
  return wrap(text, Math.max(20, width - displayWidth(indent))).map((line) => `${indent}${line}`.trimEnd());
}
