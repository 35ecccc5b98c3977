import type { EntityKind } from '../instances/class-properties.ts';
import { hostRank } from '../instances/host-names.ts';
import { lookupOf } from '../instances/lookups.ts';
import { kindOfProperties } from '../instances/recognize-class.ts';
import { parseInteger } from '../values/number.ts';
import type { RowCells } from './row-cells.ts';
import { DelimitedTokenizer } from './tokenizer.ts';

/** How one document is delimited, and what its header names. */
export interface Dialect {
  readonly kind: EntityKind;
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r';
  readonly header: readonly string[];
  /** Line of the header. */
  readonly headerLine: number;
  /** How many cells its rows have: fewer than the header where all its first rows are so. */
  readonly width: number;
  /** Cells of the rows of the sample, the header apart. */
  readonly rows: readonly (readonly string[])[];
  /** Another header stands among these rows. */
  readonly joined: boolean;
}

const DELIMITERS = [',', ';', '\t', '|'];
/** A title or a prompt may precede the header, not a whole page. */
const LATEST_HEADER = 20;
const ROWS_LOOKED_AT = 200;

/**
 * Finds the delimiter by the header: the one that cuts it into the most known names. Rows are no evidence, for decimal
 * commas and texts with semicolons mislead. `null` when no delimiter shows a known header.
 */
export function dialectOf(sample: string, wanted: EntityKind | null = null): Dialect | null {
  const lineEnd = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
  let best: Dialect | null = null;
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const rows = firstRows(sample, delimiter, lineEnd);
    const index = rows.findIndex(({ cells }, at) => at < LATEST_HEADER && headerKind(cells, wanted) !== null);
    const header = rows[index];
    const kind = header === undefined ? null : headerKind(header.cells, wanted);
    if (header === undefined || kind === null) continue;
    const score = header.cells.filter((name) => isKnown(kind, name)).length;
    if (score <= bestScore || !isTable(kind, header.cells, rows.slice(index + 1))) continue;
    if (isRestOfHeader(kind, rows[index + 1]?.cells ?? [])) continue;
    bestScore = score;
    const names = named(header.cells);
    const body = rows.slice(index + 1).map(({ cells }) => cells);
    best = {
      kind,
      delimiter,
      lineEnd,
      header: names,
      headerLine: header.line,
      width: widthOf(header.cells.length, body, /[\r\n]$/.test(sample)),
      rows: body,
      joined: body.some((row) => row.join() !== names.join() && kindOfHeader(named(row)) !== null),
    };
  }
  return best;
}

/** The dialect that a row begins which is a header of its own: exports that were joined may differ. `null` for any other row. */
export function dialectOfHeader(cells: RowCells, { delimiter, lineEnd }: Dialect): Dialect | null {
  if (!mayBeNames(cells)) return null;
  const header = named(cells.all());
  const kind = kindOfHeader(header);
  if (kind === null) return null;
  const { length: width } = header;
  return { kind, delimiter, lineEnd, header, headerLine: cells.line, width, rows: [], joined: true };
}

/** A look at the first characters: no name begins with a figure. Bad rows come by the million, too. */
function mayBeNames({ codes, count, starts, ends }: RowCells): boolean {
  for (let index = 0; index < count; index++) {
    const start = starts[index] ?? 0;
    const code = codes[start] ?? 0;
    if ((ends[index] ?? 0) > start && code >= 48 && code <= 57) return false;
  }
  return count > 1;
}

/** Among joined rows a header shows by its names alone: most must be known. */
function kindOfHeader(names: readonly string[]): EntityKind | null {
  const kind = names.length < 2 ? null : kindOfProperties(names);
  return kind !== null && names.filter((name) => isKnown(kind, name)).length * 2 >= names.length
    ? kind
    : null;
}

/** The names of a header, without the byte-order mark that stands before the first, or hides its quotes. */
function named(cells: readonly string[]): readonly string[] {
  return cells.map((name, index) => (index === 0 ? withoutMark(name) : name));
}

function headerKind(cells: readonly string[], wanted: EntityKind | null): EntityKind | null {
  if (cells.length < 2) return null;
  const kind = kindOfProperties(cells);
  if (wanted === null || kind === wanted) return kind;
  return cells.filter((name) => isKnown(wanted, name)).length >= 2 ? wanted : null;
}

/**
 * Names of figures alone, without the number of what they are figures of, may be a command's list of columns: they are a header
 * only with figures below.
 */
function isTable(kind: EntityKind, names: readonly string[], body: readonly { cells: string[] }[]): boolean {
  if (kind !== 'key-pack' && kind !== 'issued-license') return true;
  const kinds = names.map((name) => lookupOf(kind)(name)?.kind);
  if (kinds.includes('identity')) return true;
  const [first] = body;
  if (first === undefined || first.cells.length !== names.length) return false;
  return kinds.every((each, at) => each !== 'figure' || !Number.isNaN(parseInteger(first.cells[at] ?? '')));
}

/** A line of names that are no header by themselves: a mail broke the lines, and no cell is under its name. */
function isRestOfHeader(kind: EntityKind, cells: readonly string[]): boolean {
  const known = cells.filter((name) => isKnown(kind, name)).length;
  return known > 1 && known * 2 >= cells.length && kindOfHeader(named(cells)) === null;
}

function isKnown(kind: EntityKind, name: string): boolean {
  return lookupOf(kind)(name) !== null || hostRank(name) !== null;
}

/** Rows that all end early show a header that announces too much; one alone, or rows that differ, do not. */
function widthOf(announced: number, rows: readonly (readonly string[])[], lastIsWhole: boolean): number {
  const whole = lastIsWhole ? rows : rows.slice(0, -1);
  const [first] = whole;
  if (first === undefined || whole.length < 2 || first.length < 2 || first.length >= announced)
    return announced;
  return whole.every((row) => row.length === first.length) ? first.length : announced;
}

function firstRows(
  sample: string,
  delimiter: string,
  lineEnd: '\n' | '\r',
): { readonly line: number; readonly cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  const tokenizer = new DelimitedTokenizer(
    delimiter,
    {
      row: (cells: RowCells) => {
        if (rows.length >= ROWS_LOOKED_AT || isBlank(cells) || isDirective(cells) || isRule(cells)) return;
        rows.push({ line: cells.line, cells: cells.all() });
      },
      tooLong: () => {},
      unclosed: () => {},
    },
    lineEnd,
  );
  tokenizer.push(sample);
  tokenizer.end();
  return rows;
}

export function isBlank(cells: RowCells): boolean {
  for (let index = 0; index < cells.count; index++) {
    if (!cells.isEmpty(index) && cells.cell(index).trim() !== '') return false;
  }
  return true;
}

/** A name without the byte-order mark, and the quotes that it hid, which joining files leaves in the middle. */
export function withoutMark(name: string): string {
  return name.startsWith('\ufeff') ? name.slice(1).replace(/^"(.*)"$/s, '$1') : name;
}

/** `|---|:--:|`, the rule under the header of a table in Markdown. */
export function isRule(cells: RowCells): boolean {
  let dashes = false;
  for (let index = 0; index < cells.count; index++) {
    const cell = cells.cell(index).trim();
    if (!/^:?-*:?$/.test(cell)) return false;
    dashes ||= cell.includes('--');
  }
  return dashes;
}

/** `#TYPE …`, which Windows PowerShell writes above the header, and `sep=;`, which Excel reads. */
export function isDirective(cells: RowCells): boolean {
  const start = cells.starts[0] ?? 0;
  return cells.text.startsWith('#TYPE', start) || /^sep=.?$/i.test(cells.cell(0));
}
