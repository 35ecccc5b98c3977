import type { EntityKind } from '../instances/class-properties.ts';
import type { Instance, InstanceProperty } from '../instances/instance.ts';
import { lookupOf } from '../instances/lookups.ts';
import { normalizeName } from '../instances/property.ts';
import { parked } from '../instances/read-value.ts';
import { kindOfProperties } from '../instances/recognize-class.ts';
import type { ReadContext } from '../reader.ts';
import { classOfKind } from '../text/class-of-properties.ts';
import { isHostName, isKnownName } from '../text/known-names.ts';
import type { Line } from '../text/lines.ts';
import type { LineParser } from '../text/parse-lines.ts';
import { hostOfCommand, pastedLine } from '../text/pasted-line.ts';
import { type Column, columnsOf, isDashes, undashedColumns } from './columns.ts';
import { cutRow } from './cut-row.ts';
import { Row } from './row.ts';

const LINES_ABOVE = 4;
const GROUP = /^\s*([\p{L}_][^:]{0,99}?)\s*:\s+(\S.*)$/u;
/** Columns of which a row that goes on from the line above has none. */
const IDENTITIES: ReadonlySet<string> = new Set(['keypackid', 'licenseid', 'user', 'samaccountname']);

interface Table {
  readonly kind: EntityKind;
  readonly columns: readonly Column[];
  /** The column that every row fills. */
  readonly identity: number;
  readonly group: InstanceProperty | null;
  readonly host: string | null;
  /** Line of its dashes. */
  readonly dashes: number;
}

/**
 * Finds tables as `Format-Table` prints them among pasted text, and makes instances of their rows. Cells that the console cut
 * are parked, never completed; rows that do not stand under their columns are parked whole.
 */
export class TableParser implements LineParser {
  /** The header of a table that is read was seen. */
  sawTable = false;
  /** A table on a console has only the columns that fit, and a paste may be an extract. */
  readonly complete = false;
  readonly #context: Pick<ReadContext, 'reject'> | null;
  #above: string[] = [];
  #table: Table | null = null;
  #row: Row | null = null;
  #blank = false;
  #host: string | null = null;
  #group: InstanceProperty | null = null;
  #instances: Instance[] = [];

  /** Without a context nothing is parked: the document is only looked at. */
  constructor(context: Pick<ReadContext, 'reject'> | null) {
    this.#context = context;
  }

  line({ text, number }: Line): void {
    const line = pastedLine(text).trimEnd();
    if (line === '') {
      this.#blank = true;
      return;
    }
    if (isDashes(line)) {
      this.#broken(number);
      this.#begin(
        number,
        columnsOf(line, this.#above, (names) => kindOfProperties(names) !== null),
      );
      this.#above = [];
    } else if (this.#table === null || !this.#body(this.#table, line, number)) this.#outside(line, number);
    this.#blank = false;
  }

  end(): void {
    this.#closeRow();
  }

  take(): readonly Instance[] {
    const taken = this.#instances;
    this.#instances = [];
    return taken;
  }

  /** Dashes below dashes: the lines of the table were broken on their way, and no row can be told. */
  #broken(number: number): void {
    if (this.#table === null || this.#table.dashes !== number - 1) return;
    const names = this.#table.columns.map(({ name }) => name).join(' ');
    this.#context?.reject(parked(number, null, names, 'malformed'));
  }

  #begin(number: number, columns: readonly Column[] | null): void {
    const kind = columns === null ? null : kindOfProperties(columns.map(({ name }) => name));
    this.#endTable();
    if (columns === null || kind === null) return;
    const identity = columns.findIndex(({ name }) => IDENTITIES.has(normalizeName(name)));
    this.sawTable = true;
    this.#table = {
      kind,
      columns,
      identity: Math.max(identity, 0),
      group: this.#group,
      host: this.#host,
      dashes: number,
    };
  }

  /** Whether a line below the dashes belongs to the table. */
  #body(table: Table, line: string, number: number): boolean {
    const cells = cutRow(line, table.columns);
    if (cells === null) {
      // The next table's header stands under no column either; what it is shows at its dashes.
      if (this.#blank) this.#endTable();
      else if (!looksLikeHeader(line)) this.#misaligned(table, line, number);
      return false;
    }
    // The header of the next group stands under the columns as well.
    if (isKnownName(cells[table.identity] ?? '')) {
      this.#endTable();
      return false;
    }
    const filled = cells.filter((cell) => cell !== '').length;
    if (this.#row !== null && !this.#blank && cells[table.identity] === '' && goesOn(table, cells)) {
      this.#row.goOn(cells);
      return true;
    }
    // After a blank line, one word that happens to stand under a column is text.
    if (this.#blank && filled < 2) {
      this.#endTable();
      return false;
    }
    this.#closeRow();
    this.#row = new Row(cells, number);
    return true;
  }

  #endTable(): void {
    this.#closeRow();
    this.#table = null;
  }

  #misaligned(table: Table, line: string, number: number): void {
    if (hostOfCommand(line) !== undefined) return;
    const indent = line.length - line.trimStart().length;
    // It may hold the rest of the row above, whose figures are then not what they seem.
    if (this.#row !== null && indent >= (table.columns[table.identity]?.end ?? 0)) {
      this.#context?.reject(parked(this.#row.line, null, this.#row.text, 'malformed'));
      this.#row = null;
    }
    this.#closeRow();
    this.#context?.reject(parked(number, null, line.trim(), 'malformed'));
  }

  #outside(line: string, number: number): void {
    if (this.#blank) {
      this.#closeRow();
      this.#above = [];
    }
    const host = hostOfCommand(line);
    if (host !== undefined) {
      this.#endTable();
      this.#host = host;
      this.#group = null;
    }
    const group = GROUP.exec(line);
    const [, name = '', value = ''] = group ?? [];
    if (group !== null && isHostName(name)) this.#host = value.trim();
    else if (group !== null && isKnownName(name)) this.#group = { name, value: value.trim(), line: number };
    const columns = undashedColumns(
      line,
      (names) => names.every(isKnownName) && kindOfProperties(names) !== null,
    );
    if (columns !== null) this.#begin(number, columns);
    this.#above.push(line);
    if (this.#above.length > LINES_ABOVE) this.#above.shift();
  }

  #closeRow(): void {
    const row = this.#row;
    const table = this.#table;
    this.#row = null;
    if (row === null || table === null) return;
    const lookup = lookupOf(table.kind);
    const properties: InstanceProperty[] = [];
    for (const [index, { name }] of table.columns.entries()) {
      const value = row.cell(index, lookup(name)?.kind ?? 'text');
      if (value.text === '') continue;
      if (value.whole) properties.push({ name, value: value.text });
      else if (lookup(name) !== null || isHostName(name)) {
        this.#context?.reject(parked(row.line, name, value.text, 'truncated-value'));
      }
    }
    if (properties.length === 0) return;
    if (table.group !== null) properties.push(table.group);
    const className = classOfKind(table.kind);
    this.#instances.push({ className, host: table.host, line: row.line, properties });
  }
}

/** Whether a line may be the rest of the row above: names of hosts are not wrapped, so one begins a row that lacks its number. */
function goesOn({ columns }: Table, cells: readonly string[]): boolean {
  return !columns.some(({ name }, index) => isHostName(name) && cells[index] !== '');
}

function looksLikeHeader(line: string): boolean {
  const words = line.trim().split(/\s+/);
  return words.length > 1 && words.filter(isKnownName).length * 2 >= words.length;
}
