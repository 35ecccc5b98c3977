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
import type { Dialect } from './dialect.ts';
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
  readonly #guard: RowGuard;
  readonly #className: string;
  readonly #columns: readonly Column[];
  readonly #lastKind: PropertyKind | null;
  #instances: Instance[] = [];

  constructor(context: ReadContext, dialect: Dialect, surveying: boolean) {
    this.#context = context;
    this.#surveying = surveying;
    this.#guard = new RowGuard(dialect);
    this.#className = CLASS_NAMES[dialect.kind];
    const lookup = lookupOf(dialect.kind);
    const columns = dialect.header.map((name, index) => ({ index, name, kind: lookup(name)?.kind ?? null }));
    const keepsDetails = dialect.kind === 'license-server';
    this.#columns = columns.filter(
      ({ index, name, kind }) =>
        index < dialect.width && (keepsDetails || kind !== null || hostRank(name) !== null),
    );
    this.#lastKind = columns[dialect.width - 1]?.kind ?? null;
  }

  take(): Instance[] {
    const taken = this.#instances;
    this.#instances = [];
    return taken;
  }

  row(cells: RowCells): void {
    const verdict = this.#guard.judge(cells);
    if (verdict === 'skip') return;
    if (verdict !== 'row' || this.#isCut(cells)) {
      this.#park(cells.line, cells.all().join(' '), verdict === 'row' ? 'truncated-row' : verdict);
      return;
    }
    const properties: InstanceProperty[] = this.#columns.map(({ index, name }) => ({
      name,
      value: cells.cell(index),
    }));
    this.#instances.push({ className: this.#className, host: null, line: cells.line, properties });
  }

  tooLong(line: number, beginning: string): void {
    this.#park(line, beginning, 'row-too-long');
  }

  unclosed(line: number, beginning: string, atEnd: boolean): void {
    this.#park(line, beginning, atEnd ? 'truncated-row' : 'row-too-long');
  }

  #isCut(cells: RowCells): boolean {
    const last = cells.count - 1;
    return (
      cells.last &&
      cells.quoting[last] === 0 &&
      this.#lastKind !== null &&
      isCutValue(this.#lastKind, cells.cell(last))
    );
  }

  #park(line: number, value: string, reason: RejectionCode): void {
    this.complete = false;
    if (this.#surveying) return;
    this.#context.reject(parked(line, null, value, reason));
    if (reason === 'truncated-row') this.#context.warn({ code: 'truncated', facts: {} });
  }
}
