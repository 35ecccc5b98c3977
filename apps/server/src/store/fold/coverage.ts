import type { Instant, Scope } from '@calepin/core';
import type { Kysely, Selectable } from 'kysely';
import type { CoverageTable, Schema } from '../schema.ts';
import type { RowChanges } from './apply-part.ts';
import type { Part } from './stage-document.ts';

export type CoverageRow = Selectable<CoverageTable>;

/** How far back an unchanged reading is looked for: two or three formats in turn, not more. */
const LOOKED_BACK = 20;

/** The newest readings of a list, newest first. */
async function newest(tx: Kysely<Schema>, listId: number, limit: number): Promise<CoverageRow[]> {
  return tx
    .selectFrom('coverage')
    .selectAll()
    .where('list_id', '=', listId)
    .orderBy('observed_at', 'desc')
    .orderBy('seq', 'desc')
    .orderBy('part', 'desc')
    .limit(limit)
    .execute();
}

/**
 * The earlier reading that already said all that a part says, when nothing changed the list since: folding the part
 * would change nothing, and its rows need not be read.
 */
export async function sameAsBefore(
  tx: Kysely<Schema>,
  listId: number,
  part: Part,
): Promise<CoverageRow | null> {
  const fields = JSON.stringify(part.fields);
  for (const row of await newest(tx, listId, LOOKED_BACK)) {
    const same =
      row.digest === part.digest && row.fields === fields && Boolean(row.complete) === part.complete;
    if (same) return row;
    if (row.added + row.changed + row.gone > 0) return null;
  }
  return null;
}

/** A list before a part is applied to it. */
export async function standing(
  tx: Kysely<Schema>,
  listId: number,
  scope: Scope,
): Promise<{ alive: number; totalSeq: number | null; issuedSeq: number | null }> {
  const [last] = await newest(tx, listId, 1);
  const carrying = async (figure: 'has_total' | 'has_issued') => {
    const row = await tx
      .selectFrom('coverage')
      .select('seq')
      .where('list_id', '=', listId)
      .where(figure, '=', 1)
      .orderBy('observed_at', 'desc')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.seq ?? null;
  };
  return {
    alive: last?.alive ?? 0,
    totalSeq: scope === 'key-packs' ? await carrying('has_total') : null,
    issuedSeq: scope === 'key-packs' ? await carrying('has_issued') : null,
  };
}

interface Reading {
  readonly listId: number;
  readonly seq: number;
  readonly at: Instant;
  readonly aliveBefore: number;
  readonly part: Part;
  readonly changes: RowChanges;
}

/** Writes down that an observation read a list, and what that changed. */
export async function recordCoverage(tx: Kysely<Schema>, reading: Reading): Promise<void> {
  const { part, changes } = reading;
  await tx
    .insertInto('coverage')
    .values({
      list_id: reading.listId,
      observed_at: reading.at,
      seq: reading.seq,
      part: part.part,
      host: part.host,
      complete: part.complete ? 1 : 0,
      fields: JSON.stringify(part.fields),
      has_total: part.fields.includes('totalLicenses') ? 1 : 0,
      has_issued: part.fields.includes('issuedLicenses') ? 1 : 0,
      has_activation: part.fields.includes('activationStatus') ? 1 : 0,
      digest: part.digest,
      row_count: part.rowCount,
      alive: reading.aliveBefore + changes.added - changes.gone,
      ...changes,
    })
    .execute();
}

/** A part as a coverage row remembers it. */
export function partOf(row: CoverageRow & { readonly scope: Scope }): Part {
  return {
    scope: row.scope,
    part: row.part,
    host: row.host,
    complete: Boolean(row.complete),
    // Written by `recordCoverage`.
    fields: JSON.parse(row.fields) as string[],
    digest: row.digest,
    rowCount: row.row_count,
  };
}
