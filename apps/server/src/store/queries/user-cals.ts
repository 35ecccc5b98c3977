import type { Instant, UserCalFacts } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import type { Cursors } from '../cursor.ts';
import type { Page, PageRequest, SiteFilter } from '../register.ts';
import type { Schema, UserCalTable } from '../schema.ts';
import { compareCodePoints } from '../text-key.ts';
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

/** Users' CALs in the order of their names. */
export async function userCalPage(
  db: Kysely<Schema>,
  cursors: Cursors,
  request: SiteFilter & PageRequest,
): Promise<Page<UserCalFacts & { readonly id: string; readonly site: string }>> {
  const at = readAt(request.asOf);
  const question = ['user-cals', request.site ?? null, request.asOf ?? null];
  const after = request.cursor === undefined ? null : position(cursors.open(question, request.cursor));
  let lists = db
    .selectFrom('list as l')
    .leftJoin('license_server as s', 's.id', 'l.license_server_id')
    .select(['l.id', 'l.site_id as site', 's.host'])
    .where('l.scope', '=', 'user-cals');
  if (request.site !== undefined) lists = lists.where('l.site_id', '=', request.site);
  const readers = (await lists.orderBy('l.id').execute()).map((list) => reader(db, at, list, after));
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

function userCal(row: Row): UserCalFacts & { readonly id: string; readonly site: string } {
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
