import { type RawBuilder, sql } from 'kysely';
import type { IssuedLicenseSort } from '../../register.ts';
import { compareCodePoints, prefixEnd } from '../../text-key.ts';
import type { Where } from './conditions.ts';
import { type Place, SORTS, type SortValue } from './sorts.ts';

interface Walk {
  readonly sort: IssuedLicenseSort;
  readonly descending: boolean;
  /** Only sort values that begin with it. */
  readonly prefix?: string | undefined;
}

/**
 * What follows a place, as ranges of one index in their order: written as one condition, the index would be read from
 * the first row with the same value. Rows without a value follow all others.
 */
export function rangesAfter(after: Place | null, list: number, walk: Walk): Where[][] {
  const { key } = SORTS[walk.sort];
  if (key === null) return after === null ? [[]] : afterKey(after, list, walk);
  const without: Where[][] = walk.prefix === undefined ? [[sql`${key} is null`]] : [];
  const values = valuesAfter(key, after, walk);
  if (after === null) return [...values, ...without];
  const same: Where = after.value === null ? sql`${key} is null` : sql`${key} = ${after.value}`;
  const alike = afterKey(after, list, walk).map((range) => [same, ...range]);
  if (after.value === null) return walk.prefix === undefined ? alike : [];
  return isWithin(after.value, walk.prefix) ? [...alike, ...values, ...without] : [...values, ...without];
}

/** Rows with the same value, by license and pack. */
function afterKey(after: Place, list: number, { descending }: Walk): Where[][] {
  const beyond = descending ? sql`<` : sql`>`;
  // A list on the far side of the cursor's own still has its row with the very same key to show.
  const farther = descending ? list < after.list : list > after.list;
  const onward = !farther ? beyond : descending ? sql`<=` : sql`>=`;
  return [
    [sql`i.license_id = ${after.licenseId}`, sql`i.pack_number ${onward} ${after.packNumber}`],
    [sql`i.license_id ${beyond} ${after.licenseId}`],
  ];
}

/** Rows with a value beyond that of the place. One bound on either side: of two, the index might be given the wider. */
function valuesAfter(
  key: RawBuilder<SortValue>,
  after: Place | null,
  { descending, prefix }: Walk,
): Where[][] {
  const value = after === null ? null : after.value;
  if (after !== null && value === null) return [];
  if (prefix === undefined) {
    if (value === null) return [[sql`${key} is not null`]];
    return [[descending ? sql`${key} < ${value}` : sql`${key} > ${value}`]];
  }
  const end = prefixEnd(prefix);
  if (value === null || !isWithin(value, prefix)) {
    const ahead = value === null || (descending ? isAtLeast(value, end) : !isAtLeast(value, prefix));
    return ahead ? [[sql`${key} >= ${prefix}`, sql`${key} < ${end}`]] : [];
  }
  return [
    descending
      ? [sql`${key} >= ${prefix}`, sql`${key} < ${value}`]
      : [sql`${key} > ${value}`, sql`${key} < ${end}`],
  ];
}

function isWithin(value: SortValue, prefix: string | undefined): boolean {
  return prefix === undefined || (isAtLeast(value, prefix) && !isAtLeast(value, prefixEnd(prefix)));
}

function isAtLeast(value: SortValue, bound: string): boolean {
  return compareCodePoints(String(value), bound) >= 0;
}
