import type { Scope } from '@calepin/core';
import type { Kysely } from 'kysely';
import { nextNumber } from '../meta.ts';
import type { Schema } from '../schema.ts';

/** Scopes whose host is a license server; `user-cals` too, unless it is the directory's own list. */
export function isLicenseServerList(scope: Scope, part: string): boolean {
  return scope !== 'session-host' && !(scope === 'user-cals' && part === '');
}

/** The list to which a part belongs; `null` when the register has none yet. */
export async function findList(
  db: Kysely<Schema>,
  site: string,
  scope: Scope,
  part: string,
): Promise<number | null> {
  if (!isLicenseServerList(scope, part)) {
    const row = await db
      .selectFrom('list')
      .select('id')
      .where('site_id', '=', site)
      .where('scope', '=', scope)
      .where('host_key', '=', part)
      .where('license_server_id', 'is', null)
      .executeTakeFirst();
    return row?.id ?? null;
  }
  const row = await db
    .selectFrom('list as l')
    .innerJoin('host_alias as a', 'a.license_server_id', 'l.license_server_id')
    .select('l.id')
    .where('a.site_id', '=', site)
    .where('a.host_key', '=', part)
    .where('l.scope', '=', scope)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The list to which a part belongs, made when it is new. The hosts are settled beforehand. */
export async function ensureList(
  tx: Kysely<Schema>,
  site: string,
  scope: Scope,
  part: string,
): Promise<number> {
  const known = await findList(tx, site, scope, part);
  if (known !== null) return known;
  const id = await nextNumber(tx, 'list');
  const server = isLicenseServerList(scope, part)
    ? await tx
        .selectFrom('host_alias as a')
        .innerJoin('license_server as s', 's.id', 'a.license_server_id')
        .select(['s.id', 's.host_key'])
        .where('a.site_id', '=', site)
        .where('a.host_key', '=', part)
        .executeTakeFirst()
    : undefined;
  await tx
    .insertInto('list')
    .values({
      id,
      site_id: site,
      scope,
      host_key: server?.host_key ?? part,
      license_server_id: server?.id ?? null,
    })
    .execute();
  return id;
}
