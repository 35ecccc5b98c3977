import type { IssuedLicenseFacts, RejectionCode } from '@calepin/core';
import type { IssuedLicenseField } from '../instances/class-properties.ts';
import { CoverageBook } from '../instances/coverage-book.ts';
import { HostBook, ownCopy } from '../instances/host-book.ts';
import { hostRank } from '../instances/host-names.ts';
import { lookupOf } from '../instances/lookups.ts';
import type { PropertyKind } from '../instances/property.ts';
import { isNumericDate, LONGEST_TEXT, parked } from '../instances/read-value.ts';
import { mix, mixText, SeenLicenses } from '../instances/seen-licenses.ts';
import type { ReadContext } from '../reader.ts';
import { parseDate } from '../values/date.ts';
import { type DateColumn, settle } from '../values/date-column.ts';
import { type ZoneClock, zoneClock } from '../values/time-zone.ts';
import { cellDmtf } from './cell-date.ts';
import { cellNumber } from './cell-number.ts';
import { isCutValue } from './cut-value.ts';
import { type Dialect, dialectOfHeader } from './dialect.ts';
import type { RowCells } from './row-cells.ts';
import { RowGuard } from './row-guard.ts';
import type { RowSink } from './tokenizer.ts';

const LARGEST = 4_294_967_295;
const ABSENT = -1;

/** Turns rows into issued licences. Columns are resolved once; per row only the facts themselves are made. */
export class IssuedLicenseSink implements RowSink {
  readonly #context: ReadContext;
  readonly #dialect: Dialect;
  readonly #orders: ReadonlyMap<number, DateColumn>;
  readonly #guard: RowGuard;
  readonly #clock: ZoneClock;
  readonly #hosts = new HostBook();
  readonly #coverage = new CoverageBook();
  readonly #seen = new SeenLicenses();
  readonly #fields: readonly string[];
  readonly #hostColumns: readonly number[];
  readonly #lastKind: PropertyKind | null;
  readonly #licenseId: number;
  readonly #keyPackId: number;
  readonly #user: number;
  readonly #computer: number;
  readonly #hardwareId: number;
  readonly #licenseStatus: number;
  readonly #issueDate: number;
  readonly #expirationDate: number;
  #rows: IssuedLicenseFacts[] = [];
  /** Below a header of another export. */
  #foreign = false;
  #hostText = '';
  #host: string | null | undefined;
  #hostMix = 0;

  constructor(context: ReadContext, dialect: Dialect, orders: ReadonlyMap<number, DateColumn>) {
    this.#context = context;
    this.#dialect = dialect;
    this.#orders = orders;
    this.#guard = new RowGuard(dialect);
    this.#clock = zoneClock(context.timeZone);
    const lookup = lookupOf('issued-license');
    const columns = new Map<string, number>();
    dialect.header.forEach((name, index) => {
      const field = lookup(name)?.field;
      if (field !== undefined && index < dialect.width && !columns.has(field)) columns.set(field, index);
    });
    const column = (field: IssuedLicenseField): number => columns.get(field) ?? ABSENT;
    this.#fields = [...columns.keys()];
    this.#licenseId = column('licenseId');
    this.#keyPackId = column('keyPackId');
    this.#user = column('user');
    this.#computer = column('computer');
    this.#hardwareId = column('hardwareId');
    this.#licenseStatus = column('licenseStatus');
    this.#issueDate = column('issueDate');
    this.#expirationDate = column('expirationDate');
    this.#hostColumns = dialect.header
      .map((name, index) => ({ index, rank: hostRank(name) ?? -1 }))
      .filter(({ index, rank }) => rank >= 0 && index < dialect.width)
      .sort((one, other) => one.rank - other.rank)
      .map(({ index }) => index);
    this.#lastKind = lookup(dialect.header[dialect.width - 1] ?? '')?.kind ?? null;
  }

  /** Hands over at most so many rows. */
  take(most: number): IssuedLicenseFacts[] {
    if (this.#rows.length <= most) {
      const taken = this.#rows;
      this.#rows = [];
      return taken;
    }
    return this.#rows.splice(0, most);
  }

