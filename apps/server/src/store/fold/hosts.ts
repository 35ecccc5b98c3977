import type { Kysely } from 'kysely';
import { canonicalHosts, firstLabel } from '../host-name.ts';
import type { Schema } from '../schema.ts';

/** A license server's name in one observation. */
export interface Mention {
  readonly part: string;
  readonly host: string;
}

export async function mention(
  tx: Kysely<Schema>,
  site: string,
  seq: number,
  hosts: readonly Mention[],
): Promise<void> {
  for (const { part, host } of hosts) {
    await tx
      .insertInto('host_mention')
      .values({ seq, site_id: site, host_key: part, host })
      .onConflict((c) => c.doNothing())
      .execute();
  }
}

/**
 * The names of which one more mention may change something: those that the register does not know, and those that it
 * spells otherwise. A license server that is read every hour has thousands of mentions; they need not be looked at again.
 */
export async function newsOfHosts(
  tx: Kysely<Schema>,
  site: string,
  mentions: readonly Mention[],
): Promise<string[]> {
  const news: string[] = [];
  for (const { part, host } of mentions) {
    const server = await tx
      .selectFrom('host_alias as a')
      .innerJoin('license_server as s', 's.id', 'a.license_server_id')
      .select(['s.host_key', 's.host'])
      .where('a.site_id', '=', site)
      .where('a.host_key', '=', part)
      .executeTakeFirst();
    if (server === undefined || (server.host_key === part && server.host !== host)) news.push(part);
  }
  return news;
}

/**
 * Decides anew which names are one license server, for the names that begin with the given labels, and writes it down.
 * @returns the lists that must be rebuilt, because rows already stored came from names that are joined or parted now.
 */
export async function settleHosts(
  tx: Kysely<Schema>,
  site: string,
  labels: ReadonlySet<string>,
  newId: () => string,
): Promise<number[]> {
  const rebuild: number[] = [];
  for (const label of labels) rebuild.push(...(await settleLabel(tx, site, label, newId)));
  return rebuild;
}

async function settleLabel(
  tx: Kysely<Schema>,
  site: string,
  label: string,
  newId: () => string,
): Promise<number[]> {
  // "/" follows "." in code-point order.
  const [from, to] = [`${label}.`, `${label}/`];
  const mentioned = await tx
    .selectFrom('host_mention')
    .select('host_key')
    .distinct()
    .where('site_id', '=', site)
    .where((eb) =>
      eb.or([eb('host_key', '=', label), eb.and([eb('host_key', '>=', from), eb('host_key', '<', to)])]),
    )
    .execute();
  const aliases = await tx
    .selectFrom('host_alias')
    .select(['host_key', 'license_server_id'])
    .where('site_id', '=', site)
    .where((eb) =>
      eb.or([eb('host_key', '=', label), eb.and([eb('host_key', '>=', from), eb('host_key', '<', to)])]),
    )
    .execute();
  // An address such as 10.0.0.1 begins with "10." without having the label "10".
  const keys = mentioned.map((row) => row.host_key).filter((key) => firstLabel(key) === label);
  const before = new Map(
    aliases
      .filter((row) => firstLabel(row.host_key) === label)
      .map((row) => [row.host_key, row.license_server_id]),
  );
  const canonical = canonicalHosts(keys);
  const parted = !samePartition(before, canonical);
  const serverOf = await assignServers(tx, site, before, canonical, newId);
  for (const key of before.keys()) {
    if (canonical.has(key)) continue;
    await tx.deleteFrom('host_alias').where('site_id', '=', site).where('host_key', '=', key).execute();
  }
  for (const [key, name] of canonical) {
    const server = serverOf.get(name) ?? newId();
    await tx
      .insertInto('host_alias')
      .values({ site_id: site, host_key: key, license_server_id: server })
      .onConflict((c) => c.columns(['site_id', 'host_key']).doUpdateSet({ license_server_id: server }))
      .execute();
  }
  if (!parted) return [];
  const lists = await tx
    .selectFrom('list')
    .select('id')
    .where('license_server_id', 'in', [...new Set(before.values())])
    .execute();
  return lists.map((row) => row.id);
}

/** Whether the names that both know are grouped in the same way. */
function samePartition(before: ReadonlyMap<string, string>, canonical: ReadonlyMap<string, string>): boolean {
  const forth = new Map<string, string>();
  const back = new Map<string, string>();
  for (const [key, server] of before) {
    const name = canonical.get(key);
    if (name === undefined) continue;
    if ((forth.get(server) ?? name) !== name || (back.get(name) ?? server) !== server) return false;
    forth.set(server, name);
    back.set(name, server);
  }
  return true;
}

/** Gives each canonical name its license server, keeping identifiers wherever one is the natural heir. */
async function assignServers(
  tx: Kysely<Schema>,
  site: string,
  before: ReadonlyMap<string, string>,
  canonical: ReadonlyMap<string, string>,
  newId: () => string,
): Promise<Map<string, string>> {
  // Full names first: when a short name parts from a full one, the full one keeps the identifier.
  const names = [...new Set(canonical.values())].sort((a, b) => b.length - a.length);
  const assigned = new Map<string, string>();
  const taken = new Set<string>();
  const take = (name: string, server: string | undefined) => {
    if (server === undefined || taken.has(server) || assigned.has(name)) return;
    assigned.set(name, server);
    taken.add(server);
  };
  for (const name of names) take(name, before.get(name));
  for (const [key, name] of canonical) take(name, before.get(key));
  for (const name of names) {
    const host = await spelling(tx, site, name);
    const known = assigned.get(name);
    const id = known ?? newId();
    assigned.set(name, id);
    if (known === undefined) {
      await tx.insertInto('license_server').values({ id, site_id: site, host_key: name, host }).execute();
      continue;
    }
    await tx.updateTable('license_server').set({ host_key: name, host }).where('id', '=', id).execute();
    await tx.updateTable('list').set({ host_key: name }).where('license_server_id', '=', id).execute();
  }
  return assigned;
}

/** A name as the newest observation spelt it. */
async function spelling(tx: Kysely<Schema>, site: string, key: string): Promise<string> {
  const row = await tx
    .selectFrom('host_mention as m')
    .innerJoin('observation as o', 'o.seq', 'm.seq')
    .select('m.host')
    .where('m.site_id', '=', site)
    .where('m.host_key', '=', key)
    .orderBy('o.observed_at', 'desc')
    .orderBy('o.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.host ?? key;
}
