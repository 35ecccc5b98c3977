import type { RejectionCode } from '@calepin/core';
import type { EntityKind } from '../instances/class-properties.ts';
import { hostRank } from '../instances/host-names.ts';
import type { Instance, InstanceProperty } from '../instances/instance.ts';
import { lookupOf } from '../instances/lookups.ts';
import type { PropertyKind } from '../instances/property.ts';
import { parked } from '../instances/read-value.ts';
import type { ParseOutcome } from '../read-instances.ts';
import type { ReadContext } from '../reader.ts';
import { isCutValue } from './cut-value.ts';
import { describeColumns } from './describe-columns.ts';
import { type Dialect, dialectOfHeader } from './dialect.ts';
import type { RowCells } from './row-cells.ts';
import { RowGuard } from './row-guard.ts';
import { DelimitedTokenizer, type RowSink } from './tokenizer.ts';

const CLASS_NAMES: Readonly<Record<EntityKind, string>> = {
  'key-pack': 'Win32_TSLicenseKeyPack',
  'issued-license': 'Win32_TSIssuedLicense',
  'user-cal': 'Win32_TSLicenseReportEntry',
  'license-server': 'Win32_TSLicenseServer',
  'session-host': 'Win32_TerminalServiceSetting',
};

interface Column {
  readonly index: number;
  readonly name: string;
  readonly kind: PropertyKind | null;
}

/** How the rows below one header are read. */
interface Layout {
  readonly dialect: Dialect;
  readonly guard: RowGuard;
  readonly className: string;
  readonly columns: readonly Column[];
  readonly lastKind: PropertyKind | null;
  /** Index of the column that holds the row's number, -1 when there is none. */
  readonly identity: number;
}

/** `="3"`: how scripts keep a spreadsheet from changing a value. */
const FORMULA = /^="([^"]*)"$/;

function layoutOf(dialect: Dialect): Layout {
  const lookup = lookupOf(dialect.kind);
  const columns = dialect.header.map((name, index) => ({ index, name, kind: lookup(name)?.kind ?? null }));
  const keepsDetails = dialect.kind === 'license-server' || dialect.kind === 'session-host';
  return {
    dialect,
    guard: new RowGuard(dialect),
    className: CLASS_NAMES[dialect.kind],
    columns: columns.filter(
      ({ index, name, kind }) =>
        index < dialect.width && (keepsDetails || kind !== null || hostRank(name) !== null),
    ),
    lastKind: columns[dialect.width - 1]?.kind ?? null,
    identity: columns.findIndex(({ kind }) => kind === 'identity'),
  };
}

/** The rows of a delimited document as instances: for every kind that does not come by the million. */
export async function* instanceRows(
  context: ReadContext,
  dialect: Dialect,
  surveying: boolean,
): AsyncGenerator<Instance, ParseOutcome> {
  const sink = new InstanceSink(context, dialect, surveying);
  const tokenizer = new DelimitedTokenizer(dialect.delimiter, sink, dialect.lineEnd);
  for await (const piece of context.text()) {
    tokenizer.push(piece);
    yield* sink.take();
  }
  tokenizer.end();
  yield* sink.take();
  return { complete: sink.complete };
}

class InstanceSink implements RowSink {
  complete = true;
  readonly #context: ReadContext;
  readonly #surveying: boolean;
  #layout: Layout;
  #instances: Instance[] = [];

  constructor(context: ReadContext, dialect: Dialect, surveying: boolean) {
    this.#context = context;
    this.#surveying = surveying;
    this.#layout = layoutOf(dialect);
  }

  take(): Instance[] {
    const taken = this.#instances;
    this.#instances = [];
    return taken;
  }

  row(cells: RowCells): void {
    const { guard, className, columns, dialect } = this.#layout;
    const verdict = guard.judge(cells);
    if (verdict === 'skip') return;
    if (!this.#isIdentified(cells)) {
      const next = dialectOfHeader(cells, dialect);
      if (next !== null) {
        this.#layout = layoutOf(next);
        if (!this.#surveying) describeColumns(this.#context, next);
        return;
      }
    }
    if (verdict !== 'row' || this.#isCut(cells)) {
      this.#park(cells.line, cells.all().join(' '), verdict === 'row' ? 'truncated-row' : verdict);
      return;
    }
    const properties: InstanceProperty[] = columns.map(({ index, name }) => ({
      name,
      value: cells.cell(index).replace(FORMULA, '$1'),
    }));
    this.#instances.push({ className, host: null, line: cells.line, properties });
  }

  tooLong(line: number, beginning: string): void {
    this.#park(line, beginning, 'row-too-long');
  }

  unclosed(line: number, beginning: string, atEnd: boolean): void {
    this.#park(line, beginning, atEnd ? 'truncated-row' : 'row-too-long');
  }

  /** A figure stands where the row's number belongs, so it is no header. */
  #isIdentified(cells: RowCells): boolean {
    const { identity } = this.#layout;
    const code = identity < 0 ? 0 : cells.text.charCodeAt(cells.starts[identity] ?? 0);
    return identity < cells.count && code >= 48 && code <= 57;
  }

  #isCut(cells: RowCells): boolean {
    const { lastKind } = this.#layout;
    const last = cells.count - 1;
    return (
      cells.last && cells.quoting[last] === 0 && lastKind !== null && isCutValue(lastKind, cells.cell(last))
    );
  }

  #park(line: number, value: string, reason: RejectionCode): void {
    this.complete = false;
    if (this.#surveying) return;
    this.#context.reject(parked(line, null, value, reason));
    if (reason === 'truncated-row') this.#context.warn({ code: 'truncated', facts: {} });
  }
}
