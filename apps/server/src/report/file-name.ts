import type { Instant } from '@calepin/core';

/** `CAL_Inventory_20260114_0730.csv`: the instant that the figures are of, in UTC, as the readers take it. */
export function exportFileName(subject: string, asOf: Instant): string {
  const digits = new Date(asOf).toISOString().replace(/\D/g, '');
  return `${subject}_${digits.slice(0, 8)}_${digits.slice(8, 12)}.csv`;
}
