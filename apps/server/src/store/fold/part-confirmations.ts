import type { Instant, Scope } from '@calepin/core';
import type { Kysely } from 'kysely';
import { nextNumber } from '../meta.ts';
import type { Schema } from '../schema.ts';
import { partOf } from './coverage.ts';
import { mention } from './hosts.ts';
import type { Joining } from './joining.ts';
import { ensureList } from './lists.ts';
import type { Part } from './stage-document.ts';

interface Change {
  readonly site: string;
  readonly joining: readonly Joining[];
  readonly leaving: readonly number[];
  /** Lists whose readings all come anew, perhaps into one list with others. */
  readonly rebuilt: readonly number[];
}

interface Reading {
  readonly seq: number;
  readonly at: Instant;
}

/**
 * Nothing is read of a document's lists between the document and what confirms it. Where an observation comes to lie
 * between, the first confirmation after it becomes an observation of its own, in the same import, with the confirmations
 * that follow; it joins too, and so tells what the register was told at that instant.
 */
export async function partConfirmations(
  tx: Kysely<Schema>,
  newId: () => string,
  { site, joining, leaving, rebuilt }: Change,
): Promise<Joining[]> {
  const timelines = new Timelines(tx);
  const listsOf = async (parts: readonly Pick<Part, 'scope' | 'part'>[]): Promise<ReadonlySet<number>> => {
    const lists = new Set<number>();
    for (const { scope, part } of parts) lists.add(await ensureList(tx, site, scope, part));
    return lists;
  };
  const gone = new Set(leaving);
  for (const list of rebuilt) {
    for (const row of await readingsOf(tx, list)) {
      if (gone.has(row.seq)) continue;
      for (const now of await listsOf([row])) await timelines.add(now, { seq: row.seq, at: row.observed_at });
    }
  }
  for (const one of joining) {
    for (const list of await listsOf(one.parts)) {
      await timelines.add(list, one);
      const before = await lastBefore(tx, list, one);
      if (before !== null) await timelines.add(list, before);
    }
  }
  const parted: Joining[] = [];
  for (;;) {
    const cut = await timelines.firstCut();
    if (cut === null) return parted;
    const joined = [...joining, ...parted].find(({ seq }) => seq === cut.seq);
    // What joins has told no list of anything yet.
    const parts = joined?.parts ?? (await partsOf(tx, cut.seq));
    const own = { ...(await part(tx, newId, { site, ...cut })), parts, staged: null };
    await timelines.recheck(cut.seq);
    for (const list of await listsOf(own.parts)) await timelines.add(list, own);
    parted.push(own);
  }
}

/** The readings of lists in their order, with how long each was confirmed. */
class Timelines {
  readonly #tx: Kysely<Schema>;
  readonly #lists = new Map<number, Map<number, Reading>>();
  /** The last confirmation of each observation that has some. */
  readonly #confirmed = new Map<number, Instant>();

  constructor(tx: Kysely<Schema>) {
    this.#tx = tx;
  }

  async add(list: number, { seq, at }: Reading): Promise<void> {
    const readings = this.#lists.get(list) ?? new Map<number, Reading>();
    this.#lists.set(list, readings.set(seq, { seq, at }));
    await this.recheck(seq);
  }

  async recheck(seq: number): Promise<void> {
    const { last } = await this.#tx
      .selectFrom('confirmation')
      .select((eb) => eb.fn.max('at').as('last'))
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow();
    if (last === null) this.#confirmed.delete(seq);
    else this.#confirmed.set(seq, last);
  }

  /** An observation that was confirmed after the next reading of one of its lists, with the first such confirmation. */
  async firstCut(): Promise<Reading | null> {
    for (const readings of this.#lists.values()) {
      const inOrder = [...readings.values()].sort((a, b) => a.at - b.at || a.seq - b.seq);
      for (const [index, { seq }] of inOrder.entries()) {
        const next = inOrder[index + 1];
        const last = this.#confirmed.get(seq);
        if (next === undefined || last === undefined || last < next.at) continue;
        const { at } = await this.#tx
          .selectFrom('confirmation')
          .select((eb) => eb.fn.min('at').as('at'))
          .where('seq', '=', seq)
          .where('at', '>=', next.at)
          .executeTakeFirstOrThrow();
        if (at !== null) return { seq, at };
      }
    }
    return null;
  }
}

async function readingsOf(
  tx: Kysely<Schema>,
  list: number,
): Promise<{ seq: number; observed_at: Instant; part: string; scope: Scope }[]> {
  return tx
    .selectFrom('coverage as c')
    .innerJoin('list as l', 'l.id', 'c.list_id')
    .select(['c.seq', 'c.observed_at', 'c.part', 'l.scope'])
    .where('c.list_id', '=', list)
    .execute();
}

/** The reading of a list that came last before another; only that one may have been confirmed after it. */
async function lastBefore(tx: Kysely<Schema>, list: number, { seq, at }: Reading): Promise<Reading | null> {
  const row = await tx
    .selectFrom('coverage')
    .select(['seq', 'observed_at'])
    .where('list_id', '=', list)
    .where('observed_at', '<=', at)
    .where((eb) => eb.or([eb('observed_at', '<', at), eb('seq', '<', seq)]))
    .orderBy('observed_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { seq: row.seq, at: row.observed_at };
}

async function partsOf(tx: Kysely<Schema>, seq: number): Promise<Part[]> {
  const rows = await tx
    .selectFrom('coverage as c')
    .innerJoin('list as l', 'l.id', 'c.list_id')
    .selectAll('c')
    .select('l.scope')
    .where('c.seq', '=', seq)
    .execute();
  return rows.map(partOf);
}

/** Makes an observation of its own of a confirmation and of those that follow it. */
async function part(
  tx: Kysely<Schema>,
  newId: () => string,
  { site, seq: from, at }: { readonly site: string; readonly seq: number; readonly at: Instant },
): Promise<Reading> {
  const observation = await tx
    .selectFrom('observation')
    .selectAll()
    .where('seq', '=', from)
    .executeTakeFirstOrThrow();
  const seq = await nextNumber(tx, 'seq');
  await tx
    .insertInto('observation')
    .values({ ...observation, seq, id: newId(), observed_at: at })
    .execute();
  await tx.deleteFrom('confirmation').where('seq', '=', from).where('at', '=', at).execute();
  await tx.updateTable('confirmation').set({ seq }).where('seq', '=', from).where('at', '>', at).execute();
  const mentions = await tx.selectFrom('host_mention').selectAll().where('seq', '=', from).execute();
  await mention(
    tx,
    site,
    seq,
    mentions.map((one) => ({ part: one.host_key, host: one.host })),
  );
  return { seq, at };
}
