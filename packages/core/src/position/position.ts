import type { Instant } from '../domain/instant.ts';
import { PackGroup } from './pack-group.ts';
import type { LicenseTally, Position, RegisteredKeyPack } from './types.ts';

export interface PositionInput {
  readonly asOf: Instant;
  readonly keyPacks: Iterable<RegisteredKeyPack>;
  readonly tallies: Iterable<LicenseTally>;
  /** Readings older than this weaken the row with the gap `data-stale`; never when absent. */
  readonly staleAfter?: number;
}

/**
 * The position: one row per site, CAL type and version over the counted key packs. Types are never added together, and
 * packs whose type was not read stay apart by their text. Sorted by site, type and version, newest first.
 */
export function computePosition(input: PositionInput): Position {
  const tallies = new Map(Array.from(input.tallies, (tally) => [tally.keyPackRef, tally]));
  const groups = new Map<string, PackGroup>();
  for (const registered of input.keyPacks) {
    if (!registered.pack.counted) continue;
    const key = groupKey(registered);
    let group = groups.get(key);
    if (group === undefined) {
      group = new PackGroup(registered);
      groups.set(key, group);
    }
    group.add(registered, tallies.get(registered.id));
  }
  const rows = Array.from(groups.values(), (group) => group.row(input.asOf, input.staleAfter ?? null));
  rows.sort(
    (a, b) =>
      compareText(a.site, b.site) ||
      compareText(b.calType, a.calType) ||
      (b.productVersion.id ?? -1) - (a.productVersion.id ?? -1) ||
      compareText(a.productVersion.name ?? '', b.productVersion.name ?? '') ||
      compareText(a.label ?? '', b.label ?? ''),
  );
  return { asOf: input.asOf, rows };
}

/** Same key, same row. An unknown type or version keeps its text in the key, so that nothing unlike is added. */
export function groupKey({ site, pack }: RegisteredKeyPack): string {
  const version = pack.productVersion.id ?? pack.productVersion.name ?? '';
  const label = pack.calType === 'unknown' ? (pack.label ?? '') : '';
  return JSON.stringify([site, pack.calType, version, label]);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
