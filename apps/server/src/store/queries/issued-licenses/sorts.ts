import { type RawBuilder, sql } from 'kysely';
import type { LicenseIndex } from '../../dialect.ts';
import type { IssuedLicenseSort } from '../../register.ts';
import { compareCodePoints } from '../../text-key.ts';

/** A value by which the list is sorted; `null` comes last in both directions. */
export type SortValue = string | number | null;

/** What a list is sorted by, written exactly as its index has it; without a key, the license id alone decides. */
export const SORTS: Readonly<
  Record<
    IssuedLicenseSort,
    { readonly key: RawBuilder<SortValue> | null; readonly index: LicenseIndex | 'key' }
  >
> = {
  holder: { key: sql`coalesce(i.user_key, i.computer_key)`, index: 'holder' },
  computer: { key: sql`i.computer_key`, index: 'computer' },
  issued: { key: sql`i.issued_at`, index: 'issue' },
  expires: { key: sql`i.expires_at`, index: 'expiry' },
  licenseId: { key: null, index: 'key' },
};

/** The place of a row in the order: total, over all lists. */
export interface Place {
  readonly value: SortValue;
  readonly licenseId: number;
  readonly packNumber: number;
  readonly list: number;
}

export function comparePlaces(a: Place, b: Place, descending: boolean): number {
  if (a.value !== b.value && (a.value === null || b.value === null)) return a.value === null ? 1 : -1;
  const order =
    compareValues(a.value, b.value) ||
    a.licenseId - b.licenseId ||
    a.packNumber - b.packNumber ||
    a.list - b.list;
  return descending ? -order : order;
}

function compareValues(a: SortValue, b: SortValue): number {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  return a === b || a === null || b === null ? 0 : a < b ? -1 : 1;
}
