import type { InspectedDocument } from '@calepin/server/schemas';
import type { Text } from '../language/text.ts';

export type Changes = InspectedDocument['changes'];

const KINDS = ['licenseServers', 'keyPacks', 'issuedLicenses', 'userCals', 'sessionHosts'] as const;

interface Row {
  readonly kind: (typeof KINDS)[number];
  readonly added: number;
  readonly changed: number;
  /** `null` where the register never concludes that something is gone. */
  readonly gone: number | null;
  readonly unchanged: number;
}

/** The kinds that a document speaks of. */
export function rowsOf(changes: Changes): readonly Row[] {
  return KINDS.map((kind) => ({ gone: null, ...changes[kind], kind })).filter(
    (row) => row.added + row.changed + (row.gone ?? 0) + row.unchanged > 0,
  );
}

/** Whether the register's figures stay as they are. */
export function isUnchanged(changes: Changes): boolean {
  return rowsOf(changes).every((row) => row.added + row.changed + (row.gone ?? 0) === 0);
}

/** What several documents changed, one after the other. */
export function sumOf(all: readonly Changes[]): Changes {
  const plus = <Counts extends Record<string, number>>(a: Counts, b: Counts): Counts =>
    // The same keys with added values keep the shape.
    Object.fromEntries(Object.entries(a).map(([name, value]) => [name, value + (b[name] ?? 0)])) as Counts;
  return all.reduce(
    (sum, one) => ({
      licenseServers: plus(sum.licenseServers, one.licenseServers),
      keyPacks: plus(sum.keyPacks, one.keyPacks),
      issuedLicenses: plus(sum.issuedLicenses, one.issuedLicenses),
      userCals: plus(sum.userCals, one.userCals),
      sessionHosts: plus(sum.sessionHosts, one.sessionHosts),
    }),
    NONE,
  );
}

const NO_ROW = { added: 0, changed: 0, gone: 0, unchanged: 0 };
const NONE: Changes = {
  licenseServers: { added: 0, changed: 0, unchanged: 0 },
  keyPacks: NO_ROW,
  issuedLicenses: NO_ROW,
  userCals: NO_ROW,
  sessionHosts: NO_ROW,
};

/** `2 new key packs`, `1 key pack gone` …, in the order of the kinds; at most so many. */
export function changeWords(t: Text, changes: Changes, most: number): readonly string[] {
  const words = rowsOf(changes).flatMap(({ kind, added, changed, gone }) => [
    ...(added > 0 ? [t(`change.added.${kind}`, { count: added })] : []),
    ...(changed > 0 ? [t(`change.changed.${kind}`, { count: changed })] : []),
    ...(gone !== null && gone > 0 && kind !== 'licenseServers'
      ? [t(`change.gone.${kind}`, { count: gone })]
      : []),
  ]);
  return words.slice(0, most);
}
