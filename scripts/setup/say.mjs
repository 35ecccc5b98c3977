// What the two commands say, in the language of the terminal. Plain JavaScript: it runs before anything is installed.
const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const french = locale.toLowerCase().startsWith('fr');

/** Says one line on stderr, in French or in English. */
export function say(en, fr) {
  process.stderr.write(`${french ? fr : en}\n`);
}

/** Says why it cannot go on, and stops with the exit code of "could not be done". */
export function giveUp(en, fr) {
  say(en, fr);
  process.exit(3);
}
