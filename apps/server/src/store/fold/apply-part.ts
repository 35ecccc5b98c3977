import type { Instant } from '@calepin/core';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { changeLicenses, deltaTable, stageTable } from '../dialect.ts';
import { OPEN, type Schema } from '../schema.ts';
import { SCOPE_TABLES, type ScopeTable } from './scopes.ts';
import type { StagedPart } from './stage-document.ts';

/** Rows added, changed, gone and unchanged in one list. */
export interface RowChanges {
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly unchanged: number;
}

/** The list to which a part is applied, as it stands. */
export interface Target {
  readonly listId: number;
  readonly at: Instant;
  /** Rows that hold just before. */
  readonly alive: number;
  /** Newest observations that carried the key packs' figures, if any. */
  readonly totalSeq: number | null;
  readonly issuedSeq: number | null;
}

const column = (alias: string, name: string) => sql.ref(`${alias}.${name}`);
const list = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts);
const all = (parts: readonly RawBuilder<unknown>[]) =>
  parts.length === 0 ? sql`1 = 1` : sql.join(parts, sql` and `);
const any = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql` or `);

/** The keys of two rows are the same. */
export function sameKeys(table: ScopeTable, a: string, b: string): RawBuilder<unknown> {
  return all(table.keys.map((key) => sql`${column(a, key.name)} = ${column(b, key.name)}`));
}

/** Row `s` says something that row `o` does not; what `s` leaves out does not count. */
export function differs(table: ScopeTable, s: string, o: string): RawBuilder<unknown> {
  return any(
    table.values.map(
      ({ name }) =>
        sql`(${column(s, name)} is not null and ${column(s, name)} is distinct from ${column(o, name)})`,
    ),
  );
}

/**
 * Folds a staged part into its list at an instant at or after everything the list holds: opens what is new, replaces
 * what differs, closes what a complete reading lacks. A value that the part lacks keeps the last one known.
 */
export async function applyPart(tx: Kysely<Schema>, part: StagedPart, target: Target): Promise<RowChanges> {
  const table = SCOPE_TABLES[part.scope];
  if (target.alive === 0) {
    await insertAll(tx, table, part, target);
    return { added: part.rowCount, changed: 0, gone: 0, unchanged: 0 };
  }
  const { added, changed, reopened } = await compare(tx, table, part, target);
  const gone = part.complete ? target.alive - (part.rowCount - added) : 0;
  if (gone > 0) await closeAbsent(tx, table, part, target);
  if (reopened > 0) await dropReopened(tx, table, target);
  if (changed > reopened) await closeChanged(tx, table, target);
  if (added + changed > 0) await insertDelta(tx, table, target, { added, changed });
  return { added, changed, gone, unchanged: part.rowCount - added - changed };
}

async function insertAll(
  tx: Kysely<Schema>,
  table: ScopeTable,
  part: StagedPart,
  target: Target,
): Promise<void> {
  const columns = [...table.keys, ...table.values].map((c) => sql.ref(c.name));
  await loading(tx, table, part.rowCount, async () => {
    await sql`
      insert into ${sql.table(table.table)} (list_id, valid_from, valid_to, ${list(columns)})
      select ${target.listId}, ${target.at}, ${OPEN}, ${list(columns)} from ${stageTable(table)}
      where slot = ${part.slot}`.execute(tx);
  });
}

async function loading(
  tx: Kysely<Schema>,
  table: ScopeTable,
  added: number,
  load: () => Promise<void>,
): Promise<void> {
  if (table.table !== 'issued_license') return load();
  await changeLicenses(tx, { changed: added, deleted: false }, load);
}

async function compare(
  tx: Kysely<Schema>,
  table: ScopeTable,
  part: StagedPart,
  target: Target,
): Promise<{ added: number; changed: number; reopened: number }> {
  const keys = table.keys.map((c) => sql.ref(c.name));
  const values = table.values.map((c) => sql.ref(c.name));
  const merged = table.values.map(({ name }) => sql`coalesce(${column('s', name)}, ${column('o', name)})`);
  const derived = table.table === 'key_pack_version' ? derivedFigures(part, target) : [];
  await sql`delete from ${deltaTable(table)}`.execute(tx);
  // The plus sign keeps the planner on the primary key instead of the index on valid_to.
  await sql`
    insert into ${deltaTable(table)} (${list([...keys, ...values, ...derived.map((d) => sql.ref(d.name)), sql.ref('opened')])})
    select ${list([
      ...table.keys.map((c) => column('s', c.name)),
      ...merged,
      ...derived.map((d) => d.value),
      sql.ref('o.valid_from'),
    ])}
    from ${stageTable(table)} s
    left join ${sql.table(table.table)} o
      on o.list_id = ${target.listId} and +o.valid_to = ${OPEN} and ${sameKeys(table, 's', 'o')}
    where s.slot = ${part.slot}
      and (o.list_id is null or ${any([differs(table, 's', 'o'), ...derived.map((d) => d.differs)])})`.execute(
    tx,
  );
  const { rows } = await sql<{ added: number; changed: number; reopened: number }>`
    select count(*) - count(opened) as added, count(opened) as changed,
      count(case when opened = ${target.at} then 1 end) as reopened
    from ${deltaTable(table)}`.execute(tx);
  return rows[0] ?? { added: 0, changed: 0, reopened: 0 };
}

