import type { Scope } from '@calepin/core';
import type { Kysely } from 'kysely';
import type { ChangeCounts, EntityChanges } from '../register.ts';
import type { Schema } from '../schema.ts';
import type { RowChanges } from './apply-part.ts';

const NONE: EntityChanges = { added: 0, changed: 0, gone: 0, unchanged: 0 };

export const NO_CHANGES: ChangeCounts = {
  licenseServers: { added: 0, changed: 0, unchanged: 0 },
  keyPacks: NONE,
  issuedLicenses: NONE,
  userCals: NONE,
  sessionHosts: NONE,
};

/** What one part changed. `server` is the license server it belongs to, `null` when it belongs to none. */
export interface PartChanges extends RowChanges {
  readonly scope: Scope;
  readonly server: string | null;
  /** The register did not know the server before. */
  readonly newServer: boolean;
}

/** Sums what the parts of an observation changed. */
export function sumChanges(parts: readonly PartChanges[]): ChangeCounts {
  const of = (scope: Scope): EntityChanges =>
    parts
      .filter((part) => part.scope === scope)
      .reduce(
        (sum, part) => ({
          added: sum.added + part.added,
          changed: sum.changed + part.changed,
          gone: sum.gone + part.gone,
          unchanged: sum.unchanged + part.unchanged,
        }),
        NONE,
      );
  return {
    licenseServers: serverChanges(parts),
    keyPacks: of('key-packs'),
    issuedLicenses: of('issued-licenses'),
    userCals: of('user-cals'),
    sessionHosts: of('session-host'),
  };
}

function serverChanges(parts: readonly PartChanges[]): ChangeCounts['licenseServers'] {
  const servers = new Map<string, 'added' | 'changed' | 'unchanged'>();
  for (const part of parts) {
    if (part.server === null) continue;
    const news = part.scope === 'license-server' && part.added + part.changed + part.gone > 0;
    if (part.newServer) servers.set(part.server, 'added');
    else if (servers.get(part.server) !== 'added' && news) servers.set(part.server, 'changed');
    else if (!servers.has(part.server)) servers.set(part.server, 'unchanged');
  }
  const count = (state: string) => [...servers.values()].filter((s) => s === state).length;
  return { added: count('added'), changed: count('changed'), unchanged: count('unchanged') };
}

/** What an observation changed, as the register stands: an import that comes late changes what later ones had changed. */
export async function changesOf(db: Kysely<Schema>, seq: number): Promise<ChangeCounts> {
  const rows = await db
    .selectFrom('coverage as c')
    .innerJoin('list as l', 'l.id', 'c.list_id')
    .select([
      'c.added',
      'c.changed',
      'c.gone',
      'c.unchanged',
      'l.scope',
      'l.license_server_id as server',
      'c.observed_at',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('coverage as e')
            .innerJoin('list as x', 'x.id', 'e.list_id')
            .select('e.seq')
            .whereRef('x.license_server_id', '=', 'l.license_server_id')
            .whereRef('e.observed_at', '<=', 'c.observed_at')
            .where((w) => w.or([w('e.observed_at', '<', w.ref('c.observed_at')), w('e.seq', '<', seq)])),
        )
        .as('known'),
    )
    .where('c.seq', '=', seq)
    .execute();
  return sumChanges(rows.map((row) => ({ ...row, newServer: row.server !== null && !row.known })));
}

/** The counts of an observation that changes nothing, from those of the one that it repeats. */
export function allUnchanged(first: ChangeCounts): ChangeCounts {
  const still = (c: { added: number; changed: number; unchanged: number }) => ({
    added: 0,
    changed: 0,
    gone: 0,
    unchanged: c.added + c.changed + c.unchanged,
  });
  const { added, changed, unchanged: same } = first.licenseServers;
  return {
    ...NO_CHANGES,
    licenseServers: { added: 0, changed: 0, unchanged: added + changed + same },
    keyPacks: still(first.keyPacks),
    issuedLicenses: still(first.issuedLicenses),
    userCals: still(first.userCals),
    sessionHosts: still(first.sessionHosts),
  };
}
