import type { FigureSource, Instant, Scope } from '@calepin/core';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { siteList } from '../in-sites.ts';
import type { SiteChoice } from '../register.ts';
import type { Schema } from '../schema.ts';

/** The newest complete readings of a list of key packs, and those of them that carried the figure. */
export interface PackReadings {
  readonly complete: number | null;
  readonly completeTotal: number | null;
  readonly completeIssued: number | null;
}

/** The newest readings of a list as of an instant, by the number of their observation; `null` when there is none. */
export interface ListReadings extends PackReadings {
  readonly listId: number;
  readonly scope: Scope;
  readonly siteId: string;
  readonly serverId: string | null;
  /** Of any kind that showed something. */
  readonly newest: number | null;
  /** Whether that one was complete. */
  readonly newestComplete: boolean;
  readonly activation: number | null;
  /** Rows that hold. */
  readonly alive: number;
}

export interface ListFilter {
  readonly site?: SiteChoice | undefined;
  readonly serverId?: string | undefined;
  readonly scope?: Scope | undefined;
}

/** One seek per list and question, whatever the length of its history. */
export async function listReadings(
  db: Kysely<Schema>,
  at: Instant,
  filter: ListFilter,
): Promise<ListReadings[]> {
  const find = (what: RawBuilder<unknown>, which: RawBuilder<unknown>) => sql<number | null>`(
    select ${what} from coverage c where c.list_id = l.id and c.observed_at <= ${at} and ${which}
    order by c.observed_at desc, c.seq desc, c.part desc limit 1)`;
  // A list that never holds what is looked for would be read to the beginning of its history.
  const findIn = (scope: Scope, which: RawBuilder<unknown>) =>
    sql<number | null>`case when l.scope = ${scope} then ${find(seq, which)} end`;
  const showing = sql`(c.complete = 1 or c.row_count > 0)`;
  const seq = sql`c.seq`;
  let query = db
    .selectFrom('list as l')
    .select(['l.id', 'l.scope', 'l.site_id', 'l.license_server_id'])
    .select([
      find(seq, showing).as('newest'),
      find(sql`c.complete`, showing).as('newest_complete'),
      find(seq, sql`c.complete = 1`).as('complete'),
      findIn('key-packs', sql`c.complete = 1 and c.has_total = 1`).as('complete_total'),
      findIn('key-packs', sql`c.complete = 1 and c.has_issued = 1`).as('complete_issued'),
      findIn('license-server', sql`c.has_activation = 1`).as('activation'),
      find(sql`c.alive`, sql`1 = 1`).as('alive'),
    ]);
  if (filter.site !== undefined) query = query.where('l.site_id', 'in', siteList(filter.site));
  if (filter.serverId !== undefined) query = query.where('l.license_server_id', '=', filter.serverId);
  if (filter.scope !== undefined) query = query.where('l.scope', '=', filter.scope);
  const rows = await query.orderBy('l.id').execute();
  return rows.map((row) => ({
    listId: row.id,
    scope: row.scope,
    siteId: row.site_id,
    serverId: row.license_server_id,
    newest: row.newest,
    newestComplete: row.newest_complete === 1,
    complete: row.complete,
    completeTotal: row.complete_total,
    completeIssued: row.complete_issued,
    activation: row.activation,
    alive: row.alive ?? 0,
  }));
}

/** The newest complete readings of lists before given instants: what last showed the key packs that were gone then. */
export async function readingsBefore(
  db: Kysely<Schema>,
  wanted: readonly { readonly listId: number; readonly before: Instant }[],
): Promise<(listId: number, before: Instant) => PackReadings | undefined> {
  const key = (listId: number, before: Instant) => `${listId} ${before}`;
  const found = new Map<string, PackReadings>();
  for (const { listId, before } of wanted) {
    if (found.has(key(listId, before))) continue;
    const newest = async (figure: 'has_total' | 'has_issued' | null) => {
      let query = db
        .selectFrom('coverage')
        .select('seq')
        .where('list_id', '=', listId)
        .where('observed_at', '<', before)
        .where('complete', '=', 1);
      if (figure !== null) query = query.where(figure, '=', 1);
      const row = await query
        .orderBy('observed_at', 'desc')
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.seq ?? null;
    };
    found.set(key(listId, before), {
      complete: await newest(null),
      completeTotal: await newest('has_total'),
      completeIssued: await newest('has_issued'),
    });
  }
  return (listId, before) => found.get(key(listId, before));
}

/** The sources that a page of figures refers to, each read once. */
export class Sources {
  readonly #bySeq: ReadonlyMap<number, FigureSource>;

  constructor(bySeq: ReadonlyMap<number, FigureSource>) {
    this.#bySeq = bySeq;
  }

  of(seq: number | null): FigureSource | null {
    return seq === null ? null : (this.#bySeq.get(seq) ?? null);
  }

  /** The newest of several; `null` when none is known. */
  newest(...seqs: readonly (number | null)[]): FigureSource | null {
    let best: { readonly seq: number; readonly source: FigureSource } | null = null;
    for (const seq of seqs) {
      const source = this.of(seq);
      if (seq === null || source === null) continue;
      const newer = best === null || source.observedAt - best.source.observedAt || seq - best.seq;
      if (newer === true || (typeof newer === 'number' && newer > 0)) best = { seq, source };
    }
    return best?.source ?? null;
  }
}

/** Observations as sources, as old as the last reading by the instant that confirmed them. */
export async function readSources(
  db: Kysely<Schema>,
  at: Instant,
  seqs: Iterable<number | null>,
): Promise<Sources> {
  const wanted = [...new Set(seqs)].filter((seq) => seq !== null);
  const sources = new Map<number, FigureSource>();
  for (let from = 0; from < wanted.length; from += 500) {
    const rows = await db
      .selectFrom('observation')
      .select(['seq', 'id', 'observed_at', 'format'])
      .select((eb) =>
        eb
          .selectFrom('confirmation as c')
          .select('c.at')
          .whereRef('c.seq', '=', 'observation.seq')
          .where('c.at', '<=', at)
          .orderBy('c.at', 'desc')
          .limit(1)
          .as('confirmed_at'),
      )
      .where('seq', 'in', wanted.slice(from, from + 500))
      .execute();
    for (const row of rows) {
      const observedAt = row.confirmed_at ?? row.observed_at;
      sources.set(row.seq, { observationId: row.id, observedAt, method: row.format });
    }
  }
  return new Sources(sources);
}
