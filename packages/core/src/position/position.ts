import { CAL_TYPES } from '../domain/cal-type.ts';
import { DAY, type Instant } from '../domain/instant.ts';
import { compareOptionalText, compareText } from '../domain/text-order.ts';
import { PackGroup } from './pack-group.ts';
import type { LicenseTally, Position, PositionRow, RegisteredKeyPack } from './types.ts';

export interface PositionInput {
  readonly asOf: Instant;
  readonly keyPacks: Iterable<RegisteredKeyPack>;
  readonly tallies: Iterable<LicenseTally>;
  /** Readings older than `staleAfterDays` weaken the row with the gap `data-stale`; without settings none does. */
  readonly settings?: { readonly staleAfterDays: number };
}

/**
 * The position: one row per site, CAL type and version over the counted key packs. Types are never added together, and
 * packs whose type was not read stay apart by their text. A figure with a part that was not read is `null`, with a gap that
 * says how many parts lack and what the others add up to. Sorted by site, type and version, newest first. Linear in packs.
 *
 * @example
 * // One Per User pack of 270, of which 301 were issued:
 * computePosition({ asOf, keyPacks: [pack], tallies: [] }).rows;
 * // [{ calType: 'per-user', installed: 270, issued: 301, available: 0, overIssued: 31, confidence: 'complete', … }]
 */
export function computePosition(input: PositionInput): Position {
  const tallies = new Map<string, LicenseTally>();
  for (const tally of input.tallies) tallies.set(tally.keyPackRef, tally);
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
  const staleAfter = input.settings === undefined ? null : input.settings.staleAfterDays * DAY;
  const rows = Array.from(groups.values(), (group) => group.row(input.asOf, staleAfter));
  return { asOf: input.asOf, rows: rows.sort(compareRows) };
}

/** Same key, same row. An unknown type or version keeps its text in the key, so that nothing unlike is added. */
function groupKey({ site, pack }: RegisteredKeyPack): string {
  const version = pack.productVersion.id ?? pack.productVersion.name;
  return JSON.stringify([site, pack.calType, version, pack.calType === 'unknown' ? pack.label : null]);
}

function compareRows(a: PositionRow, b: PositionRow): number {
  return (
    compareText(a.site, b.site) ||
    CAL_TYPES.indexOf(a.calType) - CAL_TYPES.indexOf(b.calType) ||
    (b.productVersion.id ?? -1) - (a.productVersion.id ?? -1) ||
    compareOptionalText(a.productVersion.name, b.productVersion.name) ||
    compareOptionalText(a.label, b.label)
  );
}
