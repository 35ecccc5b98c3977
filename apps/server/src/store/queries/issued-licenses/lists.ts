import type { Instant } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import { siteList } from '../../in-sites.ts';
import type { IssuedLicenseFilter } from '../../register.ts';
import type { Schema } from '../../schema.ts';

/** The issued licenses of one license server. */
export interface LicenseList {
  readonly id: number;
  readonly site: string;
  readonly serverId: string;
  readonly host: string;
}

export async function licenseLists(
  db: Kysely<Schema>,
  filter: Pick<IssuedLicenseFilter, 'site' | 'licenseServerId'>,
): Promise<LicenseList[]> {
  let query = db
    .selectFrom('list as l')
    .innerJoin('license_server as s', 's.id', 'l.license_server_id')
    .select(['l.id', 'l.site_id as site', 's.id as serverId', 's.host'])
    .where('l.scope', '=', 'issued-licenses');
  if (filter.site !== undefined) query = query.where('l.site_id', 'in', siteList(filter.site));
  if (filter.licenseServerId !== undefined) query = query.where('s.id', '=', filter.licenseServerId);
  return query.orderBy('l.id').execute();
}

/** The key pack that a number stands for on a license server; `null` when none does, or more than one. */
export type KeyPackOf = (serverId: string, number: number) => string | null;

/** A number that two packs share belongs to the one that is still there, if the other is not. */
export async function keyPacksByNumber(
  db: Kysely<Schema>,
  at: Instant,
  serverIds: readonly string[],
): Promise<KeyPackOf> {
  const known = new Map<string, { ref: string; here: boolean }[]>();
  for (let from = 0; from < serverIds.length; from += 500) {
    const rows = await db
      .selectFrom('key_pack as p')
      .innerJoin('list as l', 'l.id', 'p.list_id')
      .select(['p.id', 'p.number', 'l.license_server_id as server'])
      .select(
        sql<number | null>`(select max(v.valid_to) from key_pack_version v where v.list_id = p.list_id
          and v.number = p.number and v.discriminator = p.discriminator and v.valid_from <= ${at})`.as(
          'until',
        ),
      )
      .where('l.license_server_id', 'in', serverIds.slice(from, from + 500))
      .execute();
    for (const row of rows) {
      if (row.until === null) continue;
      const key = `${row.server} ${row.number}`;
      known.set(key, [...(known.get(key) ?? []), { ref: row.id, here: row.until > at }]);
    }
  }
  return (serverId, number) => {
    const packs = known.get(`${serverId} ${number}`) ?? [];
    const here = packs.filter((pack) => pack.here);
    const [only, ...others] = here.length > 0 ? here : packs;
    return only === undefined || others.length > 0 ? null : only.ref;
  };
}

/** The license server and local number of a key pack; `null` when there is no such pack. */
export async function keyPackNumber(
  db: Kysely<Schema>,
  ref: string,
): Promise<{ readonly serverId: string; readonly number: number } | null> {
  const row = await db
    .selectFrom('key_pack as p')
    .innerJoin('list as l', 'l.id', 'p.list_id')
    .select(['p.number', 'l.license_server_id as serverId'])
    .where('p.id', '=', ref)
    .executeTakeFirst();
  return row === undefined || row.serverId === null ? null : { serverId: row.serverId, number: row.number };
}
