// Scripts that are written without blanks between words, whose lines are cut anywhere.
const UNSPACED = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]/;

/**
 * What stood between two lines of a wrapped value. Consoles wrap at blanks, and the blank at the line's end gets lost on the
 * way; a value without any blank, such as a path, is cut inside.
 */
export function wrapSeparator(before: string, after: string): '' | ' ' {
  if (/[\s-]$/.test(before) || UNSPACED.test(before.slice(-1)) || UNSPACED.test(after.slice(0, 1))) return '';
  return /\s/.test(before) || /\s/.test(after.trim()) ? ' ' : '';
}
