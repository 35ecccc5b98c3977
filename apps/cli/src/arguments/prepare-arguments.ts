/** Options that every command takes; those with a value take the next word. */
const GLOBAL_WITH_VALUE = ['--format', '--lang', '--data', '--color'];
const GLOBAL_ALONE = ['--quiet', '-q'];
const HELP = ['--help', '-h'];
const VERSION = ['--version', '-V'];

/**
 * Brings the words of a command line into the order that the parser expects: the command first. Options that every command takes may
 * thus stand before it; `--help` anywhere, and nothing at all, ask for the page of the command; `--version` is a command.
 * @example prepareArguments(['--lang', 'fr', 'inspect', '--help']) // ['help', 'inspect', '--lang', 'fr']
 */
export function prepareArguments(inputs: readonly string[]): string[] {
  const end = inputs.indexOf('--');
  const words = end === -1 ? inputs : inputs.slice(0, end);
  const rest = end === -1 ? [] : inputs.slice(end);
  const leading = leadingOptions(words);
  const after = words.slice(leading.length);
  if (words.some((word) => HELP.includes(word))) {
    const command = after.find((word) => !word.startsWith('-'));
    return ['help', ...(command === undefined || command === 'help' ? [] : [command]), ...globalsOf(words)];
  }
  const [command, ...others] = after;
  if (command === undefined) return ['help', ...leading];
  if (VERSION.includes(command)) return ['version', ...leading, ...others, ...rest];
  return [command, ...leading, ...others, ...rest];
}

function leadingOptions(words: readonly string[]): string[] {
  let count = 0;
  for (let word = words[count]; word !== undefined; word = words[count]) {
    if (GLOBAL_WITH_VALUE.includes(word)) count += Math.min(2, words.length - count);
    else if (GLOBAL_ALONE.includes(word) || isGlobalWithItsValue(word)) count += 1;
    else break;
  }
  return words.slice(0, count);
}

/** The options of every command among the words: the others mean nothing to a page of help. */
function globalsOf(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    if (GLOBAL_ALONE.includes(word) || isGlobalWithItsValue(word)) return [word];
    const value = words[index + 1];
    return GLOBAL_WITH_VALUE.includes(word) && value !== undefined ? [word, value] : [];
  });
}

function isGlobalWithItsValue(word: string): boolean {
  return GLOBAL_WITH_VALUE.some((option) => word.startsWith(`${option}=`));
}
