const LONGEST_NAME = 300;
/** Control characters, and those that turn the direction of text: a name must show what it is. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The path of an entry inside its archive, fit to be shown and never used to open a file: no root, no drive, no way up. */
export function displayName(path: string): string {
  const parts = path
    .replace(UNSHOWABLE, '_')
    .split(/[/\\]+/)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
  return parts.join('/').slice(-LONGEST_NAME) || '_';
}
