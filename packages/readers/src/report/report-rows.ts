import type { RowCells } from '../delimited/row-cells.ts';
import { DelimitedTokenizer, type RowSink } from '../delimited/tokenizer.ts';
import type { Instance, InstanceProperty } from '../instances/instance.ts';
import { parked } from '../instances/read-value.ts';
import type { ParseOutcome } from '../read-instances.ts';
import type { ReadContext } from '../reader.ts';
import { parseDate } from '../values/date.ts';
import { zoneClock } from '../values/time-zone.ts';
import { type ReportColumn, reportColumn, reportLabel } from './report-columns.ts';

const DELIMITERS = [',', ';', '\t'];
const PER_DEVICE = /\bper\s+device\b/i;
const LABELLED = /^([^:]{1,100}):\s*(.*)$/;

/** The delimiter under which a sample shows the table of a Per User report; `null` when none does. */
export function reportDelimiter(sample: string): string | null {
  for (const delimiter of DELIMITERS) {
    const rows = new ReportRows(null);
    const tokenizer = new DelimitedTokenizer(delimiter, rows, lineEndOf(sample));
    tokenizer.push(sample);
    tokenizer.end();
    if (rows.sawTable) return delimiter;
  }
  return null;
}

/** The users of a report. */
export async function* reportUsers(
  context: ReadContext,
  delimiter: string,
  lineEnd: '\n' | '\r',
  surveying: boolean,
): AsyncGenerator<Instance, ParseOutcome> {
  const rows = new ReportRows(surveying ? null : context);
  const tokenizer = new DelimitedTokenizer(delimiter, rows, lineEnd);
  for await (const piece of context.text()) {
    tokenizer.push(piece);
    yield* rows.take();
  }
  tokenizer.end();
  yield* rows.take();
  // The report's scope may be one organisational unit: a user who is not on it may still hold a CAL.
  return { complete: false };
}

export function lineEndOf(sample: string): '\n' | '\r' {
  return sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
}

/**
 * Follows the report from its heading through its tables. Only the table of users who hold a CAL is read: devices and failed
 * attempts are passed over.
 */
class ReportRows implements RowSink {
  sawTable = false;
  readonly #context: ReadContext | null;
  #columns: readonly (ReportColumn | null)[] | null = null;
  #host: string | null = null;
  #instances: Instance[] = [];

  constructor(context: ReadContext | null) {
    this.#context = context;
  }

  take(): readonly Instance[] {
    const taken = this.#instances;
    this.#instances = [];
    return taken;
  }

  row(row: RowCells): void {
    const cells = row.all().map((cell) => cell.trim());
    while (cells.at(-1) === '') cells.pop();
    if (cells.length === 0) this.#columns = null;
    else if (!this.#header(cells)) {
      if (this.#columns === null) this.#heading(cells);
      else this.#user(this.#columns, cells, row);
    }
  }

  tooLong(line: number, beginning: string): void {
    this.#context?.reject(parked(line, null, beginning, 'row-too-long'));
  }

  unclosed(line: number, beginning: string, atEnd: boolean): void {
    this.#context?.reject(parked(line, null, beginning, atEnd ? 'truncated-row' : 'row-too-long'));
    if (atEnd) this.#context?.warn({ code: 'truncated', facts: {} });
  }

  #header(cells: readonly string[]): boolean {
    const columns = cells.map(reportColumn);
    const known = new Set(columns.filter((column) => column !== null));
    if (known.size < 2 || known.size * 2 < cells.length) return false;
    const users = known.has('User') && !known.has('TriedIssuanceOn') && !known.has('Computer');
    const licenses = known.has('CALType') || known.has('ProductVersion');
    this.#columns = users && licenses ? columns : [];
    this.sawTable ||= users && licenses;
    return true;
  }

  #heading(cells: readonly string[]): void {
    const labelled = cells.length === 1 ? LABELLED.exec(cells[0] ?? '') : null;
    const label = (labelled?.[1] ?? cells[0] ?? '').replace(/:$/, '');
    const value = (labelled?.[2] ?? cells[1] ?? '').trim();
    if (value === '') return;
    const known = reportLabel(label);
    if (known === 'host') this.#host = value;
    else if (known === 'date' && this.#context !== null) {
      const date = parseDate(value, zoneClock(this.#context.timeZone));
      if (typeof date === 'number' && !Number.isNaN(date)) this.#context.observed(date);
    }
  }

  #user(columns: readonly (ReportColumn | null)[], cells: readonly string[], row: RowCells): void {
    if (columns.length === 0) return;
    if (row.count < columns.length) {
      const cut = row.last;
      this.#context?.reject(
        parked(row.line, null, cells.join(' '), cut ? 'truncated-row' : 'wrong-field-count'),
      );
      if (cut) this.#context?.warn({ code: 'truncated', facts: {} });
      return;
    }
    if (cells.length > columns.length) {
      this.#context?.reject(parked(row.line, null, cells.join(' '), 'wrong-field-count'));
      return;
    }
    const properties: InstanceProperty[] = [];
    for (const [index, name] of columns.entries()) {
      const value = cells[index] ?? '';
      if (name === 'CALType' && PER_DEVICE.test(value)) return;
      if (name !== null) properties.push({ name, value });
    }
    const { line } = row;
    this.#instances.push({ className: 'Win32_TSLicenseReportEntry', host: this.#host, line, properties });
  }
}
