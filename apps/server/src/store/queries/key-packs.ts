import { classifyKeyPack, type Instant, type KeyPackFacts, type RegisteredKeyPack } from '@calepin/core';
import { type Kysely, type Selectable, sql } from 'kysely';
import { siteList } from '../in-sites.ts';
import type { KeyPackHistoryEntry, KeyPackRecord, SiteChoice } from '../register.ts';
import { type KeyPackVersionTable, OPEN, type Schema } from '../schema.ts';
import { readAt } from './instants.ts';
import {
  type ListReadings,
  listReadings,
  type PackReadings,
  readingsBefore,
  readSources,
  type Sources,
} from './readings.ts';

/** A key pack's newest row as of an instant, whether it still holds or not. */
export interface KeyPackRow extends Selectable<KeyPackVersionTable> {
  readonly ref: string;
  readonly site: string;
  readonly serverId: string;
  readonly host: string;
  /** Newest incomplete readings that showed it; those of them that carried the figure. */
  readonly sighting: number | null;
  readonly sightingTotal: number | null;
  readonly sightingIssued: number | null;
}

export interface KeyPackFilter {
  readonly site?: SiteChoice | undefined;
  readonly serverId?: string | undefined;
  readonly ref?: string | undefined;
}

export async function keyPackRows(
  db: Kysely<Schema>,
  at: Instant,
  filter: KeyPackFilter,
): Promise<KeyPackRow[]> {
  const sighting = (which: 'has_total' | 'has_issued' | null) => sql<number | null>`(
    select g.seq from key_pack_sighting g
    where g.list_id = p.list_id and g.number = p.number and g.discriminator = p.discriminator and g.observed_at <= ${at}
      and ${which === null ? sql`1 = 1` : sql`exists (select 1 from coverage c where c.list_id = g.list_id and c.observed_at = g.observed_at and c.seq = g.seq and ${sql.ref(`c.${which}`)} = 1)`}
    order by g.observed_at desc, g.seq desc limit 1)`;
  let query = db
    .selectFrom('key_pack as p')
    .innerJoin('list as l', 'l.id', 'p.list_id')
    .innerJoin('license_server as s', 's.id', 'l.license_server_id')
    .innerJoin('key_pack_version as v', (join) =>
      join
        .onRef('v.list_id', '=', 'p.list_id')
        .onRef('v.number', '=', 'p.number')
        .onRef('v.discriminator', '=', 'p.discriminator')
        .on(
          'v.valid_from',
          '=',
          sql<number>`(select max(n.valid_from) from key_pack_version n where n.list_id = p.list_id
            and n.number = p.number and n.discriminator = p.discriminator and n.valid_from <= ${at})`,
        ),
    )
    .selectAll('v')
    .select(['p.id as ref', 's.site_id as site', 's.id as serverId', 's.host'])
    .select([
      sighting(null).as('sighting'),
      sighting('has_total').as('sightingTotal'),
      sighting('has_issued').as('sightingIssued'),
    ]);
  if (filter.site !== undefined) query = query.where('l.site_id', 'in', siteList(filter.site));
  if (filter.serverId !== undefined) query = query.where('l.license_server_id', '=', filter.serverId);
  if (filter.ref !== undefined) query = query.where('p.id', '=', filter.ref);
  return query.orderBy('s.host_key').orderBy('s.id').orderBy('p.number').orderBy('p.discriminator').execute();
}

/** The properties as read. */
export function keyPackFacts(row: Selectable<KeyPackVersionTable> & { readonly host: string }): KeyPackFacts {
  return {
    host: row.host,
    keyPackId: row.number,
    description: row.description,
    keyPackType: row.key_pack_type,
    productType: row.product_type,
    productVersion: row.product_version,
    productVersionId: row.product_version_id,
    totalLicenses: row.total,
    issuedLicenses: row.issued,
    availableLicenses: row.available,
    expirationDate: row.expiration_date,
    accessRights: row.access_rights,
    typeAndModel: row.type_and_model,
  };
}

