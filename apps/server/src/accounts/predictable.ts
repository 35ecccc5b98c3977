/** What fingers and minds run along: the alphabet, the digits, and the keys of the keyboards of France, Germany and America. */
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  ...['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ...['azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ...['qwertzuiop', 'yxcvbnm'],
  ...['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '1aqw', '2zsx'],
  ...['1q2w3e4r5t6y7u8i9o0p', '1a2z3e4r5t6y7u8i9o0p'],
];
const SEQUENCES = ROWS.flatMap((row) => [row, [...row].reverse().join('')]);

/** Shorter ones are everywhere in words. */
const SHORTEST_RUN = 3;

/** How many characters of a text cannot be told from those before: a sequence or a repeated character counts as one. */
export function unpredictableLength(text: string): number {
  const characters = [...text];
  let count = 0;
  for (let at = 0; at < characters.length; count += 1) {
    const run = runAt(characters, at);
    at += run >= SHORTEST_RUN ? run : 1;
  }
  return count;
}

/** `abcabcabca` is `abc` and nothing more; what does not repeat from end to end is given back as it is. */
export function repeatedPart(text: string): string {
  for (let period = 1; period <= text.length / 2; period += 1) {
    if (text.slice(period) === text.slice(0, -period)) return text.slice(0, period);
  }
  return text;
}

/** How long the longest sequence or repetition is that begins here. */
function runAt(characters: readonly string[], start: number): number {
  const first = characters[start] ?? '';
  let longest = 1;
  while (characters[start + longest] === first) longest += 1;
  for (const sequence of SEQUENCES) {
    // A character is twice in the digits, which begin and end with zero.
    for (let from = sequence.indexOf(first); from >= 0; from = sequence.indexOf(first, from + 1)) {
      let length = 1;
      while (from + length < sequence.length && characters[start + length] === sequence[from + length]) {
        length += 1;
      }
      longest = Math.max(longest, length);
    }
  }
  return longest;
}