  finish(): void {
    for (const coverage of this.#coverage.stated(true)) this.#context.cover(coverage);
  }

  row(cells: RowCells): void {
    const verdict = this.#guard.judge(cells);
    if (verdict === 'skip') {
      this.#foreign &&= !this.#guard.isHeader(cells);
      return;
    }
    if (!this.#foreign && this.#beginsAnother(cells, verdict)) this.#foreign = true;
    if (this.#foreign) {
      this.#parkRow(cells.line, cells.all().join(' '), 'wrong-field-count');
      return;
    }
    if (verdict !== 'row' || (cells.last && this.#isCut(cells))) {
      this.#parkRow(cells.line, cells.all().join(' '), verdict === 'row' ? 'truncated-row' : verdict);
      return;
    }
    const host = this.#hostOf(cells);
    if (host === undefined) return;
    const licenseId = this.#identity(cells);
    if (licenseId === null) {
      this.#coverage.spoil(host, 'issued-licenses');
      return;
    }
    const keyPackId = this.#number(cells, this.#keyPackId);
    const licenseStatus = this.#number(cells, this.#licenseStatus);
    const issueDate = this.#date(cells, this.#issueDate);
    const expirationDate = this.#date(cells, this.#expirationDate);
    if (this.#isRepeated(cells, licenseId, keyPackId, issueDate, expirationDate, licenseStatus)) {
      this.#context.reject(
        parked(cells.line, this.#name(this.#licenseId), String(licenseId), 'duplicate-row'),
      );
      return;
    }
    this.#rows.push({
      host,
      licenseId,
      keyPackId,
      user: this.#text(cells, this.#user),
      computer: this.#text(cells, this.#computer),
      hardwareId: this.#text(cells, this.#hardwareId),
      licenseStatus,
      issueDate,
      expirationDate,
    });
  }

  tooLong(line: number, beginning: string): void {
    this.#parkRow(line, beginning, 'row-too-long');
  }

  unclosed(line: number, beginning: string, atEnd: boolean): void {
    this.#parkRow(line, beginning, atEnd ? 'truncated-row' : 'row-too-long');
  }

  /** A header with other columns: what is below it, up to the next header of this kind, stands under other names. */
  #beginsAnother(cells: RowCells, verdict: 'row' | RejectionCode): boolean {
    if (verdict === 'row' && this.#licenseId !== ABSENT) {
      const code = cells.codes[cells.starts[this.#licenseId] ?? 0] ?? 0;
      if (code >= 48 && code <= 57) return false;
    }
    return dialectOfHeader(cells, this.#dialect) !== null;
  }

  /** A row without its host's name cannot spoil that host alone. */
  #parkRow(line: number, value: string, reason: RejectionCode): void {
    this.#coverage.spoilAll();
    this.#context.reject(parked(line, null, value, reason));
    if (reason === 'truncated-row') this.#context.warn({ code: 'truncated', facts: {} });
  }

  #isCut(cells: RowCells): boolean {
    const last = cells.count - 1;
    return (
      cells.quoting[last] === 0 && this.#lastKind !== null && isCutValue(this.#lastKind, cells.cell(last))
    );
  }

  /** `undefined` when the row had to be parked for it. Rows of one host follow each other, so the last answer is kept. */
  #hostOf(cells: RowCells): string | null | undefined {
    const [only] = this.#hostColumns;
    if (only === undefined && this.#host !== undefined) return this.#host;
    if (this.#hostColumns.length === 1 && only !== undefined && this.#host !== undefined) {
      const start = cells.starts[only] ?? 0;
      const length = (cells.ends[only] ?? 0) - start;
      if (length === this.#hostText.length && cells.text.startsWith(this.#hostText, start)) return this.#host;
    }
    let host: string | null = null;
    for (const index of this.#hostColumns) {
      const text = cells.cell(index);
      const resolved = this.#hosts.resolve(text);
      if (resolved === undefined) {
        this.#coverage.spoilAll();
        this.#context.reject(parked(cells.line, this.#name(index), text, 'out-of-range'));
        return undefined;
      }
      this.#hostText = ownCopy(text);
      host = resolved;
      if (host !== null) break;
    }
    this.#host = host;
    this.#hostMix = host === null ? 0 : mixText(0, host, 0, host.length);
    this.#coverage.note(host, 'issued-licenses', this.#fields);
    return host;
  }

  #identity(cells: RowCells): number | null {
    const value = this.#licenseId === ABSENT ? Number.NaN : cellNumber(cells, this.#licenseId);
    if (value >= 0 && value <= LARGEST) return value;
    const text = this.#licenseId === ABSENT ? '' : cells.cell(this.#licenseId);
    const column = this.#name(this.#licenseId);
    if (text.trim() === '') this.#context.reject(parked(cells.line, column, null, 'missing-license-id'));
    else {
      const reason = Number.isNaN(value) ? 'not-a-number' : 'out-of-range';
      this.#context.reject(parked(cells.line, column, text, reason));
    }
    return null;
  }

  #number(cells: RowCells, column: number): number | null {
    if (column === ABSENT || cells.isEmpty(column)) return null;
    const value = cellNumber(cells, column);
    if (value >= 0 && value <= LARGEST) return value;
    const text = cells.cell(column);
    if (text.trim() === '') return null;
    const reason = Number.isNaN(value) ? 'not-a-number' : 'out-of-range';
    this.#context.reject(parked(cells.line, this.#name(column), text, reason));
    return null;
  }

