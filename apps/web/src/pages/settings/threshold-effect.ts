import { lowLevel, thresholdFor } from '@calepin/core';
import type { PositionRow } from '@calepin/server/schemas';
import { packName } from '../../figures/names.ts';
import type { Text } from '../../language/text.ts';
import { levelOf, type ThresholdDraft } from './draft.ts';

/** What a threshold means for the licences of today: which rows it rules, and at how many licences it warns. */
export function effectOf(
  t: Text,
  draft: ThresholdDraft,
  all: readonly ThresholdDraft[],
  rows: readonly PositionRow[],
): string {
  const thresholds = all.flatMap((one) => {
    const level = levelOf(one);
    return level === null ? [] : [{ draft: one, threshold: { ...one, level } }];
  });
  const mine = thresholds.find((one) => one.draft === draft)?.threshold;
  if (mine === undefined) return '';
  const settings = {
    thresholds: thresholds.map((one) => one.threshold),
    expiryWarningDays: 1,
    staleAfterDays: 1,
  };
  const ruled = rows.filter((row) => thresholdFor({ ...row, site: row.siteId }, settings) === mine);
  const [only] = ruled;
  if (only === undefined) return t('threshold.rules-none');
  if (ruled.length > 1 || only.installed === null) return t('threshold.rules', { count: ruled.length });
  const level = lowLevel(only.installed, mine);
  return t('threshold.rules-one', { name: packName(t, only), level, installed: only.installed });
}