interface Derived {
  readonly name: string;
  readonly value: RawBuilder<unknown>;
  /** When the value alone is a reason for a new row. */
  readonly differs: RawBuilder<unknown>;
}

/** What a key pack's row remembers of its past: its previous total, and the source of a figure that was carried over. */
function derivedFigures(part: StagedPart, target: Target): Derived[] {
  const changedTotal = sql`s.total is not null and o.total is not null and s.total <> o.total`;
  const never = sql`1 = 0`;
  return [
    {
      name: 'previous_total',
      value: sql`case when ${changedTotal} then o.total else o.previous_total end`,
      differs: never,
    },
    {
      name: 'total_changed_at',
      value: sql`case when ${changedTotal} then ${target.at} else o.total_changed_at end`,
      differs: never,
    },
    carried('total', part.fields.includes('totalLicenses'), target.totalSeq),
    carried('issued', part.fields.includes('issuedLicenses'), target.issuedSeq),
  ];
}

/**
 * A figure whose column was read while its own value was missing keeps the observation that last carried it: the newer
 * one does not vouch for it.
 */
function carried(figure: 'total' | 'issued', covered: boolean, lastSeq: number | null): Derived {
  const s = sql.ref(`s.${figure}`);
  const o = sql.ref(`o.${figure}`);
  const pin = sql.ref(`o.${figure}_seq`);
  const kept = covered ? sql`case when ${o} is null then null else coalesce(${pin}, ${lastSeq}) end` : pin;
  const pinned = covered ? sql`(${s} is null and ${o} is not null and ${pin} is null)` : sql`1 = 0`;
  return {
    name: `${figure}_seq`,
    value: sql`case when ${s} is null then ${kept} else null end`,
    differs: sql`${pinned} or (${s} is not null and ${pin} is not null)`,
  };
}

async function closeAbsent(
  tx: Kysely<Schema>,
  table: ScopeTable,
  part: StagedPart,
  target: Target,
): Promise<void> {
  const open = sql`list_id = ${target.listId} and valid_to = ${OPEN}`;
  const absent = sql`not exists (
    select 1 from ${stageTable(table)} s where s.slot = ${part.slot} and ${sameKeys(table, 's', table.table)})`;
  // What an earlier document of the same instant had opened was never true for any length of time.
  await sql`delete from ${sql.table(table.table)} where ${open} and valid_from = ${target.at} and ${absent}`.execute(
    tx,
  );
  await sql`update ${sql.table(table.table)} set valid_to = ${target.at} where ${open} and ${absent}`.execute(
    tx,
  );
}

/** Rows that an earlier document of the same instant had opened are replaced, not closed. */
async function dropReopened(tx: Kysely<Schema>, table: ScopeTable, target: Target): Promise<void> {
  await sql`
    delete from ${sql.table(table.table)}
    where list_id = ${target.listId} and valid_to = ${OPEN} and valid_from = ${target.at}
      and exists (select 1 from ${deltaTable(table)} d where ${sameKeys(table, 'd', table.table)})`.execute(
    tx,
  );
}

async function closeChanged(tx: Kysely<Schema>, table: ScopeTable, target: Target): Promise<void> {
  await sql`
    update ${sql.table(table.table)} set valid_to = ${target.at} from ${deltaTable(table)} d
    where list_id = ${target.listId} and ${sameKeys(table, 'd', table.table)}
      and ${sql.ref(`${table.table}.valid_from`)} = d.opened and d.opened < ${target.at}`.execute(tx);
}

async function insertDelta(
  tx: Kysely<Schema>,
  table: ScopeTable,
  target: Target,
  rows: { readonly added: number; readonly changed: number },
): Promise<void> {
  const derived =
    table.table === 'key_pack_version'
      ? ['previous_total', 'total_changed_at', 'total_seq', 'issued_seq']
      : [];
  const columns = [...[...table.keys, ...table.values].map((c) => c.name), ...derived].map((name) =>
    sql.ref(name),
  );
  await loading(tx, table, rows.added + rows.changed, async () => {
    await sql`
      insert into ${sql.table(table.table)} (list_id, valid_from, valid_to, ${list(columns)})
      select ${target.listId}, ${target.at}, ${OPEN}, ${list(columns)} from ${deltaTable(table)}`.execute(tx);
  });
}
