import type { Instant } from '@calepin/core';
import type { Kysely } from 'kysely';
import type { RegisterSnapshot, SiteChoice } from '../register.ts';
import type { Schema } from '../schema.ts';
import { accountTallies } from './accounts.ts';
import { readAt } from './instants.ts';
import { keyPackRows, readingsOfPacks, registeredKeyPack, sourceNumbers } from './key-packs.ts';
import { registeredServers } from './license-servers.ts';
import { listReadings, readSources } from './readings.ts';
import { registeredTargets } from './registered-targets.ts';
import { tallies } from './tallies.ts';

/**
 * Everything that the rules need as of an instant. Memory grows with servers and key packs, not with issued licenses.
 * Called within one read transaction, so that the parts agree.
 */
export async function readSnapshot(
  db: Kysely<Schema>,
  request: {
    readonly site?: SiteChoice | undefined;
    readonly asOf?: Instant | undefined;
    readonly now: Instant;
  },
): Promise<RegisterSnapshot> {
  const at = readAt(request.asOf);
  const filter = { site: request.site };
  const rows = await keyPackRows(db, at, filter);
  const lists = await listReadings(db, at, filter);
  const readingsOf = await readingsOfPacks(db, at, rows, lists);
  const sources = await readSources(db, at, [
    ...sourceNumbers(rows, readingsOf),
    ...lists.flatMap((list) => [list.newest, list.activation]),
  ]);
  const servers = await registeredServers(db, at, { filter, lists, sources });

  const present = rows.filter((row) => row.valid_to > at);
  const keyPacks = present.flatMap((row) => registeredKeyPack(row, readingsOf(row), sources) ?? []);
  const disappeared = rows.flatMap((row) => {
    const pack = row.valid_to > at ? null : registeredKeyPack(row, readingsOf(row), sources);
    return pack === null ? [] : [{ pack, missingSince: row.valid_to }];
  });
  const packs = present.map((row) => ({ ref: row.ref, serverId: row.serverId, number: row.number }));
  const asOf = request.asOf ?? request.now;
  const issuing = servers.map(({ id, site, host, facts }) => ({
    id,
    site,
    host,
    productId: facts?.productId ?? null,
  }));
  return {
    asOf,
    servers: servers.map(({ facts: _, ...server }) => server),
    keyPacks,
    tallies: await tallies(db, { at, now: asOf, packs, lists, sources }),
    disappeared,
    targets: await registeredTargets(db, { site: request.site, asOf }),
    accounts: await accountTallies(db, { at, now: asOf, servers: issuing, lists, sources }),
    previousTotals: present.flatMap((row) =>
      row.total_changed_at === null
        ? []
        : [{ keyPackRef: row.ref, total: row.previous_total, changedAt: row.total_changed_at }],
    ),
  };
}
