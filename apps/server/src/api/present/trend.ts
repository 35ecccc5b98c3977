import { type Instant, productVersion, toIso } from '@calepin/core';
import type { TrendSeries } from '../../store/register.ts';
import type { Trend } from '../schemas/index.ts';
import type { Names } from './names.ts';

/** Installed and issued over time. */
export function presentTrend(series: readonly TrendSeries[], asOf: Instant, names: Names): Trend {
  return {
    asOf: toIso(asOf),
    series: series.map((one) => ({
      siteId: one.site,
      site: names.site(one.site),
      calType: one.calType,
      productVersion: { ...productVersion(one.productVersionId, one.label) },
      label: one.label,
      points: one.points.map((point) => ({ ...point, at: toIso(point.at) })),
    })),
  };
}
