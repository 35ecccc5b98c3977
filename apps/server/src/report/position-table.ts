import type { PositionRow } from '@calepin/core';
import { type Cell, instantCell } from './csv.ts';

export const POSITION_HEADER: readonly string[] = [
  'Site',
  'CalType',
  'ProductVersionId',
  'ProductVersion',
  'Label',
  'Bought',
  'Installed',
  'Issued',
  'Available',
  'OverIssued',
  'Reclaimable',
  'Shortfall',
  'Confidence',
  'Gaps',
  'InstalledAsOf',
  'IssuedAsOf',
];

/** One row of the position; `gaps` are its gaps as sentences. */
export function positionRow(row: PositionRow, site: string, gaps: readonly string[]): Cell[] {
  return [
    site,
    row.calType,
    row.productVersion.id,
    row.productVersion.name,
    row.label,
    row.bought,
    row.installed,
    row.issued,
    row.available,
    row.overIssued,
    row.reclaimable,
    row.shortfall,
    row.confidence,
    gaps.join(' · '),
    instantCell(row.sources.installed?.observedAt ?? null),
    instantCell(row.sources.issued?.observedAt ?? null),
  ];
}