/** What vouches for each row: the newest readings of its list while the pack was there. */
export async function readingsOfPacks(
  db: Kysely<Schema>,
  at: Instant,
  rows: readonly KeyPackRow[],
  lists: readonly ListReadings[],
): Promise<(row: KeyPackRow) => PackReadings | undefined> {
  const byList = new Map(lists.map((list) => [list.listId, list]));
  const before = await readingsBefore(
    db,
    rows.flatMap((row) => (row.valid_to > at ? [] : [{ listId: row.list_id, before: row.valid_to }])),
  );
  return (row) => (row.valid_to > at ? byList.get(row.list_id) : before(row.list_id, row.valid_to));
}

/** The observations that may be the source of the rows' figures. */
export function sourceNumbers(
  rows: readonly KeyPackRow[],
  readingsOf: (row: KeyPackRow) => PackReadings | undefined,
): (number | null)[] {
  return rows.flatMap((row) => {
    const readings = readingsOf(row);
    return [
      row.sighting,
      row.sightingTotal,
      row.sightingIssued,
      row.total_seq,
      row.issued_seq,
      readings?.complete ?? null,
      readings?.completeTotal ?? null,
      readings?.completeIssued ?? null,
    ];
  });
}

export function registeredKeyPack(
  row: KeyPackRow,
  list: PackReadings | undefined,
  sources: Sources,
): RegisteredKeyPack | null {
  const presence = sources.newest(row.sighting, list?.complete ?? null);
  const total =
    row.total === null
      ? null
      : row.total_seq !== null
        ? sources.of(row.total_seq)
        : sources.newest(row.sightingTotal, list?.completeTotal ?? null);
  const installedSource = total ?? presence;
  if (installedSource === null) return null;
  const issuedSource =
    row.issued === null
      ? null
      : row.issued_seq !== null
        ? sources.of(row.issued_seq)
        : sources.newest(row.sightingIssued, list?.completeIssued ?? null);
  return {
    id: row.ref,
    site: row.site,
    licenseServerId: row.serverId,
    host: row.host,
    pack: classifyKeyPack(keyPackFacts(row)),
    installedSource,
    issuedSource,
  };
}

/** Key packs as of an instant, those that are no longer there included. */
export async function keyPackRecords(
  db: Kysely<Schema>,
  filter: KeyPackFilter & { readonly asOf?: Instant | undefined },
): Promise<KeyPackRecord[]> {
  const at = readAt(filter.asOf);
  const rows = await keyPackRows(db, at, filter);
  const lists = await listReadings(db, at, {
    site: filter.site,
    serverId: filter.serverId,
    scope: 'key-packs',
  });
  const readingsOf = await readingsOfPacks(db, at, rows, lists);
  const sources = await readSources(db, at, sourceNumbers(rows, readingsOf));
  return rows.flatMap((row) => {
    const pack = registeredKeyPack(row, readingsOf(row), sources);
    if (pack === null) return [];
    return [{ ...pack, facts: keyPackFacts(row), missingSince: row.valid_to <= at ? row.valid_to : null }];
  });
}

/** The intervals during which a pack's figures did not change, oldest first. */
export async function keyPackHistory(db: Kysely<Schema>, ref: string): Promise<KeyPackHistoryEntry[]> {
  const rows = await db
    .selectFrom('key_pack as p')
    .innerJoin('key_pack_version as v', (join) =>
      join
        .onRef('v.list_id', '=', 'p.list_id')
        .onRef('v.number', '=', 'p.number')
        .onRef('v.discriminator', '=', 'p.discriminator'),
    )
    .innerJoin('observation as o', (join) =>
      join.on(
        'o.seq',
        '=',
        sql<number>`(select max(c.seq) from coverage c
          where c.list_id = v.list_id and c.observed_at = v.valid_from and c.added + c.changed > 0)`,
      ),
    )
    .select(['v.valid_from', 'v.valid_to', 'v.total', 'v.issued', 'v.available', 'o.id'])
    .where('p.id', '=', ref)
    .orderBy('v.valid_from')
    .execute();
  const entries: KeyPackHistoryEntry[] = [];
  for (const row of rows) {
    const { total, issued, available } = row;
    const to = row.valid_to === OPEN ? null : row.valid_to;
    const last = entries.at(-1);
    // A change of another property (a label, an expiry) does not end the interval.
    if (
      last?.to === row.valid_from &&
      last.total === total &&
      last.issued === issued &&
      last.available === available
    ) {
      entries[entries.length - 1] = { ...last, to };
    } else {
      entries.push({ from: row.valid_from, to, total, issued, available, observationId: row.id });
    }
  }
  return entries;
}
