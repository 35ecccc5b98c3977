export type Environment = Readonly<Record<string, string | undefined>>;
export type ColorChoice = 'auto' | 'always' | 'never';

/** What is known of the streams that a command was started with. */
export interface Streams {
  readonly outputIsTerminal: boolean;
  readonly errorsIsTerminal: boolean;
  readonly inputIsTerminal: boolean;
  /** Columns of the terminal, when there is one. */
  readonly columns: number | undefined;
}

/** Narrower than this, tables would be unreadable in any case. */
const NARROWEST = 30;

/**
 * Whether to colour a stream. `NO_COLOR` (https://no-color.org) and a dumb terminal say no, unless the command line says always.
 */
export function wantsColor(choice: ColorChoice, environment: Environment, isTerminal: boolean): boolean {
  if (choice !== 'auto') return choice === 'always';
  const { NO_COLOR, TERM } = environment;
  return isTerminal && (NO_COLOR === undefined || NO_COLOR === '') && TERM !== 'dumb';
}

/** Columns to fit into: the terminal's, or those that `COLUMNS` gives a pipe; a pipe is otherwise not limited. */
export function widthOf(streams: Streams, environment: Environment): number {
  const told = Number(environment['COLUMNS']);
  if (streams.outputIsTerminal) return Math.max(NARROWEST, streams.columns || told || 80);
  return Number.isInteger(told) && told > 0 ? Math.max(NARROWEST, told) : Number.POSITIVE_INFINITY;
}

/**
 * Whether block characters and check marks can be shown: the locale's character set says it; the old Windows console lacks the
 * glyphs, its successors have them.
 */
export function showsUnicode(environment: Environment, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') {
    return environment['WT_SESSION'] !== undefined || environment['TERM_PROGRAM'] !== undefined;
  }
  const { LC_ALL, LC_CTYPE, LANG } = environment;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((value) => value !== undefined && value !== '');
  return /utf-?8/i.test(locale ?? '');
}