  #text(cells: RowCells, column: number): string | null {
    if (column === ABSENT || cells.isEmpty(column)) return null;
    const text = cells.cell(column);
    const trimmed = text.charCodeAt(0) > 32 && text.charCodeAt(text.length - 1) > 32 ? text : text.trim();
    if (trimmed === '') return null;
    return trimmed.length > LONGEST_TEXT ? trimmed.slice(0, LONGEST_TEXT) : trimmed;
  }

  #date(cells: RowCells, column: number): number | null {
    if (column === ABSENT || cells.isEmpty(column)) return null;
    const compact = cellDmtf(cells, column);
    if (!Number.isNaN(compact)) return compact;
    const text = cells.cell(column);
    const reading = parseDate(text, this.#clock);
    if (reading === null) return null;
    if (typeof reading === 'number') {
      if (!Number.isNaN(reading)) return reading;
      this.#context.reject(parked(cells.line, this.#name(column), text, 'not-a-date'));
      return null;
    }
    return this.#settled(cells, column, text, reading);
  }

  #settled(
    cells: RowCells,
    column: number,
    text: string,
    reading: Exclude<ReturnType<typeof parseDate>, number | null>,
  ): number | null {
    const order = this.#orders.get(column)?.order ?? null;
    const settled = settle(reading, order);
    const name = this.#name(column);
    if (settled === null) {
      this.#context.warn({ code: 'dates-ambiguous', facts: { column: name } });
      this.#context.reject(parked(cells.line, name, text, 'ambiguous-date'));
    } else if (isNumericDate(reading) && reading.dayFirst !== null && reading.monthFirst !== null) {
      this.#context.warn({ code: 'dates-order-assumed', facts: { column: name, order } });
    }
    return settled;
  }

  #isRepeated(
    cells: RowCells,
    licenseId: number,
    keyPackId: number | null,
    issueDate: number | null,
    expirationDate: number | null,
    licenseStatus: number | null,
  ): boolean {
    let content = mix(mix(keyPackId ?? LARGEST, seconds(issueDate)), seconds(expirationDate));
    content = mix(mix(content, licenseStatus ?? LARGEST), this.#hostMix);
    // Two dates to the second tell two issues of one number apart; without them the names must.
    const whole = issueDate === null || expirationDate === null;
    content = mixCell(content, cells, this.#user, whole);
    content = mixCell(content, cells, this.#computer, whole);
    content = mixCell(content, cells, this.#hardwareId, whole);
    return this.#seen.isRepeated(licenseId, content >>> 0);
  }

  #name(column: number): string | null {
    return this.#dialect.header[column] ?? null;
  }
}

/** A cell's length, and its text where that is asked for. */
function mixCell(fingerprint: number, cells: RowCells, column: number, whole: boolean): number {
  if (column === ABSENT || column >= cells.count) return fingerprint;
  const start = cells.starts[column] ?? 0;
  const end = cells.ends[column] ?? 0;
  const mixed = mix(fingerprint, end - start);
  return whole ? mixText(mixed, cells.text, start, end) : mixed;
}

function seconds(instant: number | null): number {
  return instant === null ? LARGEST : instant / 1000;
}
