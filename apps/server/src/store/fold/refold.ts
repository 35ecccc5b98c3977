import { setImmediate as turn } from 'node:timers/promises';
import type { Instant } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import { type Staging, stageTable } from '../dialect.ts';
import { firstLabel } from '../host-name.ts';
import type { Schema } from '../schema.ts';
import { applyPart } from './apply-part.ts';
import { recordCoverage, sameAsBefore, standing } from './coverage.ts';
import { newsOfHosts, settleHosts } from './hosts.ts';
import type { Joining, Rereadable } from './joining.ts';
import { ensureList, isLicenseServerList } from './lists.ts';
import { partConfirmations } from './part-confirmations.ts';
import { forgetUnused, type PartsBySeq, partsFrom, rewind } from './rewind.ts';
import { SCOPE_TABLES, SCOPES } from './scopes.ts';
import { type Part, partName, type StagedPart, stageDocument } from './stage-document.ts';

/** What folding needs besides the database. */
export interface FoldingRoom {
  readonly staging: Staging;
  readonly newId: () => string;
  /** Reads a stored observation again. */
  readonly replay: (tx: Kysely<Schema>, seq: number) => Promise<Rereadable>;
}

export interface Change {
  readonly site: string;
  readonly joining: readonly Joining[];
  /** Numbers of the observations that leave, with the names of the license servers that they mentioned. */
  readonly leaving: readonly number[];
  readonly leavingHosts: readonly string[];
}

/**
 * Brings the register to what it would be if the observations had come in the order of their instants, without those
 * that leave: each list concerned is rewound to the first instant that differs, and the later observations are folded
 * again. In the ordinary case (a newer observation) there is nothing to rewind and nothing to read again.
 */
export async function refold(tx: Kysely<Schema>, room: FoldingRoom, change: Change): Promise<void> {
  const { site } = change;
  const rewinds = await listsOf(tx, change.leaving);
  const joined = change.joining.flatMap((one) =>
    one.parts.filter((p) => isLicenseServerList(p.scope, p.part)),
  );
  const unsettled = [...(await newsOfHosts(tx, site, joined)), ...change.leavingHosts];
  const labels = new Set(unsettled.map(firstLabel));
  for (const list of await settleHosts(tx, site, labels, room.newId))
    rewinds.set(list, Number.MIN_SAFE_INTEGER);
  const rebuilt = [...rewinds].flatMap(([list, from]) => (from === Number.MIN_SAFE_INTEGER ? [list] : []));
  const parted = await partConfirmations(tx, room.newId, { ...change, rebuilt });
  const joining = [...change.joining, ...parted];
  for (const one of joining) {
    for (const part of one.parts) {
      const list = await ensureList(tx, site, part.scope, part.part);
      const later = await firstAfter(tx, list, one.at, one.seq);
      if (later !== null) rewinds.set(list, Math.min(later, rewinds.get(list) ?? later));
    }
  }
  const again: PartsBySeq = new Map();
  for (const [list, from] of rewinds) {
    await partsFrom(tx, list, from, again);
    await rewind(tx, list, from);
  }
  for (const seq of change.leaving) again.delete(seq);
  const steps = [...joining, ...(await replays(tx, again))].sort((a, b) => a.at - b.at || a.seq - b.seq);
  for (const [index, step] of steps.entries()) {
    // Reading an earlier observation again takes the place of what was staged.
    await foldStep(tx, room, site, index === 0 ? step : { ...step, staged: null });
  }
  if (rewinds.size > 0) await forgetUnused(tx, [...rewinds.keys()]);
}

/** The lists that observations speak of, each with the first instant at which they do. */
async function listsOf(tx: Kysely<Schema>, seqs: readonly number[]): Promise<Map<number, Instant>> {
  const lists = new Map<number, Instant>();
  for (const seq of seqs) {
    const rows = await tx
      .selectFrom('coverage')
      .select(['list_id', 'observed_at'])
      .where('seq', '=', seq)
      .execute();
    for (const row of rows)
      lists.set(row.list_id, Math.min(row.observed_at, lists.get(row.list_id) ?? row.observed_at));
  }
  return lists;
}

