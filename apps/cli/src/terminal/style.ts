/** What a piece of text means; colour follows, and never stands alone: a shape or a word says the same. */
export type Tone = 'plain' | 'strong' | 'quiet' | 'ok' | 'soon' | 'now' | 'unknown' | 'ink';

/** Select Graphic Rendition parameters (ECMA-48, 8.3.117). The sixteen colours follow the reader's own scheme. */
const CODES: Readonly<Record<Tone, string>> = {
  plain: '',
  strong: '1',
  quiet: '2',
  ok: '32',
  soon: '33',
  now: '31',
  unknown: '90',
  ink: '94',
};

/** Characters that a poor terminal lacks. */
export interface Glyphs {
  readonly ellipsis: string;
  readonly hairline: string;
  readonly arrow: string;
  readonly separator: string;
  readonly multiply: string;
  readonly ok: string;
  readonly soon: string;
  readonly now: string;
  readonly unknown: string;
  readonly issued: string;
  readonly installed: string;
  readonly overIssued: string;
  readonly beyond: string;
  readonly dotted: string;
  readonly filled: string;
  readonly empty: string;
}

const UNICODE: Glyphs = {
  ellipsis: '…',
  hairline: '─',
  arrow: '→',
  separator: '·',
  multiply: '×',
  ok: '✓',
  soon: '▲',
  now: '■',
  unknown: '○',
  issued: '█',
  installed: '░',
  overIssued: '▨',
  beyond: '▶',
  dotted: '┈',
  filled: '━',
  empty: '─',
};

const ASCII: Glyphs = {
  ellipsis: '...',
  hairline: '-',
  arrow: '->',
  separator: '-',
  multiply: 'x',
  ok: '+',
  soon: '!',
  now: '#',
  unknown: 'o',
  issued: '#',
  installed: '-',
  overIssued: 'X',
  beyond: '>',
  dotted: '.',
  filled: '=',
  empty: '-',
};

/** How text looks on one stream. */
export interface Style {
  readonly color: boolean;
  readonly glyphs: Glyphs;
  /** The text in the colour of its meaning. */
  paint(tone: Tone, text: string): string;
}

export function createStyle(options: { readonly color: boolean; readonly unicode: boolean }): Style {
  const { color, unicode } = options;
  return {
    color,
    glyphs: unicode ? UNICODE : ASCII,
    paint: (tone, text) =>
      !color || CODES[tone] === '' || text === '' ? text : `\u001b[${CODES[tone]}m${text}\u001b[0m`,
  };
}

export type StatusTone = 'ok' | 'soon' | 'now' | 'unknown';

/** A status as shape and word. */
export function status(style: Style, tone: StatusTone, word: string): string {
  return `${style.glyphs[tone]} ${word}`;
}
