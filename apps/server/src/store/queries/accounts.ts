import type { AccountTally, FigureSource, Instant } from '@calepin/core';
import { type Kysely, sql } from 'kysely';
import { closedAccounts } from '../dialect.ts';
import { OPEN, type Schema } from '../schema.ts';
import { LATEST } from './instants.ts';
import type { ListReadings, Sources } from './readings.ts';

/** A license server as the directory names it. */
export interface IssuingServer {
  readonly id: string;
  readonly site: string;
  readonly host: string;
  readonly productId: string | null;
}

interface AccountRequest {
  /** Rows that hold at this instant … */
  readonly at: Instant;
  /** … and whose CAL has not expired at this one. */
  readonly now: Instant;
  readonly servers: readonly IssuingServer[];
  readonly lists: readonly ListReadings[];
  readonly sources: Sources;
}

/** Disabled and deleted accounts that hold a CAL, counted by license server through an index of just these. */
export async function accountTallies(db: Kysely<Schema>, request: AccountRequest): Promise<AccountTally[]> {
  const tallies = new Map<string, AccountTally>();
  const issuedBy = issuingServers(request.servers);
  for (const list of request.lists) {
    if (list.scope !== 'user-cals' || list.alive === 0) continue;
    for (const row of await countsOf(db, list.listId, request)) {
      const server =
        list.serverId === null
          ? issuedBy(list.siteId, row.managing_server)
          : request.servers.find(({ id }) => id === list.serverId);
      const key = `${list.siteId} ${server?.id ?? ''}`;
      const known = tallies.get(key);
      tallies.set(key, {
        site: list.siteId,
        licenseServerId: server?.id ?? null,
        host: server?.host ?? null,
        disabled: (known?.disabled ?? 0) + row.disabled,
        deleted: (known?.deleted ?? 0) + row.deleted,
        source: newer(known?.source ?? null, request.sources.of(list.newest)),
      });
    }
  }
  return [...tallies.values()];
}

/** Finds the license server of a site by its product ID, which the directory calls `msTSManagingLS`. */
export function issuingServers(
  servers: readonly IssuingServer[],
): (site: string, productId: string | null) => IssuingServer | undefined {
  const known = new Map<string, IssuingServer>();
  for (const server of servers) {
    if (server.productId !== null) known.set(`${server.site} ${server.productId}`, server);
  }
  return (site, productId) => known.get(`${site} ${productId}`);
}

async function countsOf(
  db: Kysely<Schema>,
  listId: number,
  { at, now }: Pick<AccountRequest, 'at' | 'now'>,
): Promise<{ managing_server: string | null; disabled: number; deleted: number }[]> {
  const holds = at === LATEST ? sql`valid_to = ${OPEN}` : sql`(valid_to > ${at} and valid_from <= ${at})`;
  const { rows } = await sql<{ managing_server: string | null; disabled: number; deleted: number }>`
    select managing_server, count(distinct case when deleted = 1 then user_key end) as deleted,
      count(distinct case when deleted is distinct from 1 then user_key end) as disabled
    from ${closedAccounts.table}
    where list_id = ${listId} and ${holds} and expires_at > ${now} and ${closedAccounts.condition}
    group by managing_server order by managing_server`.execute(db);
  return rows;
}

function newer(a: FigureSource | null, b: FigureSource | null): FigureSource | null {
  if (a === null || b === null) return a ?? b;
  return a.observedAt < b.observedAt ? b : a;
}
