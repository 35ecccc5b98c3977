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
 */
export function thresholdFor(row: PositionRow, settings: FindingSettings): Threshold | null {
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

/** Licences at or below which a row is low. Percentages are of what is installed, rounded down. */
export function lowLevel(installed: number, { level }: Threshold): number {
  return level.unit === 'licenses' ? level.value : Math.floor((installed * level.value) / 100);
}
