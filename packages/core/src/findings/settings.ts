import type { PositionRow } from '../position/types.ts';
import type { FindingSettings, Threshold } from './types.ts';

/** 10 % left, 60 days before an expiry, a week without news. */
export const DEFAULT_SETTINGS: FindingSettings = Object.freeze({
  thresholds: [
    { site: null, calType: null, productVersionId: null, level: { unit: 'percent' as const, value: 10 } },
  ],
  expiryWarningDays: 60,
  staleAfterDays: 7,
});

/**
 * The threshold of a row: the one that names most of (site, CAL type, version); between equals the later in the list wins.
 * `null` when none applies: then nothing warns.
 *
 * @example
 * // 10 % everywhere, and 5 licences for Per Device: a Per Device row warns at 5 licences, whatever is installed.
 * thresholdFor(row, settings)?.level; // { unit: 'licenses', value: 5 }
 */
export function thresholdFor(
  row: Pick<PositionRow, 'site' | 'calType' | 'productVersion'>,
  settings: FindingSettings,
): Threshold | null {
  let best: Threshold | null = null;
  let bestPrecision = -1;
  for (const threshold of settings.thresholds) {
    if (threshold.site !== null && threshold.site !== row.site) continue;
    if (threshold.calType !== null && threshold.calType !== row.calType) continue;
    if (threshold.productVersionId !== null && threshold.productVersionId !== row.productVersion.id) continue;
    const precision = [threshold.site, threshold.calType, threshold.productVersionId].filter(
      (part) => part !== null,
    ).length;
    if (precision >= bestPrecision) {
      best = threshold;
      bestPrecision = precision;
    }
  }
  return best;
}

/** Absorbs what binary fractions lose: 33.3 % of 1,000 is 333. */
const ROUNDING = 1e-6;

/** Licences at or below which a row is low, a whole number. Percentages are of what is installed, rounded down. */
export function lowLevel(installed: number, { level }: Threshold): number {
  return Math.floor((level.unit === 'licenses' ? level.value : (installed * level.value) / 100) + ROUNDING);
}
