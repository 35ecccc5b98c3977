import type { Instance, InstanceProperty } from '../instances/instance.ts';
import { lookupOf } from '../instances/lookups.ts';
import { parked, readNumber } from '../instances/read-value.ts';
import type { ReadContext } from '../reader.ts';
import type { Line } from '../text/lines.ts';
import type { LineParser } from '../text/parse-lines.ts';
import { parseDate } from '../values/date.ts';
import { type AgentHeader, agentHeader } from './agent-header.ts';

/** Columns as the agent's plug-in writes them; for sections that lack their first line. */
const COLUMNS: readonly string[] = [
  'KeyPackId',
  'Description',
  'KeyPackType',
  'ProductType',
  'ProductVersion',
  'ProductVersionID',
  'TotalLicenses',
  'IssuedLicenses',
  'AvailableLicenses',
  'ExpirationDate',
];
const FEWEST_CELLS = 7;
const MOST_CELLS = 64;
const SECTION = 'rds_licenses';

/**
 * Reads the `rds_licenses` sections of an agent's output, alone or among other sections. The host is the one of a piggyback
 * header, else the `Hostname` that the agent's own section states.
 */
export class SectionParser implements LineParser {
  readonly #context: ReadContext;
  readonly #surveying: boolean;
  #header: AgentHeader | null = null;
  #piggyback: string | null = null;
  #hostName: string | null = null;
  #columns: readonly string[] | null = null;
  #whole = true;
  #last: { readonly cells: number; readonly line: number } | null = null;
  #instances: Instance[] = [];

  constructor(context: ReadContext, surveying: boolean) {
    this.#context = context;
    this.#surveying = surveying;
  }

  get complete(): boolean {
    return this.#whole;
  }

  line({ text, number, cut }: Line): void {
    const header = agentHeader(text);
    if (header !== null) {
      if (header.kind === 'piggyback') this.#piggyback = header.host;
      this.#header = header;
      this.#columns = null;
      return;
    }
    if (this.#header?.kind !== 'section' || text.trim() === '') return;
    if (this.#header.name === 'check_mk') {
      const hostName = /^\s*Hostname:\s*(\S{1,255})\s*$/i.exec(text);
      if (hostName !== null) this.#hostName = hostName[1] ?? null;
    } else if (this.#header.name === SECTION) {
      if (cut) this.#park(number, text, 'row-too-long');
      else this.#row(text, number, this.#header.separator);
    }
  }

  end(): void {}

  take(): readonly Instance[] {
    const taken = this.#instances;
    this.#instances = [];
    return taken;
  }

  #row(text: string, line: number, separator: string | null): void {
    const cells = cellsOf(text, separator);
    if (cells[0]?.toLowerCase() === 'keypackid') {
      this.#columns = cells;
      return;
    }
    const columns = this.#columns ?? COLUMNS;
    const fits = cells.length >= FEWEST_CELLS && cells.length <= MOST_CELLS && hasItsKinds(cells, columns);
    if (!fits) {
      const short =
        cells.length < columns.length - 1 && this.#last !== null && cells.length < this.#last.cells;
      this.#park(line, text, short ? 'truncated-row' : 'wrong-field-count');
      return;
    }
    this.#last = { cells: cells.length, line };
    if (cells.length < columns.length && !this.#surveying) {
      this.#context.warn({ code: 'header-longer-than-rows', facts: {} });
    }
    const properties: InstanceProperty[] = [];
    for (const [index, name] of columns.entries()) {
      const value = cells[index];
      if (value !== undefined) properties.push({ name, value });
    }
    const host = this.#piggyback ?? this.#hostName;
    this.#instances.push({ className: 'Win32_TSLicenseKeyPack', host, line, properties });
  }

  #park(line: number, text: string, reason: 'row-too-long' | 'truncated-row' | 'wrong-field-count'): void {
    this.#whole = false;
    if (this.#surveying) return;
    this.#context.reject(parked(line, null, text, reason));
    if (reason === 'truncated-row') this.#context.warn({ code: 'truncated', facts: {} });
  }
}

function cellsOf(text: string, separator: string | null): string[] {
  const cells = separator === null ? text.trim().split(/\s+/) : text.split(separator, MOST_CELLS + 1);
  return cells.map((cell) => cell.trim());
}

/**
 * Rows are read by the order of the names, so a separator inside a text would shift every figure after it: a row counts
 * only when numbers stand where numbers belong, and a date where a date does. One number that is none shifts nothing while the
 * date stands in its place: it is parked by itself.
 */
function hasItsKinds(cells: readonly string[], columns: readonly string[]): boolean {
  const lookup = lookupOf('key-pack');
  let unreadable = 0;
  let dated = false;
  for (const [index, name] of columns.entries()) {
    const cell = cells[index] ?? '';
    const property = lookup(name);
    if (cell === '' || property === null || property.kind === 'text') continue;
    if (property.kind === 'date') {
      if (!isDate(cell)) return false;
      dated = true;
    } else if (typeof readNumber(property, cell) !== 'number') unreadable++;
  }
  return unreadable === 0 || (unreadable === 1 && dated);
}

function isDate(text: string): boolean {
  const date = parseDate(text, (wallClock) => wallClock);
  return typeof date !== 'number' || !Number.isNaN(date);
}
