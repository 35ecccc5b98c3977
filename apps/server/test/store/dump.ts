import type { FigureSource, Instant } from '@calepin/core';
import type { Page, Register } from '../../src/store/index.ts';

/** Everything that the register answers as of an instant, without the identifiers that differ from one to another. */
export async function dump(register: Register, asOf?: Instant): Promise<unknown> {
  const filter = asOf === undefined ? {} : { asOf };
  const packs = await register.keyPacks(filter);
  const snapshot = await register.snapshot(filter);
  const names = new Map(packs.map((pack) => [pack.id, `${pack.host} ${pack.pack.keyPackId}`]));
  return {
    servers: (await register.licenseServers(filter)).map(({ id: _, site: __, ...server }) => ({
      ...server,
      activationSource: source(server.activationSource),
      lastSeen: source(server.lastSeen),
      keyPacksSeen: source(server.keyPacksSeen),
    })),
    packs: packs.map(({ facts, missingSince, installedSource, issuedSource }) => ({
      facts,
      missingSince,
      installedSource: source(installedSource),
      issuedSource: source(issuedSource),
    })),
    disappeared: snapshot.disappeared.map((one) => [names.get(one.pack.id), one.missingSince]),
    previousTotals: snapshot.previousTotals.map(({ keyPackRef, ...total }) => ({
      pack: names.get(keyPackRef),
      ...total,
    })),
    tallies: snapshot.tallies
      .map(({ keyPackRef, ...tally }) => ({
        pack: names.get(keyPackRef) ?? '',
        ...tally,
        source: source(tally.source),
      }))
      .sort((a, b) => (a.pack < b.pack ? -1 : 1)),
    licenses: (await everyPage((page) => register.issuedLicenses({ ...filter, ...page, sort: 'licenseId' })))
      .map(({ id: _, site: __, keyPackRef, ...row }) => ({
        ...row,
        pack: keyPackRef === null ? null : names.get(keyPackRef),
      }))
      .sort((a, b) => (a.host < b.host ? -1 : a.host > b.host ? 1 : 0)),
    count: await register.issuedLicenseCount(filter),
    userCals: (await everyPage((page) => register.userCals({ ...filter, ...page }))).map(
      ({ id: _, site: __, ...cal }) => cal,
    ),
    sessionHosts: (await register.sessionHosts(filter)).map(({ id: _, site: __, lastSeen, ...host }) => ({
      ...host,
      lastSeen: source(lastSeen),
    })),
  };
}

/** How each key pack's figures went, by its name. */
export async function histories(register: Register): Promise<unknown> {
  const found = [];
  for (const pack of await register.keyPacks({})) {
    const entries = await register.keyPackHistory(pack.id);
    found.push([pack.host, pack.pack.keyPackId, entries.map(({ observationId: _, ...entry }) => entry)]);
  }
  return found;
}

const source = (from: FigureSource | null) => from && { observedAt: from.observedAt, method: from.method };

export async function everyPage<T>(
  page: (request: { limit: number; cursor?: string }) => Promise<Page<T>>,
  limit = 7,
): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | null = null;
  do {
    const next: Page<T> = await page({ limit, ...(cursor === null ? {} : { cursor }) });
    rows.push(...next.rows);
    cursor = next.next;
  } while (cursor !== null);
  return rows;
}
