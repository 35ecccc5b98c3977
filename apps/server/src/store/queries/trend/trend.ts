import {
  CAL_TYPES,
  classifyKeyPack,
  computePosition,
  type FigureSource,
  type Instant,
  type PositionRow,
} from '@calepin/core';
import type { Kysely, Selectable } from 'kysely';
import { siteList } from '../../in-sites.ts';
import type { SiteFilter, TrendSeries } from '../../register.ts';
import type { KeyPackVersionTable, Schema } from '../../schema.ts';
import { compareCodePoints } from '../../text-key.ts';
import { readAt } from '../instants.ts';
import { keyPackFacts } from '../key-packs.ts';
import { FigureChanges } from './figure-changes.ts';
import { type Listed, listedOverTime } from './listed-over-time.ts';

interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

interface List {
  readonly id: number;
  readonly site: string;
  readonly serverId: string;
}

type Version = Selectable<KeyPackVersionTable>;

/** Figures over time need no source. */
const ANY: FigureSource = { observationId: '', observedAt: 0, method: '' };

/**
 * Installed and issued over time, one series per row of the position, one point at each change. The rules classify each
 * interval of a key pack once; sums then follow from what begins and ends, so that the cost grows with the changes.
 */
export async function readTrend(
  db: Kysely<Schema>,
  filter: SiteFilter & { readonly from: Instant },
): Promise<TrendSeries[]> {
  const window = { from: filter.from, to: readAt(filter.asOf) };
  const groups = new Map<string, FigureChanges>();
  let lists = db
    .selectFrom('list as l')
    .select(['l.id', 'l.site_id as site', 'l.license_server_id as serverId'])
    .where('l.scope', '=', 'key-packs');
  if (filter.site !== undefined) lists = lists.where('l.site_id', 'in', siteList(filter.site));
  for (const { serverId, ...list } of await lists.orderBy('l.id').execute()) {
    if (serverId !== null) await addList(db, { ...list, serverId }, window, groups);
  }
  return [...groups.values()].map((group) => group.series()).sort(inOrder);
}

async function addList(
  db: Kysely<Schema>,
  list: List,
  window: Window,
  groups: Map<string, FigureChanges>,
): Promise<void> {
  const versions = await db
    .selectFrom('key_pack_version')
    .selectAll()
    .where('list_id', '=', list.id)
    .where('valid_to', '>', window.from)
    .where('valid_from', '<=', window.to)
    .execute();
  let listed: ((number: number) => readonly Listed[]) | null = null;
  for (const version of versions) {
    const row = rowOf(version, list, null);
    if (row === null) continue;
    const group = groups.get(keyOf(row)) ?? new FigureChanges(row);
    groups.set(keyOf(row), group);
    const interval = { from: version.valid_from, to: version.valid_to };
    if (row.issued !== null || row.calType !== 'per-device' || version.discriminator !== '') {
      count(group, row, interval, window);
      continue;
    }
    listed ??= await listedOf(db, list.serverId);
    for (const part of partsOf(interval, listed(version.number))) {
      count(group, part.listed === null ? row : (rowOf(version, list, part.listed) ?? row), part, window);
    }
  }
}

async function listedOf(
  db: Kysely<Schema>,
  serverId: string,
): Promise<(number: number) => readonly Listed[]> {
  const list = await db
    .selectFrom('list')
    .select('id')
    .where('license_server_id', '=', serverId)
    .where('scope', '=', 'issued-licenses')
    .executeTakeFirst();
  return list === undefined ? () => [] : listedOverTime(db, list.id);
}

/** The row of the position that a pack makes on its own; `null` when it does not count. */
function rowOf(version: Version, list: List, listed: number | null): PositionRow | null {
  const ref = '';
  const { rows } = computePosition({
    asOf: version.valid_from,
    keyPacks: [
      {
        id: ref,
        site: list.site,
        licenseServerId: list.serverId,
        host: '',
        pack: classifyKeyPack(keyPackFacts({ ...version, host: '' })),
        installedSource: ANY,
        issuedSource: ANY,
      },
    ],
    tallies:
      listed === null
        ? []
        : [{ keyPackRef: ref, byStatus: { active: listed }, expired: 0, source: ANY, complete: true }],
  });
  return rows[0] ?? null;
}

/** An interval cut where the size of the list changed. */
function* partsOf(
  interval: Window,
  listed: readonly Listed[],
): Generator<Window & { readonly listed: number | null }> {
  let { from } = interval;
  let count: number | null = null;
  for (const change of listed) {
    if (change.from >= interval.to) break;
    if (change.from > from) {
      yield { from, to: change.from, listed: count };
      from = change.from;
    }
    count = change.count;
  }
  yield { from, to: interval.to, listed: count };
}

function count(group: FigureChanges, row: PositionRow, interval: Window, window: Window): void {
  if (interval.to <= window.from || interval.from > window.to) return;
  group.add(Math.max(interval.from, window.from), row, 1);
  if (interval.to <= window.to) group.add(interval.to, row, -1);
}

const keyOf = ({ site, calType, productVersion, label }: PositionRow): string =>
  JSON.stringify([site, calType, productVersion.id ?? productVersion.name, label]);

function inOrder(a: TrendSeries, b: TrendSeries): number {
  return (
    compareCodePoints(a.site, b.site) ||
    CAL_TYPES.indexOf(a.calType) - CAL_TYPES.indexOf(b.calType) ||
    (b.productVersionId ?? -1) - (a.productVersionId ?? -1) ||
    compareCodePoints(a.label ?? '', b.label ?? '')
  );
}
