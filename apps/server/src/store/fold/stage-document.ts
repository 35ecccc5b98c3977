import { setImmediate as turn } from 'node:timers/promises';
import type { DocumentEnd, ReadEvent, ReadWarning, Rejection, Scope } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import { type Staging, stageTable } from '../dialect.ts';
import { hostKey } from '../host-name.ts';
import type { Schema } from '../schema.ts';
import { RegisterError } from '../storage-error.ts';
import { RowDigest } from './digest.ts';
import { distinguishKeyPacks } from './distinguish-key-packs.ts';
import { type Cell, rowsOf, SCOPE_TABLES } from './scopes.ts';

/** One list as one document holds it. */
export interface Part {
  readonly scope: Scope;
  /** Host name compared; empty for the directory. */
  readonly part: string;
  /** The same as spelt. */
  readonly host: string;
  readonly complete: boolean;
  readonly fields: readonly string[];
  readonly digest: string;
  readonly rowCount: number;
}

/** A part whose rows lie in the staging tables under `slot`. */
export interface StagedPart extends Part {
  readonly slot: number;
}

export interface StagedDocument {
  readonly parts: readonly StagedPart[];
  readonly rejected: number;
  /** The first ones. */
  readonly rejections: readonly Rejection[];
  readonly warnings: readonly ReadWarning[];
}

interface Document {
  readonly events: () => AsyncIterable<ReadEvent>;
  /** Name of the license server of rows that do not say theirs. */
  readonly defaultHost: string;
  /** Which lists to stage (`partName`); all when absent. */
  readonly only?: ReadonlySet<string>;
  readonly onRows?: (rows: number) => void;
}

interface Slot {
  readonly slot: number;
  readonly scope: Scope;
  readonly part: string;
  readonly host: string;
  readonly digest: RowDigest;
  readonly fields: Set<string>;
}

/** More hosts than any organisation has: a column mistaken for a host name. Each costs memory. */
const HOSTS_ACCEPTED = 20_000;
const REJECTIONS_KEPT = 100;
const WARNINGS_KEPT = 200;

export function partName(scope: Scope, part: string): string {
  return `${scope} ${part}`;
}

/**
 * Reads a document into the staging tables. Memory does not grow with the rows.
 * @throws RegisterError `document-refused`, `document-incomplete` (no `end`), `too-many-hosts`.
 */
export async function stageDocument(
  db: Kysely<Schema>,
  staging: Staging,
  document: Document,
): Promise<StagedDocument> {
  const slots = new Slots(document.defaultHost, document.only);
  const rejections: Rejection[] = [];
  const warnings: ReadWarning[] = [];
  let rejected = 0;
  let rows = 0;
  let end: DocumentEnd | null = null;
  staging.clear();
  for await (const event of document.events()) {
    if (event.kind === 'refused')
      throw new RegisterError('document-refused', { name: event.name, code: event.code });
    if (event.kind === 'end') end = event.end;
    if (event.kind !== 'batch') continue;
    const { batch } = event;
    rejected += batch.rejected.length;
    rejections.push(...batch.rejected.slice(0, REJECTIONS_KEPT - rejections.length));
    warnings.push(...batch.warnings.slice(0, WARNINGS_KEPT - warnings.length));
    const inserts = [];
    for (const [scope, host, cells] of rowsOf(batch)) {
      rows += 1;
      const slot = slots.of(scope, host);
      if (slot === null) continue;
      slot.digest.add(cells);
      if (scope === 'key-packs') noteFigures(slot, cells);
      inserts.push({ scope: SCOPE_TABLES[scope], slot: slot.slot, ordinal: rows, cells });
    }
    staging.insert(inserts);
    document.onRows?.(rows);
    // Requests are served between two batches.
    await turn();
  }
  if (end === null) throw new RegisterError('document-incomplete');
  await distinguishKeyPacks(db);
  return { parts: await partsOf(db, slots, end), rejected, rejections, warnings };
}

/** Without a stated coverage, a reading vouches for the figures that it holds. */
function noteFigures(slot: Slot, cells: readonly Cell[]): void {
  if (cells[7] !== null) slot.fields.add('totalLicenses');
  if (cells[8] !== null) slot.fields.add('issuedLicenses');
}

class Slots {
  readonly #defaultHost: string;
  readonly #only: ReadonlySet<string> | undefined;
  readonly #slots = new Map<string, Slot | null>();
  /** The last answer: rows of one host come together. */
  #last: { readonly scope: Scope; readonly host: string | null; readonly slot: Slot | null } | null = null;

  constructor(defaultHost: string, only: ReadonlySet<string> | undefined) {
    this.#defaultHost = defaultHost;
    this.#only = only;
  }

  /** The slot of a list; `null` when it was not asked for. */
  of(scope: Scope, host: string | null): Slot | null {
    if (this.#last !== null && this.#last.scope === scope && this.#last.host === host) return this.#last.slot;
    // A directory list without a host belongs to the site, not to a license server.
    const spelt = (host ?? (scope === 'user-cals' ? '' : this.#defaultHost)).trim();
    const part = hostKey(spelt);
    const name = partName(scope, part);
    let slot = this.#slots.get(name);
    if (slot === undefined) {
      if (this.#slots.size >= HOSTS_ACCEPTED)
        throw new RegisterError('too-many-hosts', { accepted: HOSTS_ACCEPTED });
      const wanted = this.#only?.has(name) ?? true;
      const number = this.#slots.size + 1;
      slot = wanted
        ? { slot: number, scope, part, host: spelt, digest: new RowDigest(), fields: new Set() }
        : null;
      this.#slots.set(name, slot);
    }
    this.#last = { scope, host, slot };
    return slot;
  }

  all(): Slot[] {
    return [...this.#slots.values()].filter((slot) => slot !== null);
  }
}

async function partsOf(db: Kysely<Schema>, slots: Slots, end: DocumentEnd): Promise<StagedPart[]> {
  const stated = new Map<Slot, { complete: boolean; fields: Set<string> }>();
  for (const coverage of end.coverage) {
    const slot = slots.of(coverage.scope, coverage.host);
    if (slot === null) continue;
    const known = stated.get(slot);
    stated.set(slot, {
      complete: coverage.complete && (known?.complete ?? true),
      fields: new Set([...(known?.fields ?? []), ...coverage.fields]),
    });
  }
  const counts = new Map<number, number>();
  for (const scope of Object.values(SCOPE_TABLES)) {
    const { rows } = await sql<{ slot: number; rows: number }>`
      select slot, count(*) as rows from ${stageTable(scope)} group by slot`.execute(db);
    for (const row of rows) counts.set(row.slot, row.rows);
  }
  return slots.all().map((slot) => {
    const rowCount = counts.get(slot.slot) ?? 0;
    const coverage = stated.get(slot) ?? { complete: false, fields: slot.fields };
    return {
      slot: slot.slot,
      scope: slot.scope,
      part: slot.part,
      host: slot.host,
      complete: coverage.complete,
      fields: [...coverage.fields].sort(),
      digest: slot.digest.digest(),
      rowCount,
    };
  });
}
