import type { Instant } from '@calepin/core';
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Cursors } from '../cursor.ts';
import { accountName } from '../dialect.ts';
import { siteList, sitesAsked } from '../in-sites.ts';
import type { Page, PageRequest, UserCalFilter, UserCalRecord } from '../register.ts';
import type { Schema, UserCalTable } from '../schema.ts';
import { compareCodePoints, prefixEnd, textKey } from '../text-key.ts';
import { holdsAt, readAt } from './instants.ts';
import { mergeLists, type NextRows, portionOf } from './merge-lists.ts';

interface Row extends UserCalTable {
  readonly site: string;
  readonly host: string | null;
}

/** Where a page begins: after this CAL of this list. */
interface Position {
  readonly user: string;
  readonly product: string;
  readonly list: number;
}

/** Accounts by what was read of them. */
const ACCOUNTS: Readonly<Record<NonNullable<UserCalFilter['account']>, RawBuilder<SqlBool>>> = {
  active: sql`u.disabled = 0 and u.deleted is distinct from 1`,
  disabled: sql`u.disabled = 1 and u.deleted is distinct from 1`,
  deleted: sql`u.deleted = 1`,
};

/** What a page leaves out. */
function narrowing({ search, account }: UserCalFilter): RawBuilder<SqlBool>[] {
  const narrowed = account === undefined ? [] : [ACCOUNTS[account]];
  if (search === undefined || search === '') return narrowed;
  const prefix = textKey(search);
  const begins = (name: RawBuilder<unknown>) => sql`${name} >= ${prefix} and ${name} < ${prefixEnd(prefix)}`;
  return [...narrowed, sql`(${begins(sql`u.user_key`)} or ${begins(accountName(sql`u.user_key`))})`];
}

/** Users' CALs in the order of their names. */
export async function userCalPage(
  db: Kysely<Schema>,
  cursors: Cursors,
  request: UserCalFilter & PageRequest,
): Promise<Page<UserCalRecord>> {
  const at = readAt(request.asOf);
  const { site, asOf, search, account } = request;
  const question = ['user-cals', sitesAsked(site) ?? null, asOf ?? null, search ?? null, account ?? null];
  const after = request.cursor === undefined ? null : position(cursors.open(question, request.cursor));
  let lists = db
    .selectFrom('list as l')
    .leftJoin('license_server as s', 's.id', 'l.license_server_id')
    .select(['l.id', 'l.site_id as site', 's.host'])
    .where('l.scope', '=', 'user-cals');
  if (site !== undefined) lists = lists.where('l.site_id', 'in', siteList(site));
  const only = narrowing(request);
  const readers = (await lists.orderBy('l.id').execute()).map((list) => reader(db, at, list, after, only));
  const rows = await mergeLists(
    readers,
    compare,
    portionOf(request.limit, readers.length),
  )(request.limit + 1);
  const page = rows.slice(0, request.limit);
  const last = rows.length > request.limit ? page.at(-1) : undefined;
  return {
    rows: page.map(userCal),
    next: last === undefined ? null : cursors.seal(question, [last.user_key, last.product, last.list_id]),
  };
}

function position([user, product, list]: readonly (string | number | null)[]): Position {
  return { user: String(user), product: String(product), list: Number(list) };
}

function compare(a: Row, b: Row): number {
  return (
    compareCodePoints(a.user_key, b.user_key) ||
    compareCodePoints(a.product, b.product) ||
    a.list_id - b.list_id
  );
}

function reader(
  db: Kysely<Schema>,
  at: Instant,
  list: { readonly id: number; readonly site: string; readonly host: string | null },
  start: Position | null,
  only: readonly RawBuilder<SqlBool>[],
): NextRows<Row> {
  let after = start;
  return async (count) => {
    let query = db
      .selectFrom('user_cal as u')
      .selectAll()
      .where('u.list_id', '=', list.id)
      .where(holdsAt('u', at))
      .orderBy('u.user_key')
      .orderBy('u.product')
      .limit(count);
    for (const condition of only) query = query.where(condition);
    if (after !== null) {
      const past = sql`(u.user_key, u.product)`;
      // A list that comes after the cursor's still has the row with the same key to show.
      const strictly = list.id <= after.list ? sql`>` : sql`>=`;
      query = query.where(sql<boolean>`${past} ${strictly} (${after.user}, ${after.product})`);
    }
    const rows = (await query.execute()).map((row) => ({ ...row, site: list.site, host: list.host }));
    const last = rows.at(-1);
    if (last !== undefined) after = { user: last.user_key, product: last.product, list: list.id };
    return rows;
  };
}

function userCal(row: Row): UserCalRecord {
  return {
    id: `${row.list_id}:${row.product}:${row.user_key}`,
    site: row.site,
    host: row.host,
    user: row.user,
    productVersionId: row.product_version_id,
    productVersion: row.product_version,
    productCode: row.product_code,
    expirationDate: row.expires_at,
    managingServer: row.managing_server,
    disabled: row.disabled === null ? null : row.disabled === 1,
    deleted: row.deleted === null ? null : row.deleted === 1,
  };
}
