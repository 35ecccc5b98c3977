/** Controls, which could move the cursor or start an escape sequence, and characters that reverse the reading order. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const C1 = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Text from outside, made safe to show on a terminal: it can write, never command. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd');
}

/** JSON in which what terminals obey is escaped; its meaning is unchanged, since such characters stand only in strings. */
export function printableJson(json: string): string {
  return json.replace(C1, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