/** The first instant at which a list was read later than by the observation (seq, at); `null` when it is the newest. */
async function firstAfter(
  tx: Kysely<Schema>,
  list: number,
  at: Instant,
  seq: number,
): Promise<Instant | null> {
  const row = await tx
    .selectFrom('coverage')
    .select('observed_at')
    .where('list_id', '=', list)
    .where('observed_at', '>=', at)
    .where((eb) => eb.or([eb('observed_at', '>', at), eb('seq', '>', seq)]))
    .orderBy('observed_at')
    .limit(1)
    .executeTakeFirst();
  return row?.observed_at ?? null;
}

async function replays(tx: Kysely<Schema>, parts: PartsBySeq): Promise<Joining[]> {
  const steps: Joining[] = [];
  for (const [seq, kept] of parts) {
    const row = await tx
      .selectFrom('observation')
      .select('observed_at')
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow();
    steps.push({ seq, at: row.observed_at, parts: kept, staged: null });
  }
  return steps;
}

const inOrder = (a: Part, b: Part) =>
  SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope) || (a.part < b.part ? -1 : 1);

async function foldStep(tx: Kysely<Schema>, room: FoldingRoom, site: string, step: Joining): Promise<void> {
  let { staged } = step;
  for (const part of [...step.parts].sort(inOrder)) {
    const listId = await ensureList(tx, site, part.scope, part.part);
    const before = await standing(tx, listId, part.scope);
    const reading = { listId, seq: step.seq, at: step.at, aliveBefore: before.alive };
    const same = await sameAsBefore(tx, listId, part);
    if (same !== null) {
      await copySightings(tx, { listId, seq: step.seq, at: step.at, from: same.seq });
      const changes = { added: 0, changed: 0, gone: 0, unchanged: part.rowCount };
      await recordCoverage(tx, { ...reading, part, changes });
      continue;
    }
    staged ??= await readAgain(tx, room, step);
    const rows = staged.find((one) => one.scope === part.scope && one.part === part.part);
    if (rows === undefined) continue;
    const changes = await applyPart(tx, rows, { listId, at: step.at, ...before });
    if (part.scope === 'key-packs') {
      await identifyKeyPacks(tx, listId, step.at, room.newId);
      if (!rows.complete) await recordSightings(tx, { listId, seq: step.seq, at: step.at, slot: rows.slot });
    }
    await recordCoverage(tx, { ...reading, part: rows, changes });
    await turn();
  }
}

async function readAgain(
  tx: Kysely<Schema>,
  room: FoldingRoom,
  step: Joining,
): Promise<readonly StagedPart[]> {
  const only = new Set(step.parts.map((part) => partName(part.scope, part.part)));
  const document = step.document ?? (await room.replay(tx, step.seq));
  const { parts } = await stageDocument(tx, room.staging, { ...document, only });
  return parts;
}

/** Gives a reference to each key pack that has none. */
async function identifyKeyPacks(
  tx: Kysely<Schema>,
  listId: number,
  at: Instant,
  newId: () => string,
): Promise<void> {
  const { rows } = await sql<{ number: number; discriminator: string }>`
    select number, discriminator from key_pack_version v
    where list_id = ${listId} and valid_from = ${at} and not exists (
      select 1 from key_pack p
      where p.list_id = v.list_id and p.number = v.number and p.discriminator = v.discriminator)`.execute(tx);
  for (const row of rows) {
    await tx
      .insertInto('key_pack')
      .values({ id: newId(), list_id: listId, number: row.number, discriminator: row.discriminator })
      .execute();
  }
}

interface Sighting {
  readonly listId: number;
  readonly seq: number;
  readonly at: Instant;
}

async function recordSightings(
  tx: Kysely<Schema>,
  seen: Sighting & { readonly slot: number },
): Promise<void> {
  await sql`
    insert into key_pack_sighting (list_id, number, discriminator, observed_at, seq)
    select ${seen.listId}, number, discriminator, ${seen.at}, ${seen.seq}
    from ${stageTable(SCOPE_TABLES['key-packs'])} where slot = ${seen.slot}
    on conflict do nothing`.execute(tx);
}

async function copySightings(tx: Kysely<Schema>, seen: Sighting & { readonly from: number }): Promise<void> {
  await sql`
    insert into key_pack_sighting (list_id, number, discriminator, observed_at, seq)
    select list_id, number, discriminator, ${seen.at}, ${seen.seq} from key_pack_sighting
    where list_id = ${seen.listId} and seq = ${seen.from}
    on conflict do nothing`.execute(tx);
}
